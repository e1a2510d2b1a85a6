"""Files of another period than the one she chose: one question is asked once, not for every file twice."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenuBar
from pytestqt.qtbot import QtBot

from lianping_desk.domain.decision import Settled
from lianping_desk.services.history.undo import undo
from lianping_desk.services.periods.add_period import add_period
from lianping_desk.services.returns.doubts.show_doubts import waiting_doubts
from lianping_desk.services.returns.importing.answers import AnsweredImport
from lianping_desk.services.returns.importing.undo_import import imports
from lianping_desk.services.returns.ledger.status import ReturnState, returns_status
from lianping_desk.ui.menus import WindowActions, build_menus
from lianping_desk.ui.plan.actions import PlanActions
from lianping_desk.ui.workspace import Workspace
from tests.ui.returns.review.at_the_review import ClerkAtReview, office_table
from tests.ui.returns.review.conftest import Sit

KNOWN = ("序号", "工作任务", "工作进展情况", "完成进度（%）")
ROW = (1, "实施青少年科学素质提升行动", "科技节", "60%")
UNITS = ("县教育局", "团县委", "县农业农村局")


@pytest.fixture
def of_another_period(workspace: Workspace, tmp_path: Path) -> Sequence[Path]:
    """Three returns that say 2023H1 in the sheet and in the name; she has chosen 2022H2."""
    add_period(workspace.desk, "2022H2")
    return [office_table(tmp_path / f"{unit}2023年上半年.xlsx", [ROW], KNOWN, unit=unit) for unit in UNITS]


def received(workspace: Workspace, period: str) -> set[str]:
    """The units whose return is in, without a doubt."""
    return {one.unit.name for one in returns_status(workspace.desk, period).units if one.state is ReturnState.received}


def open_fields(clerk: ClerkAtReview) -> list[str]:
    decided = clerk.dialog.decided
    return [stop.doubt.doubt.field for stop in clerk.dialog._walk.stops if decided.is_open(stop.doubt)]


def test_a_file_has_one_period_and_is_asked_for_it_once(sit_down: Sit, of_another_period: Sequence[Path]) -> None:
    clerk = sit_down(of_another_period[0], period="2022H2")
    assert open_fields(clerk) == ["period", "period"]
    clerk.dialog.answer("2023H1")
    assert open_fields(clerk) == [] and "都处理完了" in clerk.said
    assert clerk.dialog.about.text() == f"{UNITS[0]}　2023年上半年"
    assert len({clerk.dialog.decided.in_words(stop.doubt) for stop in clerk.dialog._walk.stops}) == 1
    clerk.press("Backspace")
    assert open_fields(clerk) == ["period", "period"]
    assert clerk.dialog.about.text() == f"{UNITS[0]}　2022年下半年"
    clerk.press("D")
    assert {one.how for one in clerk.dialog.decided.decisions.values()} == {Settled.left_out}


def test_a_third_period_in_a_file_is_shown_and_the_last_answer_holds_for_the_whole_file(
    sit_down: Sit, workspace: Workspace, tmp_path: Path
) -> None:
    for code in ("2022H2", "2022H1"):
        add_period(workspace.desk, code)
    plain = office_table(tmp_path / "县教育局2023年上半年.xlsx", [ROW], KNOWN)
    mixed = office_table(tmp_path / "团县委2022年上半年.xlsx", [ROW], KNOWN, unit="团县委")
    clerk = sit_down(plain, mixed, period="2022H2")
    clerk.dialog.answer("2023H1")
    assert clerk.dialog.heading.text() == mixed.name
    assert not clerk.dialog.card.as_before_button.isVisible(), "it asks about a third period too"
    clerk.dialog.answer("2023H1")
    assert open_fields(clerk) == ["period"], "its name says another half-year: she has to see it"
    clerk.dialog.answer("2022H1")
    assert open_fields(clerk) == [] and clerk.dialog.about.text() == "团县委　2022年上半年"
    clerk.press("Return")
    assert received(workspace, "2022H1") == {"团县委"} and received(workspace, "2023H1") == {"县教育局"}


def test_one_key_decides_for_all_files_that_ask_between_the_same_periods(
    sit_down: Sit, workspace: Workspace, imported: list[AnsweredImport], of_another_period: Sequence[Path]
) -> None:
    clerk = sit_down(*of_another_period, period="2022H2")
    button = clerk.dialog.card.as_before_button
    assert not button.isVisible()
    clerk.press("A")  # there is nothing before
    assert len(open_fields(clerk)) == 6
    clerk.dialog.answer("2023H1")
    assert clerk.dialog.heading.text().startswith(UNITS[1])
    assert button.isVisible() and button.text() == "A　照前面定：2023年上半年（2份都这样）"
    clerk.press("A")
    assert open_fields(clerk) == []
    clerk.press("Backspace")
    assert len(open_fields(clerk)) == 4
    clerk.press("A", "Return")
    assert received(workspace, "2023H1") == set(UNITS) and received(workspace, "2022H2") == set()
    (done,) = imported
    assert (done.open_doubts, done.refused) == (0, ())
    undo(workspace.desk)
    assert received(workspace, "2023H1") == set()


def test_files_kept_in_doubt_about_their_period_are_settled_the_same_way_later(
    sit_down: Sit, workspace: Workspace, of_another_period: Sequence[Path]
) -> None:
    sit_down(*of_another_period, period="2022H2").press("Return")
    assert received(workspace, "2023H1") == set()
    clerk = sit_down()
    assert len(open_fields(clerk)) == 6
    clerk.dialog.answer("2023H1")
    clerk.press("A")
    assert open_fields(clerk) == []
    clerk.press("Return")
    assert received(workspace, "2023H1") == set(UNITS)


def test_undo_redo_and_undo_from_the_menu_take_what_was_settled_together_as_one_step(
    sit_down: Sit, workspace: Workspace, of_another_period: Sequence[Path], qtbot: QtBot
) -> None:
    bar = QMenuBar()
    qtbot.addWidget(bar)
    nothing = WindowActions(*(lambda: None for _ in range(4)))
    build_menus(bar, workspace, nothing, PlanActions(workspace))
    keys = {one.shortcut().toString(): one for one in bar.findChildren(QAction)}
    sit_down(*of_another_period, period="2022H2").press("Return")
    clerk = sit_down()
    clerk.dialog.answer("2023H1")
    clerk.press("A", "Return")
    notes: list[str] = []
    workspace.noted.connect(notes.append)
    for key, units, waiting in (("Ctrl+Z", set(), 6), ("Ctrl+Y", set(UNITS), 0), ("Ctrl+Z", set(), 6)):
        keys[key].trigger()
        assert received(workspace, "2023H1") == units
        assert len(waiting_doubts(workspace.desk)) == waiting
    assert [note[:3] for note in notes] == ["已撤销", "已恢复", "已撤销"]
    assert len(imports(workspace.desk)) == 1, "the import itself stays"
