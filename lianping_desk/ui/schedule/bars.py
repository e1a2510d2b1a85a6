"""What stands on the timeline: bars of tasks, flags of milestones, the line of the day; alike on paper and screen."""

from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from lianping_desk.domain.progress import TaskState
from lianping_desk.domain.schedule import MilestoneLine
from lianping_desk.ui.schedule.axis import TimeAxis
from lianping_desk.ui.schedule.drag import Grip
from lianping_desk.ui.schedule.rows import TimelineRow, milestone_hint
from lianping_desk.ui.theme import base_font, colours, state_colour

TASK_BAR = 18.0
WORK_BAR = 16.0
FLAG_HEIGHT = 15.0
FLAG_WIDTH = 10.0
LONGEST_LABEL = 240.0
GRIP_WIDTH = 7.0
"""Pixels on either side of a bar's end that take hold of the end."""


def small_font() -> QFont:
    """The font of labels and of the calendar."""
    font = base_font()
    font.setPointSizeF(font.pointSizeF() - 1.5)
    return font


def mixed(colour: QColor, share: float) -> QColor:
    """The colour thinned with the ground: `share` of it is left."""
    ground = QColor(colours().paper)
    red, green, blue = (
        round(below + (above - below) * share)
        for above, below in (
            (colour.red(), ground.red()),
            (colour.green(), ground.green()),
            (colour.blue(), ground.blue()),
        )
    )
    return QColor(red, green, blue)


class BarItem(QGraphicsItem):
    """The days of a task or an annual task: filled as far as the work has come, with a tick where it should be."""

    def __init__(self, row: TimelineRow, axis: TimeAxis, middle: float) -> None:
        super().__init__()
        assert row.span is not None
        self.row = row
        self._axis = axis
        self._span = row.span
        self._height = WORK_BAR if row.level else TASK_BAR
        self._metrics = QFontMetricsF(small_font())
        self._label = self._metrics.elidedText(row.label, Qt.TextElideMode.ElideRight, LONGEST_LABEL)
        self.setPos(0, middle - self._height / 2)
        self.setToolTip(row.hint)

    @property
    def span(self) -> tuple[date, date]:
        return self._span

    def show_span(self, span: tuple[date, date]) -> None:
        """Draw it over these days while she drags."""
        self.prepareGeometryChange()
        self._span = span
        self.update()

    def bar(self) -> QRectF:
        left, right = self._axis.left(self._span[0]), self._axis.right(self._span[1])
        return QRectF(left, 0, max(right - left, 2.0), self._height)

    def grip_at(self, x: float) -> Grip:
        """What of the bar is under a pixel: an end, or the whole; a short bar has its ends outside."""
        bar = self.bar()
        inside = min(GRIP_WIDTH, bar.width() / 4)
        if x <= bar.left() + inside:
            return Grip.start
        return Grip.end if x >= bar.right() - inside else Grip.whole

    def boundingRect(self) -> QRectF:
        label = self._metrics.horizontalAdvance(self._label) + 12 if self._label_beside() else 0
        return self.bar().adjusted(-GRIP_WIDTH, -4, GRIP_WIDTH + label, 4)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        bar, colour = self.bar(), state_colour(self.row.state or TaskState.not_started)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, 1))
        painter.setBrush(mixed(colour, 0.2))
        painter.drawRoundedRect(bar, 2.5, 2.5)
        share = min(max((self.row.percent or 0.0) / 100, 0.0), 1.0)
        if share > 0:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(mixed(colour, 0.62))
            painter.drawRoundedRect(QRectF(bar.left(), bar.top(), bar.width() * share, bar.height()), 2.5, 2.5)
        if self.row.expected is not None and 0 < self.row.expected < 100:
            self._paint_tick(painter, bar)
        self._paint_label(painter, bar)

    def _paint_tick(self, painter: QPainter, bar: QRectF) -> None:
        """Where the work should stand by now: a stroke through the bar with a foot on either side."""
        across = bar.left() + bar.width() * (self.row.expected or 0.0) / 100
        painter.setPen(QPen(QColor(colours().text), 2))
        painter.drawLine(QPointF(across, bar.top() - 3), QPointF(across, bar.bottom() + 3))

    def _paint_label(self, painter: QPainter, bar: QRectF) -> None:
        if not self._label:
            return
        painter.setFont(small_font())
        painter.setPen(QColor(colours().text))
        beside = self._label_beside()
        box = QRectF(bar.right() + 6, -4, LONGEST_LABEL + 2, bar.height() + 8) if beside else bar.adjusted(6, -4, -6, 4)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._label)

    def _label_beside(self) -> bool:
        """Whether the label stands behind the bar because it does not fit in."""
        return self._metrics.horizontalAdvance(self._label) + 12 > self.bar().width()


class FlagItem(QGraphicsItem):
    """A milestone: a flag whose pole stands on its day. In a row of its own it carries its name."""

    def __init__(self, flag: MilestoneLine, axis: TimeAxis, middle: float, *, named: bool) -> None:
        super().__init__()
        self.flag = flag
        self._axis = axis
        self._name = flag.milestone.title if named else ""
        self._metrics = QFontMetricsF(small_font())
        self.day = flag.milestone.on
        self.setPos(axis.left(self.day), middle - FLAG_HEIGHT / 2)
        self.setZValue(1)
        self.setToolTip(milestone_hint(flag))

    def show_day(self, day: date) -> None:
        """Draw it on this day while she drags."""
        self.prepareGeometryChange()
        self.day = day
        self.setX(self._axis.left(day))

    def boundingRect(self) -> QRectF:
        return QRectF(-4, -2, FLAG_WIDTH + 8, FLAG_HEIGHT + 4).united(self._name_box())

    def _name_box(self) -> QRectF:
        """Behind the flag, or before it where the years end too soon."""
        if not self._name:
            return QRectF()
        width = self._metrics.horizontalAdvance(self._name) + 4
        left = FLAG_WIDTH + 5
        if self._axis.left(self.day) + left + width > self._axis.width:
            left = -width - 3
        return QRectF(left, -2, width, FLAG_HEIGHT + 4)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        colour = state_colour(self.flag.state)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, 1.6))
        painter.drawLine(QPointF(0, 0), QPointF(0, FLAG_HEIGHT))
        painter.setBrush(mixed(colour, 0.15) if self.flag.state is TaskState.not_started else colour)
        cloth = FLAG_HEIGHT * 0.56
        painter.drawPolygon(QPolygonF([QPointF(0, 0), QPointF(FLAG_WIDTH, cloth / 2), QPointF(0, cloth)]))
        if self._name:
            painter.setFont(small_font())
            painter.setPen(QColor(colours().text))
            painter.drawText(self._name_box(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._name)


class AsOfLine(QGraphicsItem):
    """The line at the end of the day that every state is computed for."""

    def __init__(self, axis: TimeAxis, day: date, height: float) -> None:
        super().__init__()
        self._axis = axis
        self._height = height
        self.setZValue(2)
        self.show_day(day)

    def show_day(self, day: date) -> None:
        """Stand at the end of this day."""
        self.day = day
        self.setX(self._axis.right(day))
        self.setToolTip(f"截至 {day}：各项状态按这一天计算，可以左右拖动")

    def boundingRect(self) -> QRectF:
        return QRectF(-4, 0, 8, self._height)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        pen = QPen(QColor(colours().accent), 1.5, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawLine(QPointF(0, 0), QPointF(0, self._height))
