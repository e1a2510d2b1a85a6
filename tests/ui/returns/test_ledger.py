"""The ledger as she works in it: counts to press, boxes to tick, whom to call, what was said, letters and copies."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lianping_desk.domain.ledger import ContactWay, Tick
from lianping_desk.domain.notice import NoticeKind
from lianping_desk.domain.received import Doubt
from lianping_desk.domain.unit import Contact
from lianping_desk.domain.unit_return import ReturnMark, UnitReturn
from lianping_desk.services.desk import Desk
from lianping_desk.services.history.undo import undo
from lianping_desk.services.periods.add_period import add_period
from lianping_desk.services.returns.importing.import_files import import_files
from lianping_desk.services.returns.ledger.log_reminders import Called, log_reminders
from lianping_desk.services.returns.ledger.status import returns_status
from lianping_desk.services.units.edit_unit import edit_unit
from lianping_desk.ui import messages
from lianping_desk.ui.returns.ledger import ledger_actions
from lianping_desk.ui.returns.ledger.chase_dialog import ChaseDialog
from lianping_desk.ui.returns.ledger.reminders_dialog import RemindersDialog
from lianping_desk.ui.returns.ledger.state_chips import Sort
from lianping_desk.ui.returns.nameless_files import NamelessFilesDialog
from lianping_desk.ui.returns.screen import ReturnsScreen
from lianping_desk.ui.returns.unit_return.unit_dialog import UnitReturnDialog
from lianping_desk.ui.tables.columns import TICKED, UNTICKED
from lianping_desk.ui.workspace import Workspace
from tests.services.returns.filling import progress_line, reading

AS_OF = date(2023, 7, 20)
SCHOOL, TOWN, SCIENCE = "县教育局", "大湖镇", "县气象局"


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[ReturnsScreen]:
    """The first half of 2023, one return in; nobody else has answered by 20 July."""
    desk.settings = replace(desk.settings, as_of=AS_OF.isoformat())
    add_period(desk, "2023H1")
    path, read = reading(tmp_path, "一.xlsx", SCHOOL, "2023H1", [progress_line(1, percent=60)])
    import_files(desk, [path], read=[read], received_on=date(2023, 7, 6))
    made = ReturnsScreen(Workspace(desk))
    qtbot.addWidget(made)
    made.resize(1180, 640)
    made.show()
    made.activateWindow()
    yield made
    made.workspace.jobs.finish()


def line(screen: ReturnsScreen, unit: str = SCHOOL) -> UnitReturn:
    status = returns_status(screen.workspace.desk, "2023H1", AS_OF)
    return next(one for one in status.units if one.unit.name == unit)


def shown_units(screen: ReturnsScreen) -> list[str]:
    return [one.unit.name for one in screen.ledger.view.rows_model.shown_rows()]


def select(screen: ReturnsScreen, unit: str, column: str = "单位") -> None:
    screen.ledger.view.select_row(line(screen, unit).id, column_of(screen, column))


def column_of(screen: ReturnsScreen, title: str) -> int:
    return [one.title for one in screen.ledger.view.rows_model.columns].index(title)


def cell(screen: ReturnsScreen, unit: str, column: str) -> str:
    row = shown_units(screen).index(unit)
    return str(screen.ledger.view.rows_model.index(row, column_of(screen, column)).data())


def click(screen: ReturnsScreen, unit: str, column: str) -> None:
    view = screen.ledger.view
    index = view.rows_model.index(shown_units(screen).index(unit), column_of(screen, column))
    view.scrollTo(index)
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, view.visualRect(index).center()
    )


def noted(screen: ReturnsScreen) -> list[str]:
    told: list[str] = []
    screen.workspace.noted.connect(told.append)
    return told


def call(screen: ReturnsScreen, unit: str, day: int, promised: date | None = None) -> None:
    called = Called(ContactWay.phone, datetime(2023, 7, day, 9), "王老师", "在等领导审", promised)
    log_reminders(screen.workspace.desk, "2023H1", [line(screen, unit).unit.id], called)
    screen.workspace.changed.emit()


def in_dialog(monkeypatch: pytest.MonkeyPatch, kind: Any, use: Callable[[Any], None]) -> None:
    """When a dialog of this kind opens, use it as she would."""

    def opened(dialog: Any) -> int:
        dialog.show()
        use(dialog)
        return int(dialog.result())

    monkeypatch.setattr(kind, "exec", opened)


def test_the_counts_are_buttons_that_show_what_they_count(screen: ReturnsScreen) -> None:
    chips = {button.property("word"): button for button in screen.ledger.state._buttons.values() if button.isVisible()}
    assert {word: button.text() for word, button in chips.items()} == {
        "全部": "全部 41",
        "待收": "待收 40",
        "逾期": "逾期 40",
        "未发": "未发 40",
        "已收": "已收 1",
        "缺手续": "缺手续 1",
    }
    chips["已收"].click()
    assert shown_units(screen) == [SCHOOL]
    chips["逾期"].click()
    assert len(shown_units(screen)) == 40 and SCHOOL not in shown_units(screen)
    chips["全部"].click()
    assert len(shown_units(screen)) == 41


def test_those_to_call_begin_with_the_broken_promise(screen: ReturnsScreen) -> None:
    call(screen, TOWN, 12, date(2023, 7, 18))
    call(screen, SCIENCE, 12, date(2023, 7, 25))
    screen.ledger.state.choose(Sort.awaited)
    ordered = shown_units(screen)
    assert (ordered[0], ordered[-1]) == (TOWN, SCIENCE)
    assert cell(screen, TOWN, "最近催报") == "07-12 电话" and cell(screen, TOWN, "答应报送") == "2023-07-18"
    assert cell(screen, TOWN, "状态") == "催报中" and cell(screen, TOWN, "逾期") == "10天"
    select(screen, TOWN)
    assert "答应7月18日报，已过2天" in screen.ledger.strip.said.text()


def test_sorted_by_state_what_is_awaited_comes_before_what_is_done(screen: ReturnsScreen) -> None:
    call(screen, TOWN, 12)
    screen.ledger.view.sortByColumn(column_of(screen, "状态"), Qt.SortOrder.DescendingOrder)
    assert shown_units(screen)[:2] == [SCHOOL, TOWN]
    screen.ledger.view.sortByColumn(column_of(screen, "答应报送"), Qt.SortOrder.AscendingOrder)
    assert len(shown_units(screen)) == 41


def test_departments_and_towns_are_filtered_apart(screen: ReturnsScreen) -> None:
    screen.ledger.kind.setCurrentText("机关和部门")
    assert len(shown_units(screen)) == 28 and TOWN not in shown_units(screen)
    screen.ledger.kind.setCurrentText("乡镇（街道）")
    assert len(shown_units(screen)) == 13
    screen.ledger.search.setText("dhz")
    assert shown_units(screen) == [TOWN]


def test_a_click_ticks_and_another_takes_it_back_each_with_undo(screen: ReturnsScreen) -> None:
    assert (cell(screen, SCHOOL, "电子"), cell(screen, SCHOOL, "审签")) == (TICKED, UNTICKED)
    click(screen, SCHOOL, "审签")
    assert line(screen).ticks[Tick.reviewed] == AS_OF and cell(screen, SCHOOL, "审签") == TICKED
    click(screen, SCHOOL, "审签")
    assert Tick.reviewed not in line(screen).ticks
    undo(screen.workspace.desk)
    assert Tick.reviewed in line(screen).ticks


def test_space_ticks_the_column_of_the_cursor_for_all_selected_units(screen: ReturnsScreen) -> None:
    view = screen.ledger.view
    column = column_of(screen, "纸质")
    view.setFocus()
    view.setCurrentIndex(view.rows_model.index(0, column))
    for _ in range(2):
        QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Qt.Key.Key_Space)
    ticked = [one for one in returns_status(screen.workspace.desk, "2023H1", AS_OF).units if Tick.stamped in one.ticks]
    assert [one.unit.name for one in ticked] == shown_units(screen)[:3]
    assert screen.ledger.selected() == ticked, "the next thing she does is about the same units"


def test_a_file_that_is_there_cannot_be_unticked_and_she_is_told_why(screen: ReturnsScreen) -> None:
    told = noted(screen)
    click(screen, SCHOOL, "电子")
    assert "自动登记" in told[-1] and Tick.electronic in line(screen).ticks


def test_a_call_is_written_down_with_the_units_own_contact(
    screen: ReturnsScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    town = line(screen, TOWN).unit
    edit_unit(
        screen.workspace.desk, replace(town, contacts=(Contact("陈股长", "股长", "000-1"), Contact("李", "", "2")))
    )
    screen.workspace.changed.emit()
    select(screen, TOWN)

    def write(dialog: RemindersDialog) -> None:
        assert dialog.height() < 450, "nothing was said before: no room is left for it"
        assert (dialog.person.currentText(), dialog.phone.text()) == ("陈股长", "000-1")
        dialog.person.setCurrentText("李")
        assert dialog.phone.text() == "2"
        dialog.said.setPlainText("表在领导那里")
        dialog.promised.setText("2023-7-19")
        dialog.agree_button.click()
        assert "早于" in dialog._trouble.text(), "the call is of the 20th"
        dialog.promised.setText("2023-7-25")
        dialog.agree_button.click()

    in_dialog(monkeypatch, RemindersDialog, write)
    screen.on_units.log_reminder()
    (reminder,) = line(screen, TOWN).reminders
    assert (reminder.person, reminder.said, reminder.promised) == ("李", "表在领导那里", date(2023, 7, 25))
    assert reminder.at.date() == AS_OF and cell(screen, TOWN, "状态") == "催报中"


def test_what_was_said_can_be_put_right_and_taken_out(screen: ReturnsScreen, monkeypatch: pytest.MonkeyPatch) -> None:
    call(screen, TOWN, 12)
    call(screen, TOWN, 14)
    select(screen, TOWN)

    def correct(dialog: RemindersDialog) -> None:
        model = dialog.past.rows_model
        titles = [column.title for column in model.columns]
        assert [model.index(row, 0).data() for row in range(2)] == ["2023-07-14 09:00", "2023-07-12 09:00"]
        assert model.setData(model.index(0, titles.index("答应")), "2023.7.30")
        dialog.activateWindow()
        assert QTest.qWaitForWindowActive(dialog, 30_000)
        dialog.past.setFocus()
        dialog.past.setCurrentIndex(model.index(1, 0))
        QTest.keyClick(dialog.past, Qt.Key.Key_Delete)
        assert model.rowCount() == 1
        dialog.reject()

    in_dialog(monkeypatch, RemindersDialog, correct)
    screen.on_units.log_reminder()
    (left,) = line(screen, TOWN).reminders
    assert (left.at.day, left.promised) == (14, date(2023, 7, 30))


def test_the_text_for_the_group_is_copied_and_every_unit_has_its_reminder(
    screen: ReturnsScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    def copy(dialog: ChaseDialog) -> None:
        assert TOWN in dialog.text.toPlainText() and SCHOOL not in dialog.text.toPlainText()
        dialog.text.appendPlainText("辛苦了。")
        dialog.copy_button.click()

    in_dialog(monkeypatch, ChaseDialog, copy)
    screen.remind()
    text = QApplication.clipboard().text()
    assert "2023年上半年" in text and "7月10日" in text and "（40个）" in text and text.endswith("辛苦了。")
    assert {one.mark for one in screen.ledger._lines} == {ReturnMark.chased, ReturnMark.received}
    undo(screen.workspace.desk)
    assert line(screen, TOWN).reminders == ()


def test_letters_are_drafted_for_the_selected_units_that_owe_something(
    screen: ReturnsScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(ledger_actions, "open_notice_dialog", lambda _workspace, about, _parent: asked.append(about))
    select(screen, TOWN)
    screen.on_units.write_letters()
    (about,) = asked
    assert (about.kind, about.period_code) == (NoticeKind.reminder, "2023H1")
    assert list(about.unit_ids) == [line(screen, TOWN).unit.id]


def test_the_next_step_is_one_button_that_leads_there(screen: ReturnsScreen, monkeypatch: pytest.MonkeyPatch) -> None:
    head = screen.next_line
    assert "40个单位没有报（逾期10天）" in head.said.text() and "已过10天" in head.said.text()
    opened: list[ChaseDialog] = []
    in_dialog(monkeypatch, ChaseDialog, opened.append)
    assert head.button.text() == "催报…"
    head.button.click()
    assert len(opened) == 1


def test_a_return_with_open_doubts_is_accepted_only_when_she_says_so(
    screen: ReturnsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unclear = replace(
        progress_line(1, progress="办了讲座"), doubts=(Doubt("基本完成", "不是数字", "E5", "Sheet1", 5, "percent"),)
    )
    path, read = reading(tmp_path, "二.xlsx", SCHOOL, "2023H1", [unclear])
    import_files(screen.workspace.desk, [path], read=[read], received_on=date(2023, 7, 7))
    screen.workspace.changed.emit()
    select(screen, SCHOOL)
    answers = iter((False, True))
    monkeypatch.setattr(messages, "confirm", lambda *_, **__: next(answers))
    screen.on_units.accept()
    assert line(screen).mark is ReturnMark.doubts
    screen.on_units.accept()
    assert line(screen).mark is ReturnMark.accepted
    screen.on_units.take_back()
    assert line(screen).mark is ReturnMark.doubts


def test_a_file_that_nobody_can_open_or_place_is_given_to_its_unit(
    screen: ReturnsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, read = reading(tmp_path, "扫描.pdf", None, None, [], refused="这是 PDF，请单位用 Excel 表报。")
    import_files(screen.workspace.desk, [path], read=[read], received_on=date(2023, 7, 7))
    screen.workspace.changed.emit()
    (button,) = screen.news.buttons()

    def place(dialog: NamelessFilesDialog) -> None:
        assert "PDF" in dialog.view.rows_model.index(0, 2).data()
        dialog.agree_button.click()
        assert "还没有选单位" in dialog._trouble.text() and dialog.isVisible()
        dialog.unit.setCurrentText(TOWN)
        dialog.agree_button.click()

    in_dialog(monkeypatch, NamelessFilesDialog, place)
    button.click()
    assert screen.news.buttons() == [] and cell(screen, TOWN, "状态") == "已收（读不了）"
    opened = UnitReturnDialog(screen.workspace, line(screen, TOWN))
    assert opened.files.rows_model.row_at(0).refused == "这是 PDF，请单位用 Excel 表报。"
    opened.deleteLater()
    undo(screen.workspace.desk)
    assert line(screen, TOWN).mark is ReturnMark.not_sent


def test_the_ledger_is_copied_to_excel_as_it_looks(screen: ReturnsScreen) -> None:
    view = screen.ledger.view
    screen.ledger.state.choose(ReturnMark.received)
    view.selectAll()
    view.copy_block(with_headings=True)
    headings, values = (row.split("\t") for row in QApplication.clipboard().text().splitlines())
    found = dict(zip(headings, values, strict=True))
    assert (found["单位"], found["状态"], found["收到日期"], found["电子"], found["纸质"]) == (
        SCHOOL,
        "已收",
        "2023-07-06",
        TICKED,
        UNTICKED,
    )


def test_the_period_on_the_screen_is_exported_or_all_of_them_where_they_stand_side_by_side(
    screen: ReturnsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    offered: list[str] = []

    def name(_parent: object, _title: str, suggested: Path, _kinds: str) -> Path:
        offered.append(suggested.name)
        return tmp_path / suggested.name

    monkeypatch.setattr(messages, "ask_save_name", name)
    monkeypatch.setattr(messages, "confirm", lambda *_, **__: False)
    screen.export_ledger()
    screen.tabs.setCurrentWidget(screen.matrix)
    screen.export_ledger()
    files = [tmp_path / one for one in offered]
    qtbot.waitUntil(lambda: not screen.workspace.jobs.under_way, timeout=30_000)
    assert [load_workbook(file).sheetnames[0] for file in files] == ["收表台账", "收表台账各期对照"]


def test_what_may_only_be_read_offers_nothing_to_change(qtbot: QtBot, desk: Desk) -> None:
    add_period(desk, "2023H1")
    desk.database.read_only = True
    made = ReturnsScreen(Workspace(desk))
    qtbot.addWidget(made)
    made.show()
    enabled = {action.text() for action in made.ledger.view._actions if action.isEnabled()}
    assert enabled == {"打开…", "催报记录…"}
