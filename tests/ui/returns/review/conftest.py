"""A window's workspace with the first half of 2023 open, and a way to sit down at a review."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from lianping_desk.services.desk import Desk
from lianping_desk.services.periods.add_period import add_period
from lianping_desk.services.plan.show_plan import show_plan
from lianping_desk.services.returns.importing.answers import AnsweredImport
from lianping_desk.ui.returns.incoming import Incoming
from lianping_desk.ui.workspace import Workspace
from tests.ui.returns.review.at_the_review import ClerkAtReview

Sit = Callable[..., ClerkAtReview]


@pytest.fixture
def half_year(desk: Desk) -> Desk:
    add_period(desk, "2023H1")
    return desk


@pytest.fixture
def workspace(half_year: Desk) -> Iterator[Workspace]:
    made = Workspace(half_year)
    yield made
    made.jobs.finish()


@pytest.fixture
def imported() -> list[AnsweredImport]:
    """What imports did."""
    return []


@pytest.fixture
def sit_down(workspace: Workspace, imported: list[AnsweredImport], qtbot: QtBot) -> Iterator[Sit]:
    """Drop files and sit before their review, with `period` chosen; without files, before the open doubts."""
    incoming = Incoming(workspace, imported.append)
    plan = show_plan(workspace.desk).plan

    def sit(*files: Path, period: str | None = None) -> ClerkAtReview:
        if files:
            incoming.take(files, plan, period)
        else:
            incoming.review_doubts(plan, "2023H1")
        qtbot.waitUntil(lambda: incoming.dialog is not None, timeout=30_000)
        assert incoming.dialog is not None
        incoming.dialog.activateWindow()
        qtbot.waitUntil(incoming.dialog.isActiveWindow, timeout=30_000)
        return ClerkAtReview(qtbot, workspace, incoming.dialog)

    yield sit
    if incoming.dialog is not None:
        incoming.dialog.decided.steps.clear()
        incoming.dialog.reject()
    qtbot.waitUntil(lambda: not workspace.jobs.under_way, timeout=30_000)
