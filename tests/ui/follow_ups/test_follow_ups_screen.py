"""The screen 督办 as she uses it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from lianping_desk.domain.follow_up_text import FollowUpSurroundings
from lianping_desk.domain.work import FollowUp, Meeting
from lianping_desk.domain.work_state import FollowUpState
from lianping_desk.services.desk import Desk
from lianping_desk.services.follow_ups.list_follow_ups import FollowUpLine, list_follow_ups
from lianping_desk.services.follow_ups.save_follow_ups import save_follow_ups
from lianping_desk.services.history.undo import undo
from lianping_desk.services.meetings.save_meeting import save_meeting
from lianping_desk.ui import messages
from lianping_desk.ui.follow_ups.columns import COLUMN_KEYS
from lianping_desk.ui.follow_ups.dialogs import FollowUpDialog
from lianping_desk.ui.follow_ups.screen import FollowUpsScreen
from lianping_desk.ui.meeting.meeting_dialog import MeetingDialog
from lianping_desk.ui.workspace import Workspace

DAY = date(2023, 6, 30)


def make_screen(qtbot: QtBot, desk: Desk) -> FollowUpsScreen:
    desk.settings = replace(desk.settings, as_of=DAY.isoformat())
    made = FollowUpsScreen(Workspace(desk))
    qtbot.addWidget(made)
    made.resize(1200, 600)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk) -> Iterator[FollowUpsScreen]:
    around = list_follow_ups(desk, DAY)
    education = next(unit for unit in around.units if unit.name == "县教育局")
    meeting_id = save_meeting(desk, Meeting("第一次联席会议", date(2023, 3, 1)))
    save_follow_ups(
        desk,
        [
            FollowUp("报送科普资源清单", education.id, around.plan.tasks[0].id, meeting_id, date(2023, 6, 15)),
            FollowUp("明确联络员", meeting_id=meeting_id, due=date(2023, 7, 31)),
            FollowUp("补报台账", due=date(2023, 5, 1), done_on=date(2023, 5, 2)),
        ],
    )
    made = make_screen(qtbot, desk)
    yield made
    made.hide()


def lines(screen: FollowUpsScreen) -> tuple[FollowUpLine, ...]:
    return list_follow_ups(screen.workspace.desk, DAY).lines


def shown(screen: FollowUpsScreen) -> list[str]:
    return [line.follow_up.matter for line in screen.view.rows_model.shown_rows()]


def type_into(screen: FollowUpsScreen, matter: str, column: str, text: str) -> None:
    rows = screen.view.rows_model
    line = shown(screen).index(matter)
    rows.setData(rows.index(line, COLUMN_KEYS.index(column)), text)


def test_it_counts_how_they_stand_and_filters_by_state_and_unit(screen: FollowUpsScreen) -> None:
    assert screen.subtitle.text().endswith("逾期 1 · 未到期 1 · 已办结 1")
    screen.state.choose(FollowUpState.late)
    assert shown(screen) == ["报送科普资源清单"]
    screen.state.choose(None)
    screen.unit.setCurrentText("县教育局")
    assert shown(screen) == ["报送科普资源清单"]


def test_search_finds_by_pinyin_of_matter_unit_or_meeting(qtbot: QtBot, screen: FollowUpsScreen) -> None:
    qtbot.keyClicks(screen.search, "lianluoyuan")
    assert shown(screen) == ["明确联络员"]
    screen.search.setText("jyj")
    assert shown(screen) == ["报送科普资源清单"]


def test_cells_are_edited_in_place_and_undone(screen: FollowUpsScreen) -> None:
    type_into(screen, "明确联络员", "unit", "县科协")
    type_into(screen, "明确联络员", "due", "2023年6月1日")
    [line] = [line for line in lines(screen) if line.follow_up.matter == "明确联络员"]
    assert (line.unit, line.follow_up.due, line.state) == ("县科协", date(2023, 6, 1), FollowUpState.late)
    undo(screen.workspace.desk)
    assert [line.follow_up.due for line in lines(screen) if line.follow_up.matter == "明确联络员"] == [
        date(2023, 7, 31)
    ]


def test_an_unknown_unit_is_told_and_changes_nothing(screen: FollowUpsScreen, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(messages, "show_trouble", lambda _parent, error: told.append(str(error)))
    type_into(screen, "明确联络员", "unit", "县教育")
    assert "没有单位“县教育”" in told[0]
    assert "县教育局" in told[0]
    assert all(not line.unit for line in lines(screen) if line.follow_up.matter == "明确联络员")


def test_done_is_dated_by_the_chosen_day_and_can_be_taken_back(screen: FollowUpsScreen) -> None:
    screen.view.select_row(lines(screen)[1].id)
    screen.close_chosen()
    assert lines(screen)[1].follow_up.done_on == DAY
    screen.close_chosen()
    assert lines(screen)[1].follow_up.done_on is None


def test_delete_asks_and_takes_the_selected_ones(screen: FollowUpsScreen, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([False, True])
    monkeypatch.setattr(messages, "confirm", lambda *_given, **_named: next(answers))
    screen.view.selectAll()
    screen.delete()
    assert len(lines(screen)) == 3
    screen.delete()
    assert lines(screen) == ()
    assert screen.empty.isVisible()


def test_an_empty_screen_takes_what_it_asks_her_to_paste(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(messages, "confirm", lambda *_given, **_named: True)
    screen = make_screen(qtbot, desk)
    QGuiApplication.clipboard().setText("序号\t督办事项\t承办单位\t办理时限\r\n1\t修订方案\t县科协\t2023.9.1\r\n")
    screen.empty.setFocus()
    qtbot.keyClick(screen.empty, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    [line] = lines(screen)
    assert (line.follow_up.matter, line.unit, line.follow_up.due) == ("修订方案", "县科协", date(2023, 9, 1))
    assert screen.view.isVisible()
    screen.hide()


def test_a_column_from_excel_goes_over_the_cells_below_the_cursor(screen: FollowUpsScreen) -> None:
    screen.view.select_row(screen.view.rows_model.row_at(0).id, COLUMN_KEYS.index("note"))
    screen.paste([["催办一次"], ["已电话联系"]])
    assert [line.follow_up.note for line in lines(screen)] == ["催办一次", "已电话联系", ""]


def test_the_dialog_says_what_is_missing_and_knows_a_meeting_just_added(qtbot: QtBot, screen: FollowUpsScreen) -> None:
    assert screen._around is not None
    meeting = MeetingDialog(screen.workspace)
    qtbot.addWidget(meeting)
    meeting.title_field.setText("第二次联席会议")
    meeting.try_to_accept()
    screen.workspace.changed.emit()
    around: FollowUpSurroundings = screen._around
    dialog = FollowUpDialog(screen.workspace, around)
    qtbot.addWidget(dialog)
    dialog.try_to_accept()
    assert dialog.added_id == 0
    dialog.matter.setPlainText("修订实施方案")
    dialog.meeting.setCurrentText("第二次联席会议")
    dialog.due.setText("2023-12-31")
    dialog.try_to_accept()
    [line] = [line for line in lines(screen) if line.id == dialog.added_id]
    assert (line.follow_up.matter, line.meeting, line.follow_up.due) == (
        "修订实施方案",
        "第二次联席会议",
        date(2023, 12, 31),
    )


def test_another_screen_leads_to_a_row_or_to_what_is_late(screen: FollowUpsScreen) -> None:
    screen.show_place(FollowUpState.late)
    assert shown(screen) == ["报送科普资源清单"]
    screen.show_place(("follow_up", lines(screen)[2].id))
    assert screen.view.current_row().id == lines(screen)[2].id
