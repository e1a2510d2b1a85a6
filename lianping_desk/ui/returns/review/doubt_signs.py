"""The signs of a doubt: a diamond while it is open, a tick when it is decided, so that colour is never alone."""

from functools import cache

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

from lianping_desk.ui.theme import DARK, LIGHT, is_dark

SIZE = 5
"""Logical pixels from the middle of a sign to its tip."""


def draw_sign(painter: QPainter, middle: QPoint, colour: QColor, *, is_open: bool) -> None:
    """Draw the sign around `middle`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    at = QPointF(middle)
    if is_open:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        tips = (QPointF(0, -SIZE), QPointF(SIZE, 0), QPointF(0, SIZE), QPointF(-SIZE, 0))
        painter.drawPolygon(QPolygonF([at + tip for tip in tips]))
    else:
        pen = QPen(colour, 2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF([at + QPointF(-5, 0), at + QPointF(-1, 4), at + QPointF(5, -5)]))
    painter.restore()


def sign_icon(*, is_open: bool) -> QIcon:
    """The sign for a list."""
    return _sign_icon(is_open, is_dark())


@cache
def _sign_icon(is_open: bool, dark: bool) -> QIcon:
    theme = DARK if dark else LIGHT
    made = QIcon()
    for scale in (1, 2, 3):
        pixmap = QPixmap(16 * scale, 16 * scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.scale(scale, scale)
        draw_sign(painter, QPoint(8, 8), QColor(theme.trouble if is_open else theme.accent), is_open=is_open)
        painter.end()
        pixmap.setDevicePixelRatio(scale)
        made.addPixmap(pixmap)
    return made
