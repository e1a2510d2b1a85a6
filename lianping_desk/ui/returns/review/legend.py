"""What the colours of the cells mean."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lianping_desk.ui.returns.review.doubt_signs import draw_sign
from lianping_desk.ui.returns.review.field_colours import FieldGroup, groups_of, strong_colour
from lianping_desk.ui.theme import colours

CHIP, GAP, BETWEEN = 12, 5, 14
SIGNS = ("疑点", "已处理")


class Legend(QWidget):
    """Chips with words in one or more lines, and the signs of doubts."""

    def __init__(self) -> None:
        super().__init__()
        self._groups: tuple[FieldGroup, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_fields(self, fields: Iterable[str]) -> None:
        """Explain the colours of these fields."""
        self._groups = groups_of(fields)
        self.updateGeometry()
        self.update()

    def words(self) -> list[str]:
        return [*(group.word for group in self._groups), *SIGNS]

    def heightForWidth(self, width: int) -> int:
        return self._places(width)[1]

    def sizeHint(self) -> QSize:
        return QSize(400, self.heightForWidth(max(self.width(), 200)))

    def minimumSizeHint(self) -> QSize:
        return QSize(100, self.heightForWidth(max(self.width(), 100)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        places, _ = self._places(self.width())
        theme = colours()
        for number, (at, word) in enumerate(zip(places, self.words(), strict=True)):
            chip = QRect(at.x(), at.y() + (self.fontMetrics().height() - CHIP) // 2, CHIP, CHIP)
            if number < len(self._groups):
                painter.fillRect(chip, strong_colour(self._groups[number]))
            else:
                is_open = number == len(self._groups)
                draw_sign(painter, chip.center(), QColor(theme.trouble if is_open else theme.accent), is_open=is_open)
            painter.setPen(QColor(theme.faint))
            left = at.x() + CHIP + GAP
            line = QRect(left, at.y(), self.width() - left, self.fontMetrics().height())
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, word)
        painter.end()

    def _places(self, width: int) -> tuple[list[QPoint], int]:
        """Where each chip stands, and the height of all lines."""
        places: list[QPoint] = []
        metrics = self.fontMetrics()
        x, y, line = 0, 0, metrics.height() + 4
        for word in self.words():
            needed = CHIP + GAP + metrics.horizontalAdvance(word)
            if x and x + needed > width:
                x, y = 0, y + line
            places.append(QPoint(x, y))
            x += needed + BETWEEN
        return places, y + line
