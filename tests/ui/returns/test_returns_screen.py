"""The screen 填报回收 as she uses it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from lianping_desk.domain.received import Doubt, ReadReturn
from lianping_desk.domain.unit_return import ReturnMark
from lianping_desk.services.desk import Desk
from lianping_desk.services.periods.add_period import add_period
from lianping_desk.services.returns.importing.import_files import import_files
from lianping_desk.services.returns.importing.undo_import import imports
from lianping_desk.services.returns.ledger.status import ReturnState, returns_status
from lianping_desk.ui import messages
from lianping_desk.ui.returns.period_dialog import PeriodDialog
from lianping_desk.ui.returns.review.dialog import ReviewDialog
from lianping_desk.ui.returns.screen import ReturnsScreen
from lianping_desk.ui.returns.unit_return.unit_dialog import UnitReturnDialog
from lianping_desk.ui.workspace import Workspace
from tests.services.returns.filling import plain_table, progress_line, reading

DAY = date(2023, 7, 15)
SCHOOL = "县教育局"


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk) -> Iterator[ReturnsScreen]:
    desk.settings = replace(desk.settings, as_of=DAY.isoformat())
    workspace = Workspace(desk)
    made = ReturnsScreen(workspace)
    qtbot.addWidget(made)
    made.resize(1180, 640)
    made.show()
    yield made
    workspace.jobs.finish()


@pytest.fixture
def open_screen(screen: ReturnsScreen) -> ReturnsScreen:
    """The screen with the first half of 2023 open."""
    add_period(screen.workspace.desk, "2023H1")
    screen.workspace.changed.emit()
    return screen


def states(screen: ReturnsScreen) -> dict[str, ReturnState]:
    return {one.unit.name: one.state for one in returns_status(screen.workspace.desk, "2023H1").units}


def settled(screen: ReturnsScreen, qtbot: QtBot) -> None:
    """Wait until what she began is done, written and shown."""
    qtbot.waitUntil(lambda: not screen.workspace.jobs.under_way, timeout=30_000)


def shown_units(screen: ReturnsScreen) -> list[str]:
    return [one.unit.name for one in screen.ledger.view.rows_model.shown_rows()]


def in_doubt(folder: Path) -> tuple[Path, ReadReturn]:
    """A return of which the per cent is in doubt."""
    doubt = Doubt("基本完成", "不是数字", "E5", "Sheet1", 5, "percent")
    line = replace(progress_line(1, progress="办了讲座"), doubts=(doubt,))
    return reading(folder, "教育局.xlsx", SCHOOL, "2023H1", [line])


def take_doubt_in(screen: ReturnsScreen, folder: Path) -> None:
    path, read = in_doubt(folder)
    import_files(screen.workspace.desk, [path], read=[read], received_on=date(2023, 7, 6))
    screen.workspace.changed.emit()


def test_an_empty_screen_says_how_to_begin(screen: ReturnsScreen) -> None:
    assert screen.empty.isVisible() and not screen.tabs.isVisible() and not screen.next_line.isVisible()
    assert "新建填报期" in screen.empty.text()


def test_opening_a_period_shows_all_who_owe_and_how_many(
    screen: ReturnsScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    def choose(dialog: PeriodDialog) -> int:
        dialog.year.setValue(2023)
        dialog.span.choose("H1")
        assert dialog.due.text() == "2023-07-10"
        dialog.due.setText("2023-7-12")
        dialog.try_to_accept()
        return dialog.result()

    monkeypatch.setattr(PeriodDialog, "exec", choose)
    screen.add_period()
    assert len(shown_units(screen)) == 41
    assert screen.subtitle.text().startswith("应报 41，已收 0，未报 41，其中逾期 41")
    assert "截止 2023-07-12，已过3天" in screen.next_line.said.text()


def test_filters_narrow_by_state_and_kind_and_the_search_knows_initials(
    open_screen: ReturnsScreen, tmp_path: Path
) -> None:
    take_doubt_in(open_screen, tmp_path)
    open_screen.ledger.search.setText("jyj")
    assert shown_units(open_screen) == [SCHOOL]
    open_screen.ledger.search.clear()
    open_screen.ledger.state.choose(ReturnMark.doubts)
    assert shown_units(open_screen) == [SCHOOL]
    open_screen.ledger.state.choose(None)
    open_screen.ledger.kind.setCurrentText("乡镇（街道）")
    assert len(shown_units(open_screen)) == 13


def test_home_leads_to_those_who_have_not_returned(open_screen: ReturnsScreen, tmp_path: Path) -> None:
    take_doubt_in(open_screen, tmp_path)
    open_screen.show_place(("outstanding", "2023H1"))
    assert len(shown_units(open_screen)) == 40 and SCHOOL not in shown_units(open_screen)
    open_screen.show_place(("doubts", "2023H1"))
    assert open_screen.tabs.currentWidget() is open_screen.doubts


def test_forms_are_written_into_the_folder_she_chose(
    open_screen: ReturnsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(messages, "ask_folder", lambda *_: tmp_path / "发出")
    monkeypatch.setattr(messages, "confirm", lambda *_, **__: False)
    open_screen.ledger.view.select_row(open_screen.ledger.view.rows_model.row_at(0).id)
    open_screen.on_units.write_forms()
    settled(open_screen, qtbot)
    assert ReturnState.sent in states(open_screen).values()
    assert len(list((tmp_path / "发出").glob("*.xlsx"))) == 1


def test_files_that_units_may_have_filled_in_are_not_replaced_unasked(
    open_screen: ReturnsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled = tmp_path / f"{SCHOOL}-2023年上半年填报表.xlsx"
    filled.write_bytes(b"filled")
    asked: list[str] = []
    monkeypatch.setattr(messages, "ask_folder", lambda *_: tmp_path)
    monkeypatch.setattr(messages, "confirm", lambda _parent, question, *_, **__: bool(asked.append(question)))
    open_screen.write_forms()
    assert asked and "换掉" in asked[0]
    assert filled.read_bytes() == b"filled" and open_screen.workspace.jobs.under_way == []


def test_a_dropped_folder_is_read_previewed_imported_and_can_be_undone_from_the_note(
    open_screen: ReturnsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    plain_table(
        tmp_path / f"{SCHOOL}2023年上半年.xlsx",
        "连平县全民科学素质行动规划纲要实施方案工作进展情况表（2023年上半年）",
        ("序号", "重点任务", "工作进展情况", "完成率（%）"),
        [(1, "实施青少年科学素质提升行动", "举办科技节", 60), (2, "实施农民科学素质提升行动", "进村宣讲", "过半")],
    )
    open_screen.take_files([tmp_path])
    review = at_the_review(open_screen, qtbot)
    qtbot.keyClick(review.reading.view, Qt.Key.Key_T)
    qtbot.keyClicks(review.card.typed, "55%")
    qtbot.keyClick(review.card.typed, Qt.Key.Key_Return)
    review.received.setText("2023-7-8")
    review.agree_button.click()
    settled(open_screen, qtbot)
    assert states(open_screen)[SCHOOL] is ReturnState.received
    line = next(one for one in open_screen.ledger.view.rows_model.rows if one.unit.name == SCHOOL)
    assert (line.received_on, line.doubts) == (date(2023, 7, 8), 0)
    (undo,) = [button for button in banner_buttons(open_screen) if button.text() == "撤销"]
    undo.click()
    assert states(open_screen)[SCHOOL] is ReturnState.missing and imports(open_screen.workspace.desk) == ()


def test_a_second_batch_waits_until_the_first_is_reviewed(
    open_screen: ReturnsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    told: list[str] = []
    monkeypatch.setattr(messages, "tell", lambda _parent, sentence, *_: told.append(sentence))
    path = plain_table(
        tmp_path / f"{SCHOOL}2023年上半年.xlsx",
        "工作进展情况表（2023年上半年）",
        ("序号", "重点任务", "工作进展情况", "完成率（%）"),
        [(1, "实施青少年科学素质提升行动", "举办科技节", 60)],
    )
    open_screen.take_files([path])
    open_screen.take_files([path])
    assert told == ["上一批填报件还没有核对完。"]
    incoming = open_screen.incoming
    for _batch in range(2):
        qtbot.waitUntil(lambda: incoming.dialog is not None, timeout=30_000)
        review = incoming.dialog
        assert review is not None
        told.clear()
        open_screen.take_files([path])
        assert len(told) == 1 and incoming.dialog is review
        review.reject()
        settled(open_screen, qtbot)
        open_screen.take_files([path])
        assert len(told) == 1, "the way is free again"
    qtbot.waitUntil(lambda: incoming.dialog is not None, timeout=30_000)
    assert incoming.dialog is not None
    incoming.dialog.reject()


def at_the_review(screen: ReturnsScreen, qtbot: QtBot) -> ReviewDialog:
    """The review that was opened, standing at its first doubt, with the sheet beside it."""
    qtbot.waitUntil(lambda: screen.incoming.dialog is not None, timeout=30_000)
    review = screen.incoming.dialog
    assert review is not None
    qtbot.waitUntil(lambda: review.reading.current_line() is not None, timeout=30_000)
    settled(screen, qtbot)
    review.activateWindow()
    qtbot.waitUntil(review.isActiveWindow, timeout=30_000)
    return review


def banner_buttons(screen: ReturnsScreen) -> list[QPushButton]:
    return screen.news.buttons()


def test_a_doubt_that_was_kept_is_settled_beside_its_cell(
    open_screen: ReturnsScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    take_doubt_in(open_screen, tmp_path)
    open_screen.tabs.setCurrentWidget(open_screen.doubts)
    assert open_screen.doubts.view.rows_model.rowCount() == 1
    open_screen.doubts.review_button.click()
    review = at_the_review(open_screen, qtbot)
    assert review.card.why.text() == "完成进度（%）：不是数字"
    assert "Sheet1 E5" in review.card.where.text() and review.heading.text() == "教育局.xlsx"
    review.answer("160")
    assert "超过100%" in review.card.trouble.text() and review.card.typed.isVisible()
    review.answer("90")
    review.agree_button.click()
    settled(open_screen, qtbot)
    assert open_screen.doubts.empty.isVisible()
    assert states(open_screen)[SCHOOL] is ReturnState.received


def test_files_of_nobody_known_are_announced_and_lead_to_their_doubts(
    open_screen: ReturnsScreen, tmp_path: Path
) -> None:
    path, read = reading(tmp_path, "表.xlsx", None, "2023H1", [progress_line(1, percent=60)])
    import_files(open_screen.workspace.desk, [path], read=[read])
    open_screen.workspace.changed.emit()
    (button,) = banner_buttons(open_screen)
    button.click()
    assert open_screen.tabs.currentWidget() is open_screen.doubts


def test_a_unit_opens_with_its_values_and_a_correction_is_kept_beside_the_text(
    open_screen: ReturnsScreen, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_doubt_in(open_screen, tmp_path)
    line = next(one for one in open_screen.ledger.view.rows_model.rows if one.unit.name == SCHOOL)
    dialog = UnitReturnDialog(open_screen.workspace, line)
    qtbot.addWidget(dialog)
    dialog.show()
    model = dialog.values.rows_model
    headings = [column.title for column in model.columns]
    cell = model.index(0, headings.index("值"))
    assert model.index(0, headings.index("单元格")).data() == "Sheet1!D5"
    assert model.setData(cell, "办了两场讲座")
    assert cell.data() == "办了两场讲座"
    assert model.index(0, headings.index("原文")).data() == "办了讲座"
    assert "手工更正" in model.index(0, headings.index("说明")).data()
    opened: list[Path] = []
    monkeypatch.setattr(messages, "open_outside", opened.append)
    dialog.open_file(dialog.files.rows_model.row_at(0))
    assert opened[0].name == "教育局.xlsx"
    assert open_screen.workspace.desk.folder.archive not in opened[0].parents


def test_a_unit_without_a_return_says_how_to_get_one(open_screen: ReturnsScreen, qtbot: QtBot) -> None:
    dialog = UnitReturnDialog(open_screen.workspace, open_screen.ledger.view.rows_model.row_at(0))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.empty.isVisible() and "导入填报件" in dialog.empty.text()


def test_returns_are_accepted_and_a_new_version_reopens_them(
    open_screen: ReturnsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(messages, "confirm", lambda *_, **__: True)
    take_doubt_in(open_screen, tmp_path)
    open_screen.show_place(("unit", next(u.unit.id for u in open_screen._shown.status.units if u.unit.name == SCHOOL)))
    open_screen.on_units.accept()
    assert states(open_screen)[SCHOOL] is ReturnState.accepted
    path, read = reading(tmp_path, "二.xlsx", SCHOOL, "2023H1", [progress_line(1, percent=70)])
    import_files(open_screen.workspace.desk, [path], read=[read])
    assert states(open_screen)[SCHOOL] is ReturnState.received, "the new version answers the doubt, and is not reviewed"


def test_the_periods_stand_side_by_side(open_screen: ReturnsScreen, tmp_path: Path) -> None:
    take_doubt_in(open_screen, tmp_path)
    add_period(open_screen.workspace.desk, "2023H2")
    open_screen.workspace.changed.emit()
    open_screen.tabs.setCurrentWidget(open_screen.matrix)
    assert open_screen.matrix.view is not None
    model = open_screen.matrix.view.rows_model
    assert [column.title for column in model.columns] == ["单位", "2023年上半年", "2023年下半年"]
    line = [row.unit.name for row in model.shown_rows()].index(SCHOOL)
    assert (model.index(line, 1).data(), model.index(line, 2).data()) == ("有疑点", "未发")


def test_an_import_is_undone_from_the_list(
    open_screen: ReturnsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_doubt_in(open_screen, tmp_path)
    monkeypatch.setattr(messages, "confirm", lambda *_, **__: True)
    open_screen.show_place("imports")
    open_screen.imports.undo(open_screen.imports.view.rows_model.row_at(0))
    assert open_screen.imports.empty.isVisible()
    assert states(open_screen)[SCHOOL] is ReturnState.missing
