"""The light of a state: a shape and a colour, so that a colour-blind reader loses nothing."""

import math
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from lianping_desk.domain.progress import TaskState
from lianping_desk.ui.theme import is_dark, state_colour


def draw_light(painter: QPainter, state: TaskState, box: QRectF) -> None:
    """Draw the state's shape filling `box` (a square in logical pixels)."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = state_colour(state)
    if state in (TaskState.not_started, TaskState.done):
        pen = QPen(colour, max(1.5, box.width() / 6))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
    painter.drawPath(light_path(state, box))
    painter.restore()


def light_path(state: TaskState, box: QRectF) -> QPainterPath:
    """The outline of the state's shape within `box`."""
    path = QPainterPath()
    inner = box.adjusted(box.width() * 0.08, box.height() * 0.08, -box.width() * 0.08, -box.height() * 0.08)
    match state:
        case TaskState.not_started | TaskState.on_track:
            path.addEllipse(inner)
        case TaskState.slow:
            path.addPolygon(QPolygonF([_at(inner, 0.5, 0), _at(inner, 1, 1), _at(inner, 0, 1)]))
        case TaskState.behind:
            path.addPolygon(QPolygonF([_at(inner, 0.5, 0), _at(inner, 1, 0.5), _at(inner, 0.5, 1), _at(inner, 0, 0.5)]))
        case TaskState.overdue:
            path.addRect(inner)
        case TaskState.done:
            path.moveTo(_at(inner, 0.05, 0.55))
            path.lineTo(_at(inner, 0.4, 0.9))
            path.lineTo(_at(inner, 0.98, 0.12))
        case TaskState.done_early:
            path.addPolygon(QPolygonF([_star_point(inner, number) for number in range(10)]))
    if state is not TaskState.done:
        path.closeSubpath()
    return path


def _at(box: QRectF, across: float, down: float) -> QPointF:
    return QPointF(box.left() + box.width() * across, box.top() + box.height() * down)


def _star_point(box: QRectF, number: int) -> QPointF:
    radius = box.width() / 2 * (1 if number % 2 == 0 else 0.42)
    angle = math.pi * (number / 5 - 0.5)
    return box.center() + QPointF(radius * math.cos(angle), radius * math.sin(angle))


def light_icon(state: TaskState) -> QIcon:
    """The light as an icon for table cells and lists."""
    return _light_icon(state, is_dark())


@cache
def _light_icon(state: TaskState, dark: bool) -> QIcon:
    made = QIcon()
    for scale in (1, 2, 3):
        pixmap = QPixmap(16 * scale, 16 * scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        draw_light(painter, state, QRectF(2 * scale, 2 * scale, 12 * scale, 12 * scale))
        painter.end()
        pixmap.setDevicePixelRatio(scale)
        made.addPixmap(pixmap)
    return made
