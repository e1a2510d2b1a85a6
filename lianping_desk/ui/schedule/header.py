"""The calendar above the timeline: years, quarters or months, the phases of the plan, and the handle of the line."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from lianping_desk.domain.phase_drawing import PhaseBox, arrow_head, arrows, lanes_of
from lianping_desk.domain.plan import Phase
from lianping_desk.ui.schedule.axis import Tick, TimeAxis
from lianping_desk.ui.schedule.bars import mixed, small_font
from lianping_desk.ui.theme import colours

YEARS = 25.0
PARTS = 21.0
PHASE = 22.0
PHASE_INSET = 4.0
ARROW_HEAD = 5.0
STRIP = 21.0


class CalendarHeader(QWidget):
    """Stays above the timeline while that is scrolled. `as_of_moved` is emitted while she drags the handle, and
    `as_of_chosen` when she lets it go; Esc takes it back."""

    as_of_moved = Signal(object)
    as_of_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._axis = TimeAxis(date(2000, 1, 1), date(2000, 12, 31), 1.0)
        self._offset = 0
        self._phases: Sequence[Phase] = ()
        self._lanes: list[int] = []
        self._as_of = date(2000, 1, 1)
        self._dragged: date | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setToolTip("拖动“截至”日期，看那一天的状态")

    @property
    def calendar_height(self) -> float:
        """Years, and quarters or months where they have room."""
        return YEARS + (PARTS if self._axis.parts() else 0.0)

    @property
    def phases_height(self) -> float:
        return (max(self._lanes, default=-1) + 1) * PHASE

    def sizeHint(self) -> QSize:
        return QSize(200, int(self.calendar_height + self.phases_height + STRIP))

    def show_calendar(self, axis: TimeAxis, phases: Sequence[Phase], as_of: date) -> None:
        """Show this calendar; phases that overlap stand below one another."""
        self._axis, self._phases, self._as_of, self._dragged = axis, phases, as_of, None
        self._lanes = lanes_of(phases)
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def scroll_to(self, offset: int) -> None:
        """Show the part that begins `offset` pixels from the first day."""
        self._offset = offset
        self.update()

    def show_as_of(self, day: date | None) -> None:
        """Show the handle at this day while the line is dragged; None: back where it was."""
        self._dragged = day
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = colours()
        painter.fillRect(self.rect(), QColor(theme.raised))
        painter.setPen(QPen(QColor(theme.line), 1))
        phases = self.calendar_height
        for y in (YEARS, phases, phases + self.phases_height, self.height() - 1):
            painter.drawLine(0, int(y), self.width(), int(y))
        painter.translate(-self._offset, 0)
        strong = QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        self._paint_ticks(painter, self._axis.years(), 0, YEARS, strong, self.height())
        self._paint_ticks(painter, self._axis.parts(), YEARS, PARTS, small_font(), phases)
        self._paint_phases(painter)
        self._paint_handle(painter)

    def _paint_ticks(
        self, painter: QPainter, ticks: Sequence[Tick], top: float, height: float, font: QFont, foot: float
    ) -> None:
        """Names in the middle of what is visible of their stretch, so that a long year keeps its name in sight."""
        theme = colours()
        painter.setFont(font)
        for tick in ticks:
            left, right = max(tick.left, self._offset), min(tick.right, self._offset + self.width())
            painter.setPen(QPen(QColor(theme.line), 1))
            painter.drawLine(int(tick.right), int(top), int(tick.right), int(foot))
            if right - left >= painter.fontMetrics().horizontalAdvance(tick.label):
                painter.setPen(QColor(theme.text))
                painter.drawText(QRectF(left, top, right - left, height), Qt.AlignmentFlag.AlignCenter, tick.label)

    def _paint_phases(self, painter: QPainter) -> None:
        theme = colours()
        accent = QColor(theme.accent)
        painter.setFont(small_font())
        for phase, lane in zip(self._phases, self._lanes, strict=True):
            left = max(self._axis.left(phase.starts), self._offset - 4.0)
            right = min(self._axis.right(phase.ends), self._offset + self.width() + 4.0)
            if right - left < 4:
                continue
            top = self.calendar_height + lane * PHASE + PHASE_INSET
            box = QRectF(left + 1, top, right - left - 2, PHASE - 2 * PHASE_INSET)
            painter.setPen(QPen(mixed(accent, 0.5), 1))
            painter.setBrush(mixed(accent, 0.16))
            painter.drawRoundedRect(box, 2.5, 2.5)
            painter.setPen(QColor(theme.text))
            text = painter.fontMetrics().elidedText(phase.title, Qt.TextElideMode.ElideRight, int(box.width() - 6))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        self._paint_arrows(painter, mixed(accent, 0.8))

    def _paint_arrows(self, painter: QPainter, colour: QColor) -> None:
        """From each phase to the next, as on paper."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for line in arrows(self.phase_boxes()):
            painter.setPen(QPen(colour, 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF([QPointF(*point) for point in line]))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawPolygon(QPolygonF([QPointF(*point) for point in arrow_head(line, ARROW_HEAD)]))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def phase_boxes(self) -> list[PhaseBox]:
        """Where the phases are drawn, from the first day."""
        tops = (self.calendar_height + lane * PHASE + PHASE_INSET for lane in self._lanes)
        return [
            PhaseBox(self._axis.left(phase.starts), self._axis.right(phase.ends), top, top + PHASE - 2 * PHASE_INSET)
            for phase, top in zip(self._phases, tops, strict=True)
        ]

    def _paint_handle(self, painter: QPainter) -> None:
        theme, day = colours(), self._dragged or self._as_of
        painter.setFont(small_font())
        box = self.handle_box(day)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.accent))
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(QColor(theme.on_accent))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._handle_text(day))

    def _handle_text(self, day: date) -> str:
        if day < self._axis.starts:
            return f"◀ 截至 {day}"
        return f"截至 {day} ▶" if day > self._axis.ends else f"截至 {day}"

    def handle_box(self, day: date | None = None) -> QRectF:
        """Where the handle stands, from the first day; kept within the calendar."""
        day = day or self._as_of
        width = self.fontMetrics().horizontalAdvance(self._handle_text(day)) + 8.0
        line = self._axis.right(min(max(day, self._axis.starts), self._axis.ends))
        left = min(max(line - width / 2, 0.0), max(self._axis.width - width, 0.0))
        return QRectF(left, self.height() - STRIP + 2, width, STRIP - 5)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and event.position().y() >= self.height() - STRIP:
            self._drag_to(event.position().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged is not None:
            self._drag_to(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragged is not None:
            day, self._dragged = self._dragged, None
            self.as_of_chosen.emit(day)

    def cancel_drag(self) -> bool:
        """Put the handle back where it was; whether it was held."""
        was_held, self._dragged = self._dragged is not None, None
        self.update()
        return was_held

    def _drag_to(self, place: QPoint) -> None:
        self._dragged = self._axis.day_at(place.x() + self._offset)
        self.as_of_moved.emit(self._dragged)
        self.update()
