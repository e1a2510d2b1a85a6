"""A table model that shows the rows it was given: sorted, filtered, edited through its columns. It never queries."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from lianping_desk.ui.tables.columns import Column, shown, sort_key

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class RowsModel(QAbstractTableModel):
    """Rows of frozen values, seen through `columns`. `shown_changed` tells how many rows are shown of how many."""

    shown_changed = Signal(int, int)

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: list[Any] = []
        self._order: list[int] = []
        self._accept: Callable[[Sequence[Any]], Sequence[int]] | None = None
        self._sorted: tuple[int, Qt.SortOrder] | None = None

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows from now on, filtered and sorted as before."""
        self.beginResetModel()
        self.rows = list(rows)
        self._arrange()
        self.endResetModel()
        self.shown_changed.emit(len(self._order), len(self.rows))

    def filter_rows(self, accept: Callable[[Sequence[Any]], Sequence[int]] | None) -> None:
        """Show only the rows whose numbers `accept` gives for the list of all rows; None shows all."""
        self.beginResetModel()
        self._accept = accept
        self._arrange()
        self.endResetModel()
        self.shown_changed.emit(len(self._order), len(self.rows))

    def row_at(self, row: int) -> Any:
        """The value shown in this line of the table."""
        return self.rows[self._order[row]]

    def shown_rows(self) -> list[Any]:
        """The rows as shown, in their order."""
        return [self.rows[number] for number in self._order]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 gives back the order in which the rows came."""
        self.beginResetModel()
        self._sorted = (column, order) if column >= 0 else None
        self._arrange()
        self.endResetModel()

    def _arrange(self) -> None:
        order = list(range(len(self.rows))) if self._accept is None else list(self._accept(self.rows))
        if self._sorted is not None and self._sorted[0] < len(self.columns):
            column, direction = self.columns[self._sorted[0]], self._sorted[1]
            key = column.sort_by or column.value
            order.sort(
                key=lambda number: sort_key(key(self.rows[number])),
                reverse=direction is Qt.SortOrder.DescendingOrder,
            )
        self._order = order

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title if orientation is Qt.Orientation.Horizontal else str(section + 1)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.row_at(index.row()), self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return shown(column.value(row))
            case Qt.ItemDataRole.UserRole:
                return row
            case Qt.ItemDataRole.TextAlignmentRole:
                across = Qt.AlignmentFlag.AlignLeft
                if column.right:
                    across = Qt.AlignmentFlag.AlignRight
                elif column.centre:
                    across = Qt.AlignmentFlag.AlignHCenter
                return across | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.DecorationRole:
                return column.icon(row) if column.icon else None
            case Qt.ItemDataRole.ForegroundRole:
                return column.colour(row) if column.colour else None
            case Qt.ItemDataRole.ToolTipRole:
                return column.hint(row) if column.hint else shown(column.value(row)) or None
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and self.columns[index.column()].edit is not None:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Hand what she typed to the column's `edit`; the screen refreshes from the change, the model keeps still."""
        column = self.columns[index.column()]
        row = self.row_at(index.row())
        if role != Qt.ItemDataRole.EditRole or column.edit is None or shown(column.value(row)) == str(value):
            return False
        column.edit(row, value)
        return True
