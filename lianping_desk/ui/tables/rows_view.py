"""The table on the screen: keyboard, search, copy to and paste from Excel, column widths that fit."""

import csv
import io
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QMetaMethod, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QMenu, QTableView

from lianping_desk.ui.tables.columns import CellEditor, Column, shown
from lianping_desk.ui.tables.rows_model import RowsModel
from lianping_desk.ui.theme import ROW_HEIGHT

WRAP_UP_TO = 600
"""Rows up to which heights follow the wrapped text; beyond, one line each scrolls quickly and a hint shows the rest."""


class RowsView(QTableView):
    """A table of RowsModel. `opened` is emitted with a row on Enter or double click where the cell is not editable."""

    opened = Signal(object)
    row_selected = Signal(object)
    pasted = Signal(list)

    def __init__(self, columns: Sequence[Column], identify: Callable[[Any], Any] = lambda row: getattr(row, "id", row)):
        super().__init__()
        self._identify = identify
        self._actions: list[QAction] = []
        self._kept: tuple[Any, int] | None = None
        self._empty_columns: set[int] = set()
        self.rows_model = RowsModel(columns, self)
        self.setModel(self.rows_model)
        self.setItemDelegate(CellEditor(self.rows_model.columns, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setAlternatingRowColors(True)
        self.setSortingEnabled(True)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().setMinimumSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.sectionResized.connect(lambda *_: self._fit_heights())
        self.doubleClicked.connect(lambda index: self._open(index.row(), index.column()))
        self.rows_model.modelAboutToBeReset.connect(self._keep_current)
        self.rows_model.modelReset.connect(self._fit_heights)
        self.rows_model.modelReset.connect(self._return_to_kept)
        self.selectionModel().currentRowChanged.connect(lambda now, _before: self._tell_row(now.row()))

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows; the row she was on stays current where it still exists."""
        scroll = self.verticalScrollBar().value()
        self.rows_model.show_rows(rows)
        self._make_room()
        self.verticalScrollBar().setValue(scroll)

    def _keep_current(self) -> None:
        """Rows are about to be shown anew, filtered or sorted: remember where she is."""
        row = self.current_row()
        self._kept = None if row is None else (self._identify(row), max(self.currentIndex().column(), 0))

    def _return_to_kept(self) -> None:
        if self._kept is not None:
            self.select_row(*self._kept)

    def current_row(self) -> Any:
        """The row under the cursor, or None."""
        index = self.currentIndex()
        return self.rows_model.row_at(index.row()) if index.isValid() else None

    def selected_rows(self) -> list[Any]:
        """The rows of the selected block, in the order shown."""
        lines = sorted({index.row() for index in self.selectedIndexes()})
        return [self.rows_model.row_at(line) for line in lines]

    def select_row(self, identity: Any, column: int = 0) -> bool:
        """Put the cursor on the row with this identity; whether it is shown."""
        for line, row in enumerate(self.rows_model.shown_rows()):
            if self._identify(row) == identity:
                index = self.rows_model.index(line, column)
                self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
                self.scrollTo(index)
                return True
        return False

    def add_row_action(self, text: str, action: Callable[[Any], None], shortcut: str = "") -> QAction:
        """Something she can do with the current row, in the context menu and by key."""
        made = QAction(text, self)
        made.triggered.connect(lambda _checked=False: self._on_current(action))
        if shortcut:
            made.setShortcut(QKeySequence(shortcut))
            made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.addAction(made)
        self._actions.append(made)
        return made

    def _on_current(self, action: Callable[[Any], None]) -> None:
        row = self.current_row()
        if row is not None:
            action(row)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.context_menu()
        menu.exec(event.globalPos())
        menu.deleteLater()

    def context_menu(self) -> QMenu:
        """What she can do here, with the keys that do the same."""
        menu = QMenu(self)
        index = self.currentIndex()
        if index.isValid() and self.rows_model.columns[index.column()].edit is not None:
            menu.addAction("编辑这一格\tF2").triggered.connect(lambda _checked=False: self.edit(index))
            menu.addSeparator()
        menu.addActions(self._actions)
        if self._actions:
            menu.addSeparator()
        menu.addAction("复制\tCtrl+C").triggered.connect(lambda _checked=False: self.copy_block())
        menu.addAction("连同表头复制").triggered.connect(lambda _checked=False: self.copy_block(with_headings=True))
        if self.isSignalConnected(QMetaMethod.fromSignal(self.pasted)):
            menu.addAction("粘贴\tCtrl+V").triggered.connect(lambda _checked=False: self._paste())
        return menu

    def _paste(self) -> None:
        self.pasted.emit(clipboard_block())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() is QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # the key that ends an edit comes through here too
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_block()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex().row(), self.currentIndex().column())
        else:
            super().keyPressEvent(event)

    def copy_block(self, *, with_headings: bool = False) -> None:
        """Put the selected block on the clipboard the way Excel takes it."""
        indexes = self.selectedIndexes()
        if not indexes:
            return
        lines = sorted({index.row() for index in indexes})
        columns = sorted({index.column() for index in indexes})
        block = [[str(self.rows_model.index(line, column).data() or "") for column in columns] for line in lines]
        if with_headings:
            block.insert(0, [self.rows_model.columns[column].title for column in columns])
        QApplication.clipboard().setText(block_to_text(block))

    def _open(self, line: int, column: int) -> None:
        if self.rows_model.columns[column].edit is None:
            self.opened.emit(self.rows_model.row_at(line))
        else:
            self.edit(self.rows_model.index(line, column))

    def _tell_row(self, line: int) -> None:
        if line >= 0:
            self.row_selected.emit(self.rows_model.row_at(line))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_widths()

    def _make_room(self) -> None:
        """A column without anything in it leaves its room to the others; widths that she set stay otherwise."""
        rows = self.rows_model.rows
        empty = {
            number
            for number, column in enumerate(self.rows_model.columns)
            if rows and column.title and all(shown(column.value(row)) == "" for row in rows)
        }
        if empty != self._empty_columns:
            self._empty_columns = empty
            self._fit_widths()

    def _fit_widths(self) -> None:
        """Give what is left over to the stretching columns; only an empty one gets narrower than its own width."""
        columns = self.rows_model.columns
        widths = [
            min(column.width, self._heading_width(number)) if number in self._empty_columns else column.width
            for number, column in enumerate(columns)
        ]
        stretching = [number for number, column in enumerate(columns) if column.stretch]
        stretching = [number for number in stretching if number not in self._empty_columns] or stretching
        left = self.viewport().width() - sum(widths)
        share = max(0, left) // len(stretching) if stretching else 0
        for number, width in enumerate(widths):
            self.setColumnWidth(number, width + (share if number in stretching else 0))
        self._fit_heights()

    def _heading_width(self, column: int) -> int:
        return self.horizontalHeader().sectionSizeHint(column)

    def _fit_heights(self) -> None:
        wraps = any(column.wrap for column in self.rows_model.columns)
        if wraps and self.rows_model.rowCount() <= WRAP_UP_TO:
            self.resizeRowsToContents()


def block_to_text(block: Sequence[Sequence[str]]) -> str:
    """Cells as Excel writes them to the clipboard: tabs and line ends, quotes around cells that hold either."""
    return "\r\n".join("\t".join(_quoted(cell) for cell in line) for line in block)


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if any(sign in cell for sign in '\t\n\r"') else cell


def clipboard_block() -> list[list[str]]:
    """The clipboard as rows of cells, as Excel and WPS write them."""
    return text_to_block(QApplication.clipboard().text())


def text_to_block(text: str) -> list[list[str]]:
    """The inverse of `block_to_text`: tabs part cells, line ends part rows, quoted cells may hold both."""
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t"))
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    return rows
