"""The document as it was read: one line a paragraph, the lines that something was read from marked."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from lianping_desk.domain.plan_draft import DocumentLine
from lianping_desk.ui.theme import colours

LINE = Qt.ItemDataRole.UserRole
MARGIN, NUMBER = 8, 40
"""Logical pixels around a line, and those that its number takes."""


class DocumentView(QListWidget):
    """`line_chosen` is emitted with the number of the line that she clicks or moves to."""

    line_chosen = Signal(int)

    def __init__(self, lines: Sequence[DocumentLine]) -> None:
        super().__init__()
        self.setAccessibleName("方案原文")
        self.setWordWrap(True)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(False)
        self._quiet = False
        self._delegate = _LineDelegate(self)
        self.setItemDelegate(self._delegate)
        for line in lines:
            item = QListWidgetItem(line.text)
            item.setData(LINE, line.line)
            self.addItem(item)
        self.currentItemChanged.connect(lambda now, _before: self._tell(now))

    def mark(self, read: Collection[int], doubtful: Collection[int]) -> None:
        """Colour the lines that something was read from, and those that a doubt is about."""
        self._delegate.read, self._delegate.doubtful = set(read), set(doubtful)
        self.viewport().update()

    def show_line(self, line: int | None) -> None:
        """Go to the paragraph that holds this line, without telling."""
        if line is None:
            return
        numbers = [self.item(row).data(LINE) for row in range(self.count())]
        row = max((row for row, number in enumerate(numbers) if number <= line), default=None)
        if row is not None:
            self._quiet = True
            self.setCurrentRow(row)
            self.scrollToItem(self.item(row), QListWidget.ScrollHint.PositionAtCenter)
            self._quiet = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None and not self._quiet:
            self.line_chosen.emit(item.data(LINE))


class _LineDelegate(QStyledItemDelegate):
    """A line number at the left, a bar where something was read, the text broken over as many lines as it needs."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self.read: set[int] = set()
        self.doubtful: set[int] = set()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # type: ignore[override]
        width = self._list.viewport().width()
        room = QRect(0, 0, max(width - NUMBER - 2 * MARGIN, 80), 1 << 20)
        text = option.fontMetrics.boundingRect(room, Qt.TextFlag.TextWordWrap, index.data())
        return QSize(width, text.height() + MARGIN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # type: ignore[override]
        theme, rect, line = colours(), option.rect, index.data(LINE)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(theme.selection))
        elif line in self.doubtful:
            painter.fillRect(rect, QColor(theme.warning_ground))
        if line in self.read or line in self.doubtful:
            bar = QRect(rect.left(), rect.top() + 2, 4, rect.height() - 4)
            painter.fillRect(bar, QColor(theme.warning if line in self.doubtful else theme.accent))
        painter.setPen(QColor(theme.faint))
        number = QRect(rect.left() + MARGIN, rect.top() + MARGIN // 2, NUMBER - MARGIN, rect.height())
        painter.drawText(number, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, str(line))
        painter.setPen(QColor(theme.text))
        text = rect.adjusted(NUMBER + MARGIN, MARGIN // 2, -MARGIN, 0)
        painter.drawText(text, Qt.TextFlag.TextWordWrap, index.data())
        painter.restore()

    @property
    def _list(self) -> DocumentView:
        assert isinstance(self._view, DocumentView)
        return self._view
