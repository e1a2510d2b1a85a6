"""A received sheet as a table model: it hands out texts and marks of single cells, so that big sheets open at once."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from lianping_desk.domain.known_cells import column_letters
from lianping_desk.domain.received import FIELD_NAMES
from lianping_desk.domain.sheet_picture import Place, SheetPicture
from lianping_desk.ui.returns.review.decided import Decided
from lianping_desk.ui.returns.review.marks import Mark, Marks
from lianping_desk.ui.returns.review.sheet_layout import EMPTY_BEYOND

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
LONGEST_HINT = 800


class SheetModel(QAbstractTableModel):
    """One sheet with the marks of what was read. `decided` is what she decided so far, alive."""

    def __init__(self, decided: Decided, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sheet = SheetPicture(None, {})
        self.marks: Marks = {}
        self.decided = decided
        self._rows = self._columns = 0

    def show_sheet(self, sheet: SheetPicture, marks: Marks) -> None:
        """Show this sheet from now on."""
        self.beginResetModel()
        self.sheet, self.marks = sheet, marks
        self._rows, self._columns = sheet.last_row + EMPTY_BEYOND, sheet.last_column + EMPTY_BEYOND
        self.endResetModel()

    def mark_at(self, index: Index) -> Mark | None:
        """What is marked at a cell."""
        return self.marks.get((index.row() + 1, index.column() + 1))

    def is_open(self, mark: Mark) -> bool:
        """Whether a doubt of the mark is not decided yet."""
        return any(self.decided.is_open(one) for one in mark.doubts)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._columns

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return column_letters(section + 1) + ("（隐藏）" if section + 1 in self.sheet.hidden_columns else "")
        return f"{section + 1}" + (" 隐藏" if section + 1 in self.sheet.hidden_rows else "")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        place: Place = (index.row() + 1, index.column() + 1)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.sheet.texts.get(place)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._hint(place)
        return None

    def _hint(self, place: Place) -> str | None:
        mark = self.marks.get(place)
        text = self.sheet.texts.get(place, "")[:LONGEST_HINT]
        parts = [f"{column_letters(place[1])}{place[0]}"]
        if mark is not None:
            parts[0] += f"　{FIELD_NAMES.get(mark.field, '')}"
            parts += [one.doubt.why for one in mark.doubts]
        return "\n".join((*parts, text)) if mark or text else None
