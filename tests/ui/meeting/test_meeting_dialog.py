"""A meeting and its agenda, typed, proposed and moved by key."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lianping_desk.domain.notice import AgendaItem
from lianping_desk.services.desk import Desk
from lianping_desk.services.history.undo import undo
from lianping_desk.services.meetings.list_meetings import list_meetings
from lianping_desk.services.meetings.show_agenda import show_agenda
from lianping_desk.ui import messages
from lianping_desk.ui.meeting.agenda_list import AgendaList
from lianping_desk.ui.meeting.meeting_dialog import MeetingDialog
from lianping_desk.ui.meeting.screen import MeetingScreen
from lianping_desk.ui.notices import menu as menu_module
from lianping_desk.ui.workspace import Workspace


@pytest.fixture
def workspace(desk: Desk) -> Iterator[Workspace]:
    desk.settings = replace(desk.settings, as_of="2023-07-20")
    made = Workspace(desk)
    yield made
    made.jobs.finish()


def titles(agenda: AgendaList) -> list[str]:
    return [item.title for item in agenda.items()]


def test_items_move_by_key_and_only_those_with_a_title_count(qtbot: QtBot) -> None:
    agenda = AgendaList()
    qtbot.addWidget(agenda)
    with qtbot.waitActive(agenda):
        agenda.show()
        agenda.activateWindow()
    agenda.show_items([AgendaItem(1, 0, "甲", id=7), AgendaItem(1, 1, "乙", "某局", 8), AgendaItem(1, 2, "丙", id=9)])
    agenda.list.setFocus()
    qtbot.keyClick(agenda.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert titles(agenda) == ["乙", "甲", "丙"]
    assert [item.id for item in agenda.items()] == [8, 7, 9] and agenda.items()[0].speaker == "某局"
    agenda.move_current(-1)
    agenda.move_current(-1)
    assert titles(agenda) == ["甲", "乙", "丙"], "the first item cannot go higher"
    agenda.add()
    assert titles(agenda) == ["甲", "乙", "丙"]
    agenda.list.currentItem().setText(0, "新")
    assert titles(agenda) == ["甲", "新", "乙", "丙"]
    agenda.remove()
    assert titles(agenda) == ["甲", "乙", "丙"]


def test_a_new_meeting_with_a_proposed_agenda_is_stored_in_one_step(
    qtbot: QtBot, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = MeetingDialog(workspace)
    qtbot.addWidget(dialog)
    dialog.title_field.setText("第二次联席会议")
    dialog.on.setText("2023-7-27")
    dialog.time.setText("上午9:00")
    dialog.chair.setText("副县长")
    dialog.propose()
    assert dialog.agenda.items()[-1].speaker == "副县长"
    asked: list[str] = []
    monkeypatch.setattr(messages, "confirm", lambda *words, **_: bool(asked.append(words[1])))
    dialog.propose()
    assert asked, "the list was replaced without asking"
    dialog.try_to_accept()
    (meeting,) = list_meetings(workspace.desk)
    assert (meeting.on, meeting.time, meeting.chair) == (date(2023, 7, 27), "上午9:00", "副县长")
    assert len(show_agenda(workspace.desk, meeting.id)) == len(dialog.agenda.items())
    again = MeetingDialog(workspace, meeting)
    qtbot.addWidget(again)
    assert titles(again.agenda) == titles(dialog.agenda)


def test_a_meeting_entered_twice_is_deleted_where_it_is_edited_and_comes_back_by_undo(
    qtbot: QtBot, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = MeetingScreen(workspace)
    qtbot.addWidget(screen)
    screen.show()
    for _ in range(2):
        dialog = MeetingDialog(workspace)
        qtbot.addWidget(dialog)
        dialog.try_to_accept()
    workspace.changed.emit()
    screen.choices.meeting.choose(dialog.meeting_id)
    monkeypatch.setattr(messages, "confirm", lambda *_given, **_named: True)

    def delete(opened: MeetingDialog) -> int:
        qtbot.addWidget(opened)
        button = next(one for one in opened.buttons.buttons() if one.text() == "删除会议")
        button.click()
        return opened.result()

    monkeypatch.setattr(MeetingDialog, "exec", delete)
    screen.edit_meeting()
    assert len(list_meetings(workspace.desk)) == 1
    assert screen.choices.meeting.chosen == 0
    undo(workspace.desk)
    assert len(list_meetings(workspace.desk)) == 2


def test_a_meeting_without_a_day_keeps_the_dialog_open(qtbot: QtBot, workspace: Workspace) -> None:
    dialog = MeetingDialog(workspace)
    qtbot.addWidget(dialog)
    dialog.on.clear()
    dialog.try_to_accept()
    assert not dialog.result() and list_meetings(workspace.desk) == ()


def test_the_menu_asks_for_a_meeting_before_it_invites(
    qtbot: QtBot, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    opened: list[object] = []
    monkeypatch.setattr(messages, "tell", lambda _parent, sentence, *_: told.append(sentence))
    monkeypatch.setattr(menu_module, "open_notice_dialog", lambda _workspace, about: opened.append(about))
    screen = MeetingScreen(workspace)
    qtbot.addWidget(screen)
    screen.show()
    screen.notices.invite()
    screen.notices.remind()
    assert told == ["请先选一次会议。", "还没有填报期。"] and opened == []
    dialog = MeetingDialog(workspace)
    qtbot.addWidget(dialog)
    dialog.try_to_accept()
    workspace.changed.emit()
    screen.choices.meeting.choose(dialog.meeting_id)
    screen.notices.invite()
    screen.notices.report()
    assert len(opened) == 2
