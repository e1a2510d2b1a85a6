"""The sheet as it is drawn, and what was read beside it: choosing one chooses the other."""

from pathlib import Path

from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from lianping_desk.domain.sheet_picture import SheetPicture
from lianping_desk.ui.returns.review.decided import Decided
from lianping_desk.ui.returns.review.field_colours import field_groups, ground_of
from lianping_desk.ui.returns.review.marks import Mark
from lianping_desk.ui.returns.review.sheet_model import Index, SheetModel
from lianping_desk.ui.returns.review.sheet_view import SheetView
from lianping_desk.ui.theme import is_dark
from tests.ui.returns.review.at_the_review import ClerkAtReview, office_table
from tests.ui.returns.review.conftest import Sit

ROWS = (
    (1, "实施青少年科学素质提升行动", "举办科技节", "60%", 1200, "经费不足"),
    (2, "实施农民科学素质提升行动", "进村宣讲", "过半", 300, "无"),
)
KNOWN = ("序号", "工作任务", "工作进展情况", "完成进度（%）", "受益人次", "存在问题")


def shown(clerk: ClerkAtReview) -> SheetView:
    view = clerk.dialog.sheet.view
    clerk.qtbot.waitUntil(view.isVisible, timeout=30_000)
    return view


def click(clerk: ClerkAtReview, row: int, column: int) -> None:
    view = shown(clerk)
    index = view.model().index(row - 1, column - 1)
    view.scrollTo(index)
    clerk.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())


def ground(view: SheetView, row: int, column: int) -> QColor:
    """The colour of a cell as it stands on the screen, beside its text."""
    box = view.visualRect(view.model().index(row - 1, column - 1))
    return view.viewport().grab().toImage().pixelColor(box.left() + 3, box.bottom() - 3)


def test_a_click_on_a_cell_finds_what_was_read_and_a_line_finds_its_cell(sit_down: Sit, tmp_path: Path) -> None:
    clerk = sit_down(office_table(tmp_path / "a.xlsx", ROWS, KNOWN))
    assert clerk.at == ("D5", "percent")
    assert shown(clerk).currentIndex().row() == 4  # it stands at the doubt
    click(clerk, 4, 5)
    line = clerk.dialog.reading.current_line()
    assert line is not None and (line.title, line.text, line.cell) == ("受益人次", "1200", "E4")
    assert "1　实施青少年科学素质提升行动" in clerk.dialog.card.where.text()
    clerk.dialog.reading.go_to(next(one for one in clerk.dialog.reading.view.lines_model.lines if one.cell == "F4"))
    index = shown(clerk).currentIndex()
    assert (index.row() + 1, index.column() + 1) == (4, 6)


def test_cells_have_the_colour_of_their_field_and_the_legend_says_which(sit_down: Sit, tmp_path: Path) -> None:
    clerk = sit_down(office_table(tmp_path / "a.xlsx", ROWS, KNOWN))
    view = shown(clerk)
    view.clearSelection()
    view.setCurrentIndex(view.model().index(0, 0))
    view.scrollTo(view.model().index(3, 5))
    people, problems = ground_of("people"), ground_of("problems")
    assert people and problems
    assert ground(view, 4, 5).name() == people.name() != ground(view, 4, 6).name() == problems.name()
    assert clerk.dialog.sheet.legend.words() == [
        "任务、指标、名称",
        "进展情况",
        "完成进度、状态",
        "存在问题",
        "人次、场次",
        "疑点",
        "已处理",
    ]


def test_every_colour_is_its_own_and_can_be_read_on(qtbot: QtBot) -> None:
    grounds = [ground_of(group.fields[0]) for group in field_groups()]
    assert len({one.name() for one in grounds if one}) == len(grounds)
    for one in grounds:
        assert one is not None and (one.lightnessF() < 0.35 if is_dark() else one.lightnessF() > 0.8)


def test_three_sheets_have_tabs_and_a_doubt_brings_its_own_forward(sit_down: Sit, tmp_path: Path) -> None:
    path = office_table(tmp_path / "a.xlsx", ROWS[:1], KNOWN)
    book = load_workbook(path)
    for title, percent in (("二", "40%"), ("三", "大半")):
        copy = book.copy_worksheet(book.worksheets[0])
        copy.title = title
        copy["D4"], copy["B4"] = percent, f"实施{'农民' if title == '二' else '老年人'}科学素质提升行动"
    book.save(path)
    clerk = sit_down(path)
    shown(clerk)
    pane = clerk.dialog.sheet
    assert [pane.tabs.tabText(number) for number in range(pane.tabs.count())] == ["情况", "二", "三"]
    assert pane.sheet_name == "三" and pane.tabs.isVisible()
    pane.tabs.setCurrentIndex(1)
    assert pane.view.sheet_model.sheet.texts[4, 4] == "40%"


def test_a_hidden_row_that_holds_something_is_shown_and_named(sit_down: Sit, tmp_path: Path) -> None:
    clerk = sit_down(office_table(tmp_path / "a.xlsx", ROWS[:1] + ROWS[:1], KNOWN, hidden=(5, 6)))
    view = shown(clerk)
    assert not view.isRowHidden(4) and view.isRowHidden(5)
    assert view.model().headerData(4, Qt.Orientation.Vertical) == "5 隐藏"


def test_a_refused_file_says_why_in_place_of_its_sheet(sit_down: Sit, tmp_path: Path) -> None:
    (tmp_path / "照片.xlsx").write_bytes(b"\x89PNG\r\n\x1a\n")
    good = office_table(tmp_path / "a.xlsx", ROWS[:1], KNOWN)
    clerk = sit_down(tmp_path / "照片.xlsx", good)
    clerk.dialog._go_to_file(0)
    assert "这是图片" in clerk.said and "这是图片" in clerk.dialog.sheet.note.text()
    assert clerk.dialog.sheet.note.isVisible()
    assert "1 份读不出来" in clerk.dialog.summary.text()
    clerk.press("Return")
    assert clerk.is_closed


def test_a_label_runs_on_over_empty_cells_and_the_text_of_a_table_does_not(qtbot: QtBot) -> None:
    texts = {
        (1, 1): "填报单位：某县精神文明建设委员会办公室",
        (1, 6): "填表日期：2023年7月",
        (3, 1): "1",
        (3, 2): "举办" * 40,
    }
    texts[2, 6] = "受益人次"
    view = SheetView(SheetModel(Decided()))
    qtbot.addWidget(view)
    view.show_sheet(SheetPicture("表", texts, widths={1: 40.0, 2: 120.0}), {})
    assert view.columnSpan(0, 0) == 5 and view.columnSpan(2, 1) == 1
    assert view.rowHeight(0) < 40 < view.rowHeight(2), "one line for the label, several for the text"


def test_a_title_wider_than_the_window_is_seen_wherever_she_scrolls(qtbot: QtBot) -> None:
    texts = {(1, 1): "工作情况表", (2, 30): "末"}
    view = SheetView(SheetModel(Decided()))
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show_sheet(SheetPicture("表", texts, merges=((1, 1, 1, 30),), centred=frozenset({(1, 1)})), {})
    view.show()
    view.setCurrentIndex(view.sheet_model.index(1, 0))
    for place in (0, view.horizontalScrollBar().maximum() // 2):
        view.horizontalScrollBar().setValue(place)
        drawn = view.viewport().grab().toImage()
        row = [drawn.pixelColor(x, y).lightness() for x in range(60, 340) for y in range(4, view.rowHeight(0) - 4)]
        assert min(row) < 100, "nothing but paper"


class CountingModel(SheetModel):
    """Counts the cells that are drawn: each is asked for its mark."""

    drawn = 0

    def mark_at(self, index: Index) -> Mark | None:
        self.drawn += 1
        return super().mark_at(index)


def test_five_thousand_rows_of_thirty_columns_are_drawn_at_once(qtbot: QtBot) -> None:
    texts = {(row, column): f"第{row}行第{column}列" for row in range(1, 5001) for column in range(1, 31)}
    merges = tuple((row, 1, row + 1, 1) for row in range(2, 5000, 2))
    model = CountingModel(Decided())
    view = SheetView(model)
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()
    view.show_sheet(SheetPicture("大表", texts, merges=merges), {})
    view.grab()
    assert view.show_cell("AD4990")
    view.grab()
    assert 0 < model.drawn < 2000, "cells out of sight were drawn"
    assert view.rowSpan(1, 0) == 2 and model.rowCount() > 5000
