"""The table on the screen does what a person expects of a table."""

from dataclasses import dataclass, replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from lianping_desk.ui.tables.columns import Column
from lianping_desk.ui.tables.rows_view import RowsView, block_to_text, text_to_block
from lianping_desk.ui.tables.search_line import SearchLine


@dataclass(frozen=True)
class Line:
    id: int
    name: str
    number: Decimal | None


LINES = [Line(1, "县教育局", Decimal("10")), Line(2, "县科协", Decimal("9.50")), Line(3, "县林业局", None)]


@pytest.fixture
def typed() -> list[tuple[Line, str]]:
    return []


@pytest.fixture
def view(qtbot: QtBot, typed: list[tuple[Line, str]]) -> RowsView:
    columns = (
        Column("单位", lambda line: line.name, edit=lambda line, text: typed.append((line, text))),
        Column("数", lambda line: line.number, right=True),
    )
    made = RowsView(columns)
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    made.show_rows(LINES)
    return made


def names(view: RowsView) -> list[str]:
    return [line.name for line in view.rows_model.shown_rows()]


def test_rows_stand_in_the_order_they_came_until_she_sorts(view: RowsView) -> None:
    assert names(view) == ["县教育局", "县科协", "县林业局"]
    view.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert names(view) == ["县科协", "县教育局", "县林业局"]  # by size, the empty one last
    view.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    assert names(view) == ["县教育局", "县科协", "县林业局"]


def test_numbers_stand_right_without_trailing_zeros(view: RowsView) -> None:
    cell = view.rows_model.index(1, 1)
    assert cell.data() == "9.5"
    assert cell.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight


def test_search_finds_by_initials_and_escape_shows_all_again(view: RowsView, qtbot: QtBot) -> None:
    line = SearchLine(view, lambda row: row.name)
    qtbot.addWidget(line)
    qtbot.keyClicks(line, "jyj")
    assert names(view) == ["县教育局"]
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert len(names(view)) == 3


def test_a_search_stays_when_the_rows_are_read_anew(view: RowsView, qtbot: QtBot) -> None:
    line = SearchLine(view, lambda row: row.name)
    qtbot.addWidget(line)
    line.setText("科协")
    view.show_rows([*LINES, Line(4, "市科协", None)])
    assert names(view) == ["县科协", "市科协"]


def test_typing_into_a_cell_hands_the_text_to_its_column(
    view: RowsView, qtbot: QtBot, typed: list[tuple[Line, str]]
) -> None:
    view.setCurrentIndex(view.rows_model.index(0, 0))
    view.edit(view.currentIndex())
    editor = view.viewport().findChild(QLineEdit)
    editor.setText("县教育和体育局")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: typed == [(LINES[0], "县教育和体育局")], timeout=30_000)


def test_enter_on_a_cell_that_cannot_be_edited_opens_the_row(view: RowsView, qtbot: QtBot) -> None:
    view.setCurrentIndex(view.rows_model.index(2, 1))
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == [LINES[2]]


def test_the_row_she_is_on_stays_current_when_the_data_changes(view: RowsView) -> None:
    view.select_row(3)
    view.show_rows([LINES[0], LINES[2]])
    assert view.current_row() == LINES[2]
    view.show_rows([LINES[2], replace(LINES[0], name="改了名")])
    assert view.current_row() == LINES[2]


def test_the_row_she_is_on_stays_selected_when_rows_are_filtered_and_sorted(view: RowsView) -> None:
    view.select_row(3, 1)
    view.rows_model.filter_rows(lambda rows: [0, 2])
    view.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert view.selected_rows() == [LINES[2]]
    assert view.currentIndex().column() == 1


def test_a_copied_block_is_what_excel_takes(view: RowsView) -> None:
    view.selectAll()
    view.copy_block(with_headings=True)
    assert QApplication.clipboard().text() == "单位\t数\r\n县教育局\t10\r\n县科协\t9.5\r\n县林业局\t"


@given(
    st.lists(
        st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0")), min_size=2, max_size=4), max_size=5
    )
)
def test_any_block_survives_the_way_through_the_clipboard(block: list[list[str]]) -> None:
    while block and not any(cell.strip() for cell in block[-1]):
        block = block[:-1]
    assert text_to_block(block_to_text(block)) == block


def test_long_text_is_edited_with_all_its_lines_in_view(qtbot: QtBot, typed: list[tuple[Line, str]]) -> None:
    words = "、".join(f"县某某局{number}" for number in range(40))
    columns = (
        Column(
            "单位", lambda line: line.name, width=160, wrap=True, edit=lambda line, text: typed.append((line, text))
        ),
    )
    view = RowsView(columns)
    qtbot.addWidget(view)
    view.resize(400, 500)
    view.show()
    view.show_rows([Line(1, "县教育局", None)])
    view.edit(view.rows_model.index(0, 0))
    editor = view.viewport().findChild(QPlainTextEdit)
    assert isinstance(editor, QPlainTextEdit)
    low = editor.height()
    editor.setPlainText(f"{words}\n县科协")
    assert editor.height() > 3 * low
    assert not editor.verticalScrollBar().isVisible()
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert [text for _line, text in typed] == [f"{words} 县科协"]  # one line, as pasted into any other cell


def test_the_context_menu_names_the_keys_and_offers_to_paste_only_where_that_does_something(view: RowsView) -> None:
    view.select_row(1)
    texts = [action.text() for action in view.context_menu().actions() if action.text()]
    assert texts == ["编辑这一格\tF2", "复制\tCtrl+C", "连同表头复制"]
    view.pasted.connect(lambda _block: None)
    view.select_row(1, 1)
    texts = [action.text() for action in view.context_menu().actions() if action.text()]
    assert texts == ["复制\tCtrl+C", "连同表头复制", "粘贴\tCtrl+V"]
