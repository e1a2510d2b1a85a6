"""Notices as the clerk makes them: look, change, preview, save, print, find again."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.notice import NoticeKind
from lianping_desk.domain.work import Meeting
from lianping_desk.services.desk import Desk
from lianping_desk.services.history.undo import undo
from lianping_desk.services.meetings.save_meeting import save_meeting
from lianping_desk.services.notices.draft_notices import NoticeAbout, draft_notices
from lianping_desk.services.notices.list_notices import list_notices
from lianping_desk.services.notices.show_text import own_text_path, shipped_text
from lianping_desk.services.notices.write_notices import NoticeFormat
from lianping_desk.services.periods.add_period import add_period
from lianping_desk.services.plan.show_plan import show_plan
from lianping_desk.ui import messages
from lianping_desk.ui.notices import making as making_module
from lianping_desk.ui.notices.dialog import NoticeDialog
from lianping_desk.ui.notices.open_notice import open_notice_dialog
from lianping_desk.ui.notices.register_dialog import RegisterDialog
from lianping_desk.ui.notices.text_dialog import TextDialog
from lianping_desk.ui.workspace import Workspace

DAY = date(2023, 7, 20)


@pytest.fixture
def workspace(desk: Desk) -> Iterator[Workspace]:
    add_period(desk, "2023H1", date(2023, 7, 10))
    desk.settings = replace(desk.settings, as_of=DAY.isoformat())
    made = Workspace(desk)
    yield made
    made.jobs.finish()


def letters(qtbot: QtBot, workspace: Workspace, *names: str) -> NoticeDialog:
    ids = [unit.id for unit in show_plan(workspace.desk).units if unit.name in names]
    about = NoticeAbout(NoticeKind.reminder, "2023H1", ids)
    made = NoticeDialog(workspace, about, draft_notices(workspace.desk, about, DAY))
    qtbot.addWidget(made, before_close_func=QDialog.accept)  # closing it would ask about what was typed
    made.show()
    return made


def done(qtbot: QtBot, workspace: Workspace) -> None:
    qtbot.waitUntil(lambda: not workspace.jobs.under_way, timeout=30_000)


def test_what_she_typed_is_not_thrown_away_without_asking(
    qtbot: QtBot, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(messages, "confirm", lambda _parent, question, *_, **__: bool(asked.append(question)))
    dialog = letters(qtbot, workspace, "县气象局")
    dialog.fields.text.setPlainText("写了很久的话。")
    dialog.reject()
    assert asked and dialog.isVisible()
    untouched = letters(qtbot, workspace, "县气象局")
    untouched.reject()
    assert len(asked) == 1 and not untouched.isVisible()


def test_each_letter_keeps_what_she_changed_in_it(qtbot: QtBot, workspace: Workspace) -> None:
    dialog = letters(qtbot, workspace, "县教育局", "县气象局")
    assert dialog.letters.isVisible()
    dialog.fields.text.setPlainText("给教育局的话。")
    dialog.letters.list.setCurrentRow(1)
    assert "给教育局的话" not in dialog.fields.text.toPlainText()
    dialog.fields.title_field.setText("给气象局的函")
    dialog.letters.list.setCurrentRow(0)
    assert dialog.fields.text.toPlainText() == "给教育局的话。"
    first, second = dialog.chosen()
    assert (first.notice.text, second.notice.title) == ("给教育局的话。", "给气象局的函")


def test_only_ticked_letters_are_saved_and_the_register_grows_by_them(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = letters(qtbot, workspace, "县教育局", "县气象局", "县总工会")
    item = dialog.letters.list.item(1)
    item.setCheckState(Qt.CheckState.Unchecked)
    assert "选中2份" in dialog.letters.count.text()
    monkeypatch.setattr(messages, "ask_folder", lambda *_: tmp_path)
    dialog.save(NoticeFormat.pdf)
    done(qtbot, workspace)
    qtbot.waitUntil(lambda: dialog.was_made, timeout=30_000)
    assert len(list(tmp_path.glob("*.pdf"))) == 2 == len(list_notices(workspace.desk))
    assert "已登记" in dialog.state.text()
    dialog.save(NoticeFormat.docx)
    done(qtbot, workspace)
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("*.docx"))) == 2, timeout=30_000)
    assert len(list_notices(workspace.desk)) == 2


def test_the_preview_shows_the_letters_as_they_will_be_printed(qtbot: QtBot, workspace: Workspace) -> None:
    dialog = letters(qtbot, workspace, "县气象局")
    assert not dialog.letters.isVisible()
    dialog.fields.text.setPlainText("请报送。")
    dialog.tabs.setCurrentIndex(1)
    done(qtbot, workspace)
    qtbot.waitUntil(lambda: dialog.pages.view.document.pageCount() == 1, timeout=30_000)
    assert "请报送。" in dialog.pages.view.document.getAllText(0).text()
    assert list_notices(workspace.desk) == (), "a look is no notice"


def test_printing_registers_what_goes_to_the_printer(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = letters(qtbot, workspace, "县气象局")
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "印出.pdf"))
    monkeypatch.setattr(making_module, "ask_printer", lambda *_: printer)
    dialog.print()
    done(qtbot, workspace)
    assert (tmp_path / "印出.pdf").stat().st_size > 1000
    assert len(list_notices(workspace.desk)) == 1 and dialog.was_made


def test_a_day_that_is_none_and_no_letter_ticked_are_said(
    qtbot: QtBot, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(messages, "show_trouble", lambda _parent, error: told.append(str(error)))
    dialog = letters(qtbot, workspace, "县教育局", "县气象局")
    dialog.fields.on.setText("七月")
    dialog.letters.list.setCurrentRow(1)
    assert "不是日期" in told[-1] and dialog.letters.list.currentRow() == 0
    dialog.fields.on.setText("2023-7-20")
    dialog.letters._tick(Qt.CheckState.Unchecked)
    dialog.save(NoticeFormat.pdf)
    assert "一份也没有选中" in told[-1]


def test_a_changed_text_drafts_the_letters_anew_and_a_mistake_stays_in_the_dialog(
    qtbot: QtBot, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def change(dialog: TextDialog) -> int:
        dialog.body.setPlainText("{单未}请报。")
        dialog.try_to_accept()
        assert not dialog.result() and "{单未}" in dialog._trouble.text()
        dialog.body.setPlainText("{单位}请报。")
        dialog.try_to_accept()
        return dialog.result()

    monkeypatch.setattr(TextDialog, "exec", change)
    dialog = letters(qtbot, workspace, "县气象局")
    dialog.change_text()
    assert dialog.fields.text.toPlainText().endswith("气象局请报。")
    assert own_text_path(workspace.desk.folder, NoticeKind.reminder).is_file()


def test_a_field_is_put_in_by_double_click_and_the_shipped_text_comes_back(qtbot: QtBot, workspace: Workspace) -> None:
    dialog = TextDialog(workspace, NoticeKind.reminder)
    qtbot.addWidget(dialog)
    shipped = dialog.body.toPlainText()
    dialog.body.clear()
    item = dialog.names.item(0)
    dialog.names.itemActivated.emit(item)
    assert dialog.body.toPlainText() == "{单位}"
    dialog._show(shipped_text(NoticeKind.reminder))
    assert dialog.body.toPlainText() == shipped


def test_a_damaged_text_of_hers_is_opened_for_her_to_put_right(
    qtbot: QtBot, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = own_text_path(workspace.desk.folder, NoticeKind.bulletin)
    path.parent.mkdir()
    path.write_text("标题：通报\n\n{不认识}\n", encoding="utf-8")
    told: list[DeskError] = []
    monkeypatch.setattr(messages, "show_trouble", lambda _parent, error: told.append(error))

    def repair(dialog: TextDialog) -> int:
        assert dialog.body.toPlainText() == "{不认识}"
        dialog.body.setPlainText("截至{截至日期}。")
        dialog.try_to_accept()
        return dialog.result()

    shown: list[str] = []

    def look(dialog: NoticeDialog) -> int:
        shown.append(dialog.fields.text.toPlainText())
        return 0

    monkeypatch.setattr(TextDialog, "exec", repair)
    monkeypatch.setattr(NoticeDialog, "exec", look)
    assert open_notice_dialog(workspace, NoticeAbout(NoticeKind.bulletin)) is False
    assert "{不认识}" in told[0].sentence
    assert shown == ["截至2023年7月20日。"]


def test_a_call_to_a_meeting_that_is_over_says_so_until_the_day_is_put_right(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting = save_meeting(workspace.desk, Meeting("2023年第一次联席会议", date(2023, 3, 14), "三楼会议室"))
    about = NoticeAbout(NoticeKind.invitation, meeting_id=meeting)
    dialog = NoticeDialog(workspace, about, draft_notices(workspace.desk, about, DAY))
    qtbot.addWidget(dialog, before_close_func=QDialog.accept)
    dialog.show()
    assert "会议2023年3月14日开" in dialog.state.text() and dialog.state.property("warning")
    monkeypatch.setattr(messages, "ask_save_name", lambda *_: tmp_path / "通知.docx")
    dialog.save(NoticeFormat.docx)
    done(qtbot, workspace)
    assert dialog._note is not None and "在会后" in dialog._note.text.text()
    dialog.fields.on.setText("2023-3-")
    dialog.fields.on.setText("2023-3-7")
    assert "会议" not in dialog.state.text() and not dialog.state.property("warning")


def test_nobody_to_write_to_is_said_and_no_dialog_opens(
    qtbot: QtBot, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(messages, "show_trouble", lambda _parent, error: told.append(str(error)))
    monkeypatch.setattr(NoticeDialog, "exec", lambda _dialog: pytest.fail("opened"))
    assert not open_notice_dialog(workspace, NoticeAbout(NoticeKind.supervision))
    assert "没有要督办的事项" in told[0]


def test_the_register_is_searched_narrowed_reopened_and_an_entry_deleted(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(messages, "ask_folder", lambda *_: tmp_path)
    dialog = letters(qtbot, workspace, "县教育局", "县气象局")
    dialog.save(NoticeFormat.pdf)
    done(qtbot, workspace)
    register = RegisterDialog(workspace)
    qtbot.addWidget(register)
    register.show()
    assert register.count.text() == "2份"
    register.search.setText("qxj")
    assert register.count.text() == "1 / 2份"
    register.view.select_row(register.view.rows_model.shown_rows()[0].id)
    opened: list[Any] = []
    monkeypatch.setattr(NoticeDialog, "exec", lambda one: opened.append(one.fields.addressee.text()))
    register.open_chosen()
    assert opened[0].endswith("气象局")
    monkeypatch.setattr(messages, "confirm", lambda *_, **__: True)
    register.delete()
    assert register.search.text() == "qxj" and register.view.rows_model.shown_rows() == []
    undo(workspace.desk)
    workspace.changed.emit()
    assert len(register.view.rows_model.shown_rows()) == 1


def test_an_empty_register_says_how_it_fills(qtbot: QtBot, workspace: Workspace) -> None:
    register = RegisterDialog(workspace)
    qtbot.addWidget(register)
    register.show()
    assert register.empty.isVisible() and not register.view.isVisible()
