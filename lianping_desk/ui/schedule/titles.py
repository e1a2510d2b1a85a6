"""The frozen column on the left of the timeline: what each row is about, and how it stands."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from lianping_desk.ui.lights import draw_light
from lianping_desk.ui.schedule.bars import small_font
from lianping_desk.ui.schedule.header import STRIP, CalendarHeader
from lianping_desk.ui.schedule.rows import TimelineRow, percent_text
from lianping_desk.ui.schedule.scene import TimelineScene
from lianping_desk.ui.theme import colours

STATE = 124.0
OWNER = 112.0
LEAST_TITLE = 250.0
OPENER = 24.0
INDENT = 16.0
LIGHT = 13.0
NOTHING = "没有符合条件的任务。可清空搜索框，或按“清除筛选”；方案里还没有任务时，请到“分工表”新增。"


class Columns:
    """Where title, owner and state stand in a column of this width; the owner goes first when it gets narrow."""

    def __init__(self, width: float) -> None:
        owner = OWNER if width - STATE - OWNER >= LEAST_TITLE else 0.0
        self.state = (width - STATE, STATE)
        self.owner = (width - STATE - owner, owner)
        self.title = (0.0, width - STATE - owner)


class TitlesHeading(QWidget):
    """The corner: the names of the columns, and what the bands of the calendar are."""

    def __init__(self, calendar: CalendarHeader) -> None:
        super().__init__()
        self._calendar = calendar
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, columns = colours(), Columns(self.width())
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.raised))
        painter.setPen(QPen(QColor(theme.line), 1))
        top, bottom = self._calendar.calendar_height, self.height() - STRIP
        for y in (top, bottom, self.height() - 1):
            painter.drawLine(0, int(y), self.width(), int(y))
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())
        strong = QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        painter.setPen(QColor(theme.text))
        painter.setFont(strong)
        where = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for text, (left, width) in (("任务", columns.title), ("牵头单位", columns.owner), ("状态", columns.state)):
            if width:
                painter.drawText(QRectF(left + 8, 0, width - 8, top), where, text)
        painter.setFont(small_font())
        painter.setPen(QColor(theme.faint))
        if bottom > top:
            painter.drawText(QRectF(8, top, self.width() - 16, bottom - top), where, "实施阶段")
        painter.drawText(QRectF(8, bottom, self.width() - 16, STRIP), where, "状态按这一天计算（拖动右边的日期）")


class TitlesColumn(QWidget):
    """Paints the rows of the scene at the scene's own heights. `pressed` tells which row, `opened` which was opened."""

    pressed = Signal(object)
    toggled = Signal(object)
    opened = Signal(object)
    wheeled = Signal(QWheelEvent)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, scene: TimelineScene) -> None:
        super().__init__()
        self._scene = scene
        self._offset = 0
        self.setMinimumWidth(220)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(430, 200)

    def scroll_to(self, offset: int) -> None:
        """Show the part that begins `offset` pixels from the first row."""
        self._offset = offset
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, scene = colours(), self._scene
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(theme.paper))
        for number, row in enumerate(scene.rows):
            top, bottom = scene.tops[number] - self._offset, scene.tops[number + 1] - self._offset
            if bottom > 0 and top < self.height():
                self._paint_row(painter, row, QRectF(0, top, self.width(), bottom - top))
        if not scene.rows:
            painter.setPen(QColor(theme.faint))
            box = QRectF(12, 12, self.width() - 24, self.height() - 24)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap, NOTHING)
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())

    def _paint_row(self, painter: QPainter, row: TimelineRow, box: QRectF) -> None:
        theme, columns = colours(), Columns(self.width())
        if row.key == self._scene.selected:
            painter.fillRect(box, QColor(theme.selection))
        elif row.level:
            painter.fillRect(box, QColor(theme.raised))
        faint = QColor(theme.line)
        faint.setAlphaF(0.45)
        painter.setPen(QPen(faint, 1))
        painter.drawLine(QPointF(0, box.bottom()), QPointF(box.right(), box.bottom()))
        if row.opens:
            _paint_opener(painter, QPointF(13, box.center().y()), is_open=row.is_open)
        indent = OPENER + row.level * INDENT
        painter.setFont(small_font() if row.level else self.font())
        self._paint_text(painter, row.title, QRectF(indent, box.top(), columns.title[1] - indent - 8, box.height()))
        painter.setFont(small_font())
        if columns.owner[1]:
            left, width = columns.owner
            owner = row.owner.replace("、", "、\u200b")
            self._paint_text(painter, owner, QRectF(left + 8, box.top(), width - 14, box.height()), theme.faint)
        if row.state is not None:
            left = columns.state[0] + 8
            draw_light(painter, row.state, QRectF(left, box.center().y() - LIGHT / 2, LIGHT, LIGHT))
            text = " ".join(part for part in (row.state.value, _state_percent(row)) if part)
            self._paint_text(painter, text, QRectF(left + LIGHT + 5, box.top(), STATE - LIGHT - 15, box.height()))

    def _paint_text(self, painter: QPainter, text: str, box: QRectF, colour: str = "") -> None:
        painter.setPen(QColor(colour or colours().text))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def row_under(self, y: float) -> TimelineRow | None:
        """The row at a height of the widget."""
        return self._scene.row_at(y + self._offset)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self.row_under(event.position().y())
        if row is None:
            return
        self.pressed.emit(row.key)
        if event.button() is Qt.MouseButton.RightButton:
            self.menu_wanted.emit(row, event.globalPosition().toPoint())
        elif row.opens and event.position().x() < OPENER:
            self.toggled.emit(row.key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self.row_under(event.position().y())
        if row is not None and event.position().x() >= OPENER:
            self.opened.emit(row)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.wheeled.emit(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            row = self.row_under(event.pos().y())
            QToolTip.showText(event.globalPos(), row.hint if row else "", self)
            return True
        return super().event(event)


def _state_percent(row: TimelineRow) -> str:
    return percent_text(row.percent) if row.level == 0 else ""


def _paint_opener(painter: QPainter, centre: QPointF, *, is_open: bool) -> None:
    """A small triangle: to the right when what belongs below is hidden, down when it is shown."""
    points = [(-4, -2), (4, -2), (0, 3)] if is_open else [(-2, -4), (-2, 4), (3, 0)]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours().faint))
    painter.drawPolygon(QPolygonF([centre + QPointF(x, y) for x, y in points]))
