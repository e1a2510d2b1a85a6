"""The list beside the sheet: what was read, or only the doubts."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from lianping_desk.ui.returns.review.decided import Decided
from lianping_desk.ui.returns.review.doubt_signs import sign_icon
from lianping_desk.ui.returns.review.field_colours import strong_colour_of
from lianping_desk.ui.returns.review.lines import Line, LineKind
from lianping_desk.ui.theme import ROW_HEIGHT, colours

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
TITLES = ("栏目", "读出的内容", "单元格")
TITLE, TEXT, CELL = range(3)
TITLE_WIDTH, CELL_WIDTH = 156, 64
BAR = 4
"""Pixels of the coloured bar that ties a line to the cells of its field."""


class LinesModel(QAbstractTableModel):
    """Lines of one file; `decided` is what she decided so far, alive."""

    def __init__(self, decided: Decided, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.decided = decided
        self.lines: list[Line] = []

    def show_lines(self, lines: Sequence[Line]) -> None:
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def tell_changed(self) -> None:
        """A decision was made or taken back."""
        if self.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, 2))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(TITLES)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return TITLES[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(line, index.column())
            case Qt.ItemDataRole.ToolTipRole:
                parts = (line.title, self._text(line, TEXT), line.original and f"原文：{line.original}", line.remark)
                return "\n".join(part for part in parts if part)
            case Qt.ItemDataRole.ForegroundRole:
                return self._colour(line, index.column())
            case Qt.ItemDataRole.FontRole if line.kind is LineKind.heading:
                font = QFont()
                font.setBold(index.column() == TITLE)
                return font
            case Qt.ItemDataRole.DecorationRole if line.doubt is not None and index.column() == TITLE:
                return sign_icon(is_open=self.decided.is_open(line.doubt))
        return None

    def _text(self, line: Line, column: int) -> str:
        if column == TITLE:
            return line.title
        if column == CELL:
            return line.cell
        if line.doubt is not None and not self.decided.is_open(line.doubt):
            return self.decided.in_words(line.doubt)
        if line.kind is LineKind.doubt:
            return f"？“{' '.join(line.original.split())}”　{line.text}" if line.original else f"？{line.text}"
        return " ".join(line.text.split())

    def _colour(self, line: Line, column: int) -> QColor | None:
        theme = colours()
        if line.doubt is not None and column == TEXT:
            return QColor(theme.trouble if self.decided.is_open(line.doubt) else theme.accent)
        if line.remark and column == TEXT:
            return QColor(theme.warning)
        return QColor(theme.faint) if column == CELL or (line.kind is LineKind.heading and column == TEXT) else None


class LinesView(QTableView):
    """`line_chosen` is emitted with the line that she goes to."""

    line_chosen = Signal(object)

    def __init__(self, model: LinesModel) -> None:
        super().__init__()
        self.lines_model = model
        self._silent = False
        self.setModel(model)
        self.setItemDelegate(_LinePainter(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT - 2)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.selectionModel().currentRowChanged.connect(lambda now, _before: self._tell(now.row()))

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines; nothing is chosen."""
        self._silent = True
        self.lines_model.show_lines(lines)
        self._silent = False

    def current_line(self) -> Line | None:
        index = self.currentIndex()
        return self.lines_model.lines[index.row()] if index.isValid() else None

    def go_to(self, number: int) -> None:
        """Put the cursor on a line; it is told as if she had gone there."""
        if number == self.currentIndex().row():
            self._tell(number)
        self.setCurrentIndex(self.lines_model.index(number, TEXT))

    def show_line(self, number: int) -> None:
        """Put the cursor on a line without telling."""
        self._silent = True
        self.setCurrentIndex(self.lines_model.index(number, TEXT))
        self.scrollTo(self.currentIndex())
        self._silent = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt goes to the first line when there is none yet; she did not."""
        self._silent = True
        super().focusInEvent(event)
        self._silent = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setColumnWidth(TITLE, TITLE_WIDTH)
        self.setColumnWidth(CELL, CELL_WIDTH)
        self.setColumnWidth(TEXT, max(120, self.viewport().width() - TITLE_WIDTH - CELL_WIDTH))
        self.scrollTo(self.currentIndex())

    def _tell(self, number: int) -> None:
        if not self._silent and 0 <= number < len(self.lines_model.lines):
            self.line_chosen.emit(self.lines_model.lines[number])


class _LinePainter(QStyledItemDelegate):
    """A heading spreads over its line; a value has a bar in the colour of its cells."""

    def __init__(self, view: LinesView) -> None:
        super().__init__(view)
        self._view = view

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideRight
        option.state &= ~QStyle.StateFlag.State_HasFocus

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = self._view.lines_model.lines[index.row()]
        theme = colours()
        if line.kind is LineKind.heading:
            self._paint_heading(painter, option, index, line)
            return
        super().paint(painter, option, index)
        bar = strong_colour_of(line.field) if index.column() == TITLE else None
        if bar is not None:
            painter.fillRect(QRect(option.rect.left(), option.rect.top() + 2, BAR, option.rect.height() - 4), bar)
        painter.setPen(QColor(theme.line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, line: Line) -> None:
        """The title over the first two columns, where it stands over the others."""
        theme = colours()
        painter.save()
        painter.setClipRect(option.rect)
        is_current = self._view.currentIndex().row() == index.row()
        painter.fillRect(option.rect, QColor(theme.selection if is_current else theme.window))
        whole = QRect(0, option.rect.top(), self._view.viewport().width(), option.rect.height()).adjusted(8, 0, -8, 0)
        small = option.fontMetrics.horizontalAdvance(line.text)
        font = QFont(option.font)
        painter.setPen(QColor(theme.faint))
        painter.drawText(whole, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, line.text)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(theme.text))
        room = whole.adjusted(0, 0, -small - 12, 0)
        title = painter.fontMetrics().elidedText(line.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title)
        painter.restore()
