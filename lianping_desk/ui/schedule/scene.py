"""The drawing right of the titles: a row above the other, bars and flags in them, and the line of the day."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from itertools import accumulate

from PySide6.QtCore import QLineF, QObject, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsScene

from lianping_desk.ui.schedule.axis import TimeAxis
from lianping_desk.ui.schedule.bars import AsOfLine, BarItem, FlagItem
from lianping_desk.ui.schedule.rows import RowKey, TimelineRow
from lianping_desk.ui.theme import colours

TASK_ROW = 32.0
WORK_ROW = 28.0


class TimelineScene(QGraphicsScene):
    """Rows of frozen values, drawn. `tops` are the upper edges of the rows, and the lower edge of the last."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.axis = TimeAxis(date(2000, 1, 1), date(2000, 12, 31), 1.0)
        self.rows: Sequence[TimelineRow] = ()
        self.tops: list[float] = [0.0]
        self.selected: RowKey | None = None
        self.line: AsOfLine | None = None

    def show_rows(self, rows: Sequence[TimelineRow], axis: TimeAxis, as_of: date) -> None:
        """Draw these rows instead of the old ones."""
        self.clear()
        self.rows, self.axis, self.line = rows, axis, None
        self.tops = list(accumulate((WORK_ROW if row.level else TASK_ROW for row in rows), initial=0.0))
        self.setSceneRect(0, 0, axis.width, max(self.tops[-1], 1))
        for number, row in enumerate(rows):
            middle = (self.tops[number] + self.tops[number + 1]) / 2
            if row.span is not None:
                self.addItem(BarItem(row, axis, middle))
            for flag in row.flags:
                self.addItem(FlagItem(flag, axis, middle, named=row.key[0] == "milestone"))
        if axis.holds(as_of):
            self.line = AsOfLine(axis, as_of, max(self.tops[-1], 1))
            self.addItem(self.line)

    def row_at(self, y: float) -> TimelineRow | None:
        """The row at a height, None below the last."""
        number = bisect_right(self.tops, y) - 1
        return self.rows[number] if 0 <= number < len(self.rows) else None

    def number_of(self, key: RowKey | None) -> int | None:
        """Which row from the top is about `key`; None where none is."""
        return next((number for number, row in enumerate(self.rows) if row.key == key), None)

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """The ground: the selected row, a rule below each row, a stroke at each year and part of a year."""
        theme = colours()
        painter.fillRect(rect, QColor(theme.paper))
        for number, row in enumerate(self.rows):
            top, bottom = self.tops[number], self.tops[number + 1]
            if bottom < rect.top() or top > rect.bottom():
                continue
            if row.key == self.selected:
                painter.fillRect(QRectF(rect.left(), top, rect.width(), bottom - top), QColor(theme.selection))
            elif row.level:
                painter.fillRect(QRectF(rect.left(), top, rect.width(), bottom - top), QColor(theme.raised))
        line = QColor(theme.line)
        faint = QColor(line)
        faint.setAlphaF(0.45)
        painter.setPen(QPen(faint, 1))
        painter.drawLines([self._upright(tick.right) for tick in self.axis.parts()])
        painter.drawLines([QLineF(rect.left(), top, rect.right(), top) for top in self.tops[1:]])
        painter.setPen(QPen(line, 1))
        painter.drawLines([self._upright(tick.right) for tick in self.axis.years()])

    def _upright(self, x: float) -> QLineF:
        return QLineF(x, 0, x, self.tops[-1])
