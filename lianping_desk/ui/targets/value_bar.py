"""A small bar in a table cell: the value against the target, one square a piece where there are few to create."""

from decimal import Decimal
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from lianping_desk.domain.status import IndicatorStatus
from lianping_desk.ui.theme import colours, state_colour

FEW = 12
"""Up to this many pieces each has a square of its own."""

HEIGHT = 12.0
GAP = 3.0


class ValueBar(QStyledItemDelegate):
    """Paints the bar of the IndicatorStatus that its row holds."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        status: Any = index.data(Qt.ItemDataRole.UserRole)
        rect = option.rect
        box = QRectF(rect.x() + 8, rect.center().y() - HEIGHT / 2, rect.width() - 16, HEIGHT)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_value_bar(painter, status, box)
        painter.restore()


def draw_value_bar(painter: QPainter, status: IndicatorStatus, box: QRectF) -> None:
    """Draw the value against the target into `box`; a stroke shows where it should stand by now."""
    pieces = _pieces(status)
    if pieces is None:
        share = covered_share(status)
        _fill(painter, status, box, share)
        if status.expected < 100 and status.indicator.target.number is not None:
            across = box.left() + box.width() * status.expected / 100
            painter.setPen(QPen(QColor(colours().faint), 1.5))
            painter.drawLine(int(across), int(box.top() - 3), int(across), int(box.bottom() + 3))
        return
    wanted, have = pieces
    width = min((box.width() - GAP * (wanted - 1)) / wanted, 26.0)
    for number in range(wanted):
        piece = QRectF(box.left() + number * (width + GAP), box.top(), width, box.height())
        _fill(painter, status, piece, 1.0 if number < have else 0.0)


def covered_share(status: IndicatorStatus) -> float:
    """The value as a share of the target, 0-1."""
    number, value = status.indicator.target.number, status.value
    if value is None:
        return 0.0
    if status.indicator.target.met_by(value):
        return 1.0
    return min(max(float(value / number), 0.0), 1.0) if number else 0.0


def _pieces(status: IndicatorStatus) -> tuple[int, int] | None:
    """How many pieces are wanted and how many are there; None where the target is no small count."""
    number, value = status.indicator.target.number or Decimal(1), status.value or Decimal(0)
    if status.indicator.unit in ("%", "％") or number != int(number) or value != int(value) or not 1 <= number <= FEW:
        return None
    return int(number), int(value)


def _fill(painter: QPainter, status: IndicatorStatus, box: QRectF, share: float) -> None:
    painter.setPen(QPen(QColor(colours().line), 1))
    painter.setBrush(QColor(colours().window))
    painter.drawRoundedRect(box, 3, 3)
    if share > 0:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(state_colour(status.state))
        painter.drawRoundedRect(QRectF(box.left(), box.top(), box.width() * share, box.height()), 3, 3)
