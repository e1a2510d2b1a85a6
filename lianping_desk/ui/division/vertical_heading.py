"""Column headings in upright hanzi from top to bottom, so that thirty units fit beside each other on one screen."""

from math import ceil

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

MOST_IN_LINE = 10
"""A longer name goes on in a second line, to the left of the first."""

LEAST_WIDTH = 28

UPRIGHT = str.maketrans("（）()“”", "︵︶︵︶﹁﹂")
"""Brackets and quotation marks as they stand in vertical writing."""


class VerticalHeading(QHeaderView):
    """A horizontal header that writes each title downwards; the tip shows the whole of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHighlightSections(True)
        self.setSectionsClickable(True)

    def sectionSizeFromContents(self, section: int) -> QSize:
        lines = upright_lines(self._title(section))
        step = QFontMetrics(self._small_font()).height()
        return QSize(max(LEAST_WIDTH, step * len(lines) + 8), step * max(map(len, lines), default=1) + 14)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        selected = self.selectionModel().columnIntersectsSelection(section)
        painter.fillRect(rect, self.palette().highlight() if selected else self.palette().alternateBase())
        painter.setPen(self.palette().mid().color())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(self.palette().text().color())
        painter.setFont(self._small_font())
        lines, step = upright_lines(self._title(section)), QFontMetrics(self._small_font()).height()
        x = rect.center().x() + len(lines) * step // 2 - step
        for line in lines:
            for place, sign in enumerate(line):
                painter.drawText(
                    QRect(x, rect.top() + 7 + place * step, step, step), Qt.AlignmentFlag.AlignCenter, sign
                )
            x -= step
        painter.restore()

    def _title(self, section: int) -> str:
        return str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")

    def _small_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(9)
        font.setBold(False)
        return font


def upright_lines(title: str) -> list[str]:
    """The title in lines of about the same length, the first of them to stand on the right."""
    signs = title.translate(UPRIGHT)
    if len(signs) <= MOST_IN_LINE:
        return [signs] if signs else []
    before, bracket, within = signs.partition("︵")
    if before and bracket:
        return [*upright_lines(before), *_equal_parts(bracket + within)]
    return _equal_parts(signs)


def _equal_parts(signs: str) -> list[str]:
    length = ceil(len(signs) / ceil(len(signs) / MOST_IN_LINE))
    return [signs[start : start + length] for start in range(0, len(signs), length)]
