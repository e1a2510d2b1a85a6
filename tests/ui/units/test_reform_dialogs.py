"""Merging, splitting and renaming units in the window."""

from collections.abc import Iterator
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from lianping_desk.domain.unit import Unit
from lianping_desk.services.desk import Desk
from lianping_desk.services.plan.show_plan import show_plan
from lianping_desk.services.returns.ledger.owed import owed_returns
from lianping_desk.ui.units.reform_dialog import MergeDialog, RenameDialog, SplitDialog
from lianping_desk.ui.units.screen import UnitsScreen
from lianping_desk.ui.workspace import Workspace

AFTER = date(2026, 6, 30)


@pytest.fixture
def screen(desk: Desk, qtbot: QtBot) -> Iterator[UnitsScreen]:
    workspace = Workspace(desk)
    workspace.choose_as_of(date(2026, 1, 1))
    made = UnitsScreen(workspace)
    qtbot.addWidget(made)
    made.resize(1218, 700)
    made.show()
    yield made
    workspace.jobs.finish()


def unit(desk: Desk, name: str) -> Unit:
    return next(unit for unit in show_plan(desk).units if unit.name == name)


def owing(desk: Desk) -> dict[str, int]:
    shown = show_plan(desk)
    return {one.unit.name: len(one.tasks) for one in owed_returns(shown.plan, shown.units, AFTER)}


def test_units_under_the_cursor_go_into_another(
    screen: UnitsScreen, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def agree(dialog: MergeDialog) -> bool:
        assert dialog.merged.text() == "县林业局"
        dialog.merged.setText("县林业局、县气象局")
        dialog.into.setText("县自然资源局")
        dialog.try_to_accept()
        return bool(dialog.result())

    monkeypatch.setattr(MergeDialog, "exec", agree)
    screen.view.select_row(unit(desk, "县林业局").id)
    screen.merge()
    assert {unit(desk, name).successor_id for name in ("县林业局", "县气象局")} == {unit(desk, "县自然资源局").id}
    assert "县林业局" not in owing(desk)
    assert "1个已撤并" not in screen.subtitle.text()
    assert "3个已撤并" in screen.subtitle.text()


def test_a_split_shows_its_tasks_and_all_parts_in_the_list(
    screen: UnitsScreen, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def agree(dialog: SplitDialog) -> bool:
        dialog.parts.setText("县文化和旅游局、县体育局")
        assert len(dialog.choices) == 4
        next(iter(dialog.choices.values())).choose(1)
        dialog.try_to_accept()
        return bool(dialog.result())

    monkeypatch.setattr(SplitDialog, "exec", agree)
    screen.view.select_row(unit(desk, "县文化广电旅游体育局").id)
    screen.split()
    found = owing(desk)
    assert (found["县文化和旅游局"], found["县体育局"]) == (3, 1)
    lines = {line.unit.name: line for line in screen.view.rows_model.rows}
    assert lines["县文化广电旅游体育局"].successor == "县文化和旅游局、县体育局"


def test_a_rename_needs_a_name_and_a_day(screen: UnitsScreen, desk: Desk, qtbot: QtBot) -> None:
    dialog = RenameDialog(screen.workspace, unit(desk, "县教育局"), show_plan(desk).units)
    qtbot.addWidget(dialog)
    dialog.try_to_accept()
    assert "名" in dialog._trouble.text() or "空" in dialog._trouble.text()
    dialog.name.setText("县教育体育局")
    dialog.day.setText("")
    dialog.try_to_accept()
    assert "日期" in dialog._trouble.text() or "哪一天" in dialog._trouble.text()
    dialog.day.setText("2026-03-01")
    dialog.try_to_accept()
    assert unit(desk, "县教育体育局").since == date(2026, 3, 1)
    assert owing(desk)["县教育体育局"] == 8
