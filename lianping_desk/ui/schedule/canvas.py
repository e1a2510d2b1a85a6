"""The timeline under the mouse: take a bar by an end or as a whole, a flag, or the line of the day, and drag it."""

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsView, QToolTip

from lianping_desk.ui.schedule.bars import GRIP_WIDTH, AsOfLine, BarItem, FlagItem
from lianping_desk.ui.schedule.drag import MONTHS_BELOW, Grip, dragged_day, dragged_span
from lianping_desk.ui.schedule.scene import TimelineScene

UNSTEADY = 4
"""Pixels that a hand may tremble."""

Held = BarItem | FlagItem | AsOfLine


@dataclass(frozen=True, slots=True)
class _Hold:
    """What she holds, by what, where, and the day it was taken at and stood on."""

    item: Held
    grip: Grip
    place: QPoint
    taken: date
    before: tuple[date, date]


class Canvas(QGraphicsView):
    """Shows the scene. A drag is told once, when she lets go; Esc takes it back. Alt aims at days, not at months."""

    row_pressed = Signal(object)
    row_opened = Signal(object)
    span_dragged = Signal(object, object, object)
    day_dragged = Signal(object, object)
    as_of_moved = Signal(object)
    as_of_chosen = Signal(object)
    zoomed = Signal(float, float)
    resized = Signal()
    menu_wanted = Signal(object, QPoint)

    def __init__(self, scene: TimelineScene) -> None:
        super().__init__(scene)
        self.timeline = scene
        self.can_drag = True
        self._hold: _Hold | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)

    def show_across_bar(self, is_needed: bool) -> None:
        """Whether there is anything to scroll to; Qt's own guess is off by the style sheet's narrower scroll bar."""
        policy = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(policy.ScrollBarAsNeeded if is_needed else policy.ScrollBarAlwaysOff)

    def held_at(self, place: QPointF) -> tuple[Held, Grip] | None:
        """What the pointer at `place` (in the scene) would take hold of; a flag before a bar before the line."""
        around = QRectF(place.x() - GRIP_WIDTH, place.y() - 2, 2 * GRIP_WIDTH, 4)
        items = self.timeline.items(around)
        for flag in (item for item in items if isinstance(item, FlagItem)):
            if flag.x() - 4 <= place.x() <= flag.x() + GRIP_WIDTH + 5:
                return flag, Grip.whole
        for bar in (item for item in items if isinstance(item, BarItem)):
            box = bar.bar().adjusted(-GRIP_WIDTH, 0, GRIP_WIDTH, 0)
            if box.left() <= place.x() <= box.right():
                return bar, bar.grip_at(place.x())
        for line in (item for item in items if isinstance(item, AsOfLine)):
            if abs(line.x() - place.x()) <= 5:
                return line, Grip.whole
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self.mapToScene(event.position().toPoint())
        row = self.timeline.row_at(place.y())
        if row is not None:
            self.row_pressed.emit(row.key)
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        found = self.held_at(place)
        if found is not None and (self.can_drag or isinstance(found[0], AsOfLine)):
            item, grip = found
            self._hold = _Hold(item, grip, event.position().toPoint(), self._day(place), _days_of(item))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self.mapToScene(event.position().toPoint())
        if self._hold is None:
            self._show_cursor(place)
            return
        if _days_of(self._hold.item) == self._hold.before and self._is_near(event.position().toPoint()):
            return
        months = self.timeline.axis.day_width < MONTHS_BELOW and not event.modifiers() & Qt.KeyboardModifier.AltModifier
        self._drag(self._hold, self._day(place), months=months)
        QToolTip.showText(event.globalPosition().toPoint(), _days_text(self._hold.item), self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        hold, self._hold = self._hold, None
        if hold is None or _days_of(hold.item) == hold.before:
            return
        match hold.item:
            case BarItem() as bar:
                self.span_dragged.emit(bar.row.key, *bar.span)
            case FlagItem() as flag:
                self.day_dragged.emit(flag.flag.milestone, flag.day)
            case AsOfLine() as line:
                self.as_of_chosen.emit(line.day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._hold = None
        place = self.mapToScene(event.position().toPoint())
        row = self.timeline.row_at(place.y())
        if row is not None and event.button() is Qt.MouseButton.LeftButton:
            self.row_opened.emit(row)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        row = self.timeline.row_at(self.mapToScene(event.pos()).y())
        if row is not None:
            self.menu_wanted.emit(row, event.globalPos())

    def cancel_drag(self) -> bool:
        """Put back what she holds; whether she held anything."""
        hold, self._hold = self._hold, None
        if hold is None:
            return False
        _show_days(hold.item, hold.before)
        if isinstance(hold.item, AsOfLine):
            self.as_of_moved.emit(None)
        QToolTip.hideText()
        return True

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoomed.emit(1.2 if event.angleDelta().y() > 0 else 1 / 1.2, event.position().x())
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()  # rows are walked through by the widget around

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def _drag(self, hold: _Hold, now: date, *, months: bool) -> None:
        if isinstance(hold.item, BarItem):
            hold.item.show_span(dragged_span(hold.before, hold.grip, hold.taken, now, months=months))
            return
        day = dragged_day(hold.before[0] + (now - hold.taken), months=months)
        axis = self.timeline.axis
        _show_days(hold.item, (min(max(day, axis.starts), axis.ends),) * 2)
        if isinstance(hold.item, AsOfLine):
            self.as_of_moved.emit(hold.item.day)

    def _is_near(self, point: QPoint) -> bool:
        """Whether the pointer is still where it took hold: an unsteady click moves nothing."""
        return self._hold is not None and (point - self._hold.place).manhattanLength() < UNSTEADY

    def _day(self, place: QPointF) -> date:
        return self.timeline.axis.day_at(place.x())

    def _show_cursor(self, place: QPointF) -> None:
        found = self.held_at(place)
        shape = Qt.CursorShape.ArrowCursor
        if found is not None and (self.can_drag or isinstance(found[0], AsOfLine)):
            whole = isinstance(found[0], BarItem) and found[1] is Grip.whole
            shape = Qt.CursorShape.OpenHandCursor if whole else Qt.CursorShape.SizeHorCursor
        self.viewport().setCursor(shape)


def _days_of(item: Held) -> tuple[date, date]:
    return item.span if isinstance(item, BarItem) else (item.day, item.day)


def _show_days(item: Held, days: tuple[date, date]) -> None:
    if isinstance(item, BarItem):
        item.show_span(days)
    else:
        item.show_day(days[0])


def _days_text(item: Held) -> str:
    starts, ends = _days_of(item)
    if isinstance(item, BarItem):
        return f"{starts} 至 {ends}（{(ends - starts + timedelta(days=1)).days}天）"
    return f"截至 {starts}" if isinstance(item, AsOfLine) else str(starts)
