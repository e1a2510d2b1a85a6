"""What a column of a table shows, how it sorts, and how it is edited."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QComboBox, QCompleter, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from lianping_desk.domain.number_text import format_number
from lianping_desk.ui.tables.long_text_editor import LEAST_WIDTH, LongTextEditor
from lianping_desk.ui.theme import ROW_HEIGHT

Show = Callable[[Any], Any]

TICKED, UNTICKED = "✔", "□"
"""As an office marks a list; Excel takes them as they are."""
CELL_MARGIN = 10
"""Logical pixels between the border of a cell and its text, on either side."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `value` takes a row and gives what stands in the cell (text, number, day, bool or None).

    `edit` takes the row and the text that she typed, and writes it (domain.typed reads days and numbers); None makes
    the column read-only. `choices` are offered when she edits, as texts. `icon`, `colour` and `hint` take a row.
    `width` is in logical pixels, `stretch` shares what is left over, `wrap` breaks long text over several lines.
    """

    title: str
    value: Show
    width: int = 120
    stretch: bool = False
    wrap: bool = False
    right: bool = False
    centre: bool = False
    edit: Callable[[Any, Any], None] | None = None
    choices: Callable[[Any], Sequence[str]] | None = None
    icon: Callable[[Any], QIcon | None] | None = None
    colour: Callable[[Any], QColor | None] | None = None
    hint: Callable[[Any], str] | None = None
    sort_by: Show | None = None


def shown(value: Any) -> str:
    """A value as text in a cell: days as 2023-06-30, numbers without trailing zeros, None as nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "✔" if value else ""
    if isinstance(value, int | float | Decimal):
        return format_number(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def sort_key(value: Any) -> tuple[int, Any]:
    """Empty cells last, numbers by size, days by date, text as text."""
    if value is None or value == "":
        return (3, "")
    if isinstance(value, bool | int | float | Decimal):
        return (0, float(value))
    if isinstance(value, date):
        return (1, value.toordinal())
    return (2, str(value))


class CellEditor(QStyledItemDelegate):
    """The right editor for a cell: a list for choices, a field of several lines for wrapped text, else a line."""

    def __init__(self, columns: Sequence[Column], parent: QObject) -> None:
        super().__init__(parent)
        self._columns = columns

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """A column that does not wrap keeps to one line and ends in an ellipsis; its hint shows the rest."""
        super().initStyleOption(option, index)
        if not self._columns[index.column()].wrap:
            option.features &= ~QStyleOptionViewItem.ViewItemFeature.WrapText

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """High enough for every line. Qt forgets the style sheet's padding when it breaks lines, and cuts the last."""
        size = super().sizeHint(option, index)
        if not self._columns[index.column()].wrap:
            return QSize(size.width(), ROW_HEIGHT)
        room = QRect(0, 0, option.rect.width() - 2 * CELL_MARGIN, 1 << 20)
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        lines = option.fontMetrics.boundingRect(room, Qt.TextFlag.TextWordWrap, text)
        return QSize(size.width(), max(ROW_HEIGHT, lines.height() + CELL_MARGIN))

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        column = self._columns[index.column()]
        if column.choices is not None:
            row = index.data(Qt.ItemDataRole.UserRole)
            box = QComboBox(parent)
            box.setEditable(True)
            box.addItems(list(column.choices(row)))
            completer = QCompleter(box.model(), box)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            box.setCompleter(completer)
            return box
        if column.wrap:
            editor = LongTextEditor(parent)
            editor.entered.connect(lambda: self._finish(editor))
            return editor
        return super().createEditor(parent, option, index)

    def _finish(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if not isinstance(editor, LongTextEditor):
            super().updateEditorGeometry(editor, option, index)
            return
        cell = option.rect
        cell.setWidth(max(cell.width(), LEAST_WIDTH))
        editor.setGeometry(cell)
        editor.stand_at_least(cell.height())

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            editor.setEditText(text)
        elif isinstance(editor, LongTextEditor):
            editor.show_text(text)
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: Any, index: QModelIndex | QPersistentModelIndex) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText(), Qt.ItemDataRole.EditRole)
        elif isinstance(editor, LongTextEditor):
            model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)
        else:
            super().setModelData(editor, model, index)
