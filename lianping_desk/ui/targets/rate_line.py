"""A small line chart: the share of citizens with scientific literacy by year, against the target."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from lianping_desk.domain.indicator import Indicator
from lianping_desk.domain.number_text import format_number
from lianping_desk.domain.survey import LiteracySurvey
from lianping_desk.ui.theme import colours

LEFT, RIGHT, TOP, BOTTOM = 52.0, 96.0, 30.0, 30.0
LABEL = 22.0
INSET = 34.0


class RateLine(QWidget):
    """Draws the surveys it was given, and the target as a dashed line where the plan has one."""

    def __init__(self) -> None:
        super().__init__()
        self._surveys: Sequence[LiteracySurvey] = ()
        self._target: Indicator | None = None
        self._years = (0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("公民科学素质比例折线图")

    def sizeHint(self) -> QSize:
        return QSize(460, 220)

    def show_rates(self, surveys: Sequence[LiteracySurvey], target: Indicator | None, years: tuple[int, int]) -> None:
        """Show these surveys over the plan's `years` (first, last), and any year beyond that has one."""
        self._surveys, self._target = surveys, target
        known = [survey.year for survey in surveys]
        self._years = (min([years[0], *known]), max([years[1], *known]))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot = QRectF(self.rect()).adjusted(LEFT, TOP, -RIGHT, -BOTTOM)
        if plot.width() > 0 and plot.height() > 0:
            self._draw_axis(painter, plot)
            self._draw_target(painter, plot)
            self._draw_rates(painter, plot)

    def top_rate(self) -> Decimal:
        """The rate at the upper edge: a little above the highest that is shown."""
        rates = [survey.rate for survey in self._surveys]
        if self._target is not None and self._target.target.number is not None:
            rates.append(self._target.target.number)
        return Decimal(5) * ((max(rates, default=Decimal(10)) * Decimal("1.15")) // 5 + 1)

    def place(self, plot: QRectF, year: int, rate: Decimal) -> QPointF:
        """Where a rate stands in `plot`."""
        first, last = self._years
        across = INSET + (plot.width() - 2 * INSET) * (year - first) / max(last - first, 1)
        return QPointF(plot.left() + across, plot.bottom() - plot.height() * float(rate / self.top_rate()))

    def _draw_axis(self, painter: QPainter, plot: QRectF) -> None:
        theme = colours()
        step = Decimal(5) if self.top_rate() <= 25 else Decimal(20)
        rate = Decimal(0)
        while rate <= self.top_rate():
            left = self.place(plot, self._years[0], rate)
            painter.setPen(QPen(QColor(theme.line), 1))
            painter.drawLine(QPointF(plot.left(), left.y()), QPointF(plot.right(), left.y()))
            painter.setPen(QColor(theme.faint))
            box = QRectF(0, left.y() - LABEL / 2, LEFT - 8, LABEL)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{rate}%")
            rate += step
        for year in range(self._years[0], self._years[1] + 1):
            point = self.place(plot, year, Decimal(0))
            box = QRectF(point.x() - 30, plot.bottom() + 4, 60, LABEL)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(year))

    def _draw_target(self, painter: QPainter, plot: QRectF) -> None:
        if self._target is None or self._target.target.number is None:
            return
        height = self.place(plot, self._years[0], self._target.target.number).y()
        pen = QPen(QColor(colours().warning), 1.5, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawLine(QPointF(plot.left(), height), QPointF(plot.right(), height))
        box = QRectF(plot.right() + 8, height - LABEL / 2, RIGHT - 8, LABEL)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, f"目标{self._target.target_text}")

    def _draw_rates(self, painter: QPainter, plot: QRectF) -> None:
        theme = colours()
        points = [(survey, self.place(plot, survey.year, survey.rate)) for survey in self._surveys]
        painter.setPen(QPen(QColor(theme.accent), 2))
        painter.drawPolyline([point for _, point in points])
        for survey, point in points:
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.setBrush(QColor(theme.paper))
            painter.drawEllipse(point, 4.5, 4.5)
            painter.setPen(QColor(theme.text))
            box = QRectF(point.x() - 40, point.y() - LABEL - 6, 80, LABEL)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"{format_number(survey.rate)}%")
