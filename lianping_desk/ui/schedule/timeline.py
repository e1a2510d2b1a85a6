"""The timeline as one widget: titles that stay on the left, a calendar that stays on top, the drawing between."""

from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from lianping_desk.domain.schedule import Schedule
from lianping_desk.ui.schedule.axis import TimeAxis
from lianping_desk.ui.schedule.canvas import Canvas
from lianping_desk.ui.schedule.header import CalendarHeader
from lianping_desk.ui.schedule.rows import PLAN, RowKey, ScheduleFilter, TimelineRow, timeline_rows
from lianping_desk.ui.schedule.scene import TimelineScene
from lianping_desk.ui.schedule.titles import TitlesColumn, TitlesHeading

LEAST_TITLES = 290
MOST_TITLES = 560
WIDEST_DAY = 12.0
QUARTER_DAY = 1.1
MONTH_DAY = 3.0


class Timeline(QFrame):
    """Shows a schedule. Up and down walk the rows, right and left open and close them, Enter opens the dialog.

    `selected` tells the row she is on; `opened` which row she wants to edit; `span_dragged` (key, first, last day),
    `day_dragged` (milestone, day) and `as_of_chosen` (day) what she let go of.
    """

    selected = Signal(object)
    opened = Signal(object)
    span_dragged = Signal(object, object, object)
    day_dragged = Signal(object, object)
    as_of_chosen = Signal(object)
    menu_wanted = Signal(object, QPoint)

    def __init__(self) -> None:
        super().__init__()
        self._schedule: Schedule | None = None
        self._wanted = ScheduleFilter()
        self._open: set[RowKey] = set()
        self._day_width = 0.0
        self._is_divided = False
        self.scene = TimelineScene(self)
        self.canvas = Canvas(self.scene)
        self.header = CalendarHeader()
        self.titles = TitlesColumn(self.scene)
        self._heading = TitlesHeading(self.header)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("进度时间轴")
        self.setMinimumHeight(170)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(3)
        for upper, lower in ((self._heading, self.titles), (self.header, self.canvas)):
            side = QWidget()
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            column.addWidget(upper)
            column.addWidget(lower, 1)
            self.splitter.addWidget(side)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.splitterMoved.connect(lambda _place, _index: setattr(self, "_is_divided", True))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self.splitter)

    def _connect(self) -> None:
        self.canvas.verticalScrollBar().valueChanged.connect(self.titles.scroll_to)
        self.canvas.horizontalScrollBar().valueChanged.connect(self.header.scroll_to)
        self.canvas.resized.connect(self._fit_again)
        self.canvas.zoomed.connect(self.zoom)
        for side in (self.canvas, self.titles):
            side.menu_wanted.connect(self.menu_wanted)
        self.canvas.row_pressed.connect(self._press)
        self.canvas.row_opened.connect(self.opened)
        self.canvas.span_dragged.connect(self.span_dragged)
        self.canvas.day_dragged.connect(self.day_dragged)
        self.canvas.as_of_moved.connect(self.header.show_as_of)
        self.canvas.as_of_chosen.connect(self.as_of_chosen)
        self.header.as_of_moved.connect(self._move_line)
        self.header.as_of_chosen.connect(self.as_of_chosen)
        self.titles.pressed.connect(self._press)
        self.titles.toggled.connect(self.toggle)
        self.titles.opened.connect(self.opened)
        self.titles.wheeled.connect(self._scroll_with)

    def show_schedule(self, schedule: Schedule, wanted: ScheduleFilter) -> None:
        """Show what `wanted` keeps of a schedule; selection, zoom and scroll position stay."""
        self._schedule, self._wanted = schedule, wanted
        self._lay()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Until she divides the width herself, the titles get a good third of it."""
        super().resizeEvent(event)
        if not self._is_divided:
            titles = int(min(max(self.width() * 0.36, LEAST_TITLES), MOST_TITLES))
            self.splitter.setSizes([titles, self.width() - titles])

    def set_read_only(self, read_only: bool) -> None:
        """Whether bars and flags stay where they are."""
        self.canvas.can_drag = not read_only

    @property
    def rows(self) -> list[TimelineRow]:
        return list(self.scene.rows)

    def current_row(self) -> TimelineRow | None:
        """The row she is on."""
        number = self.scene.number_of(self.scene.selected)
        return None if number is None else self.scene.rows[number]

    def select(self, key: RowKey | None) -> None:
        """Put the selection on a row, opening the task above it where it is hidden; nothing is told."""
        if key is not None and self.scene.number_of(key) is None:
            self._open_for(key)
        self.scene.selected = key
        self.scene.update()
        self.titles.update()
        number = self.scene.number_of(key)
        if number is not None:
            bar = self.canvas.verticalScrollBar()
            top, bottom = self.scene.tops[number], self.scene.tops[number + 1]
            if top < bar.value():
                bar.setValue(int(top))
            elif bottom > bar.value() + self.canvas.viewport().height():
                bar.setValue(int(bottom - self.canvas.viewport().height()) + 1)

    def toggle(self, key: RowKey) -> None:
        """Open a closed row, close an open one."""
        self._open ^= {key}
        self._lay()

    def open_all(self, is_open: bool) -> None:
        """Open every row, or close them all."""
        tasks = self._schedule.lines if self._schedule else ()
        self._open = {PLAN, *(("task", line.task.id) for line in tasks)} if is_open else set()
        self._lay()

    def zoom(self, factor: float, anchor: float | None = None) -> None:
        """Make days `factor` times as wide; the day at `anchor` (pixels from the left, None: the middle) stays put."""
        anchor = self.canvas.viewport().width() / 2 if anchor is None else anchor
        bar = self.canvas.horizontalScrollBar()
        axis = self.scene.axis
        day = (bar.value() + anchor) / axis.day_width
        width = min(max(axis.day_width * factor, self._fitting()), WIDEST_DAY)
        self._day_width = 0.0 if width <= self._fitting() else width
        self._lay()
        bar.setValue(round(day * self.scene.axis.day_width - anchor))

    def show_years(self) -> None:
        """Show all years at once."""
        self._day_width = 0.0
        self._lay()

    def show_days_as_wide_as(self, day_width: float) -> None:
        """Zoom to this width of a day, with the line of the day in the middle."""
        self._day_width = max(day_width, self._fitting())
        self._lay()
        if self._schedule is not None:
            x = self.scene.axis.left(self._schedule.as_of) - self.canvas.viewport().width() / 2
            self.canvas.horizontalScrollBar().setValue(round(x))

    def show_year(self, year: int) -> None:
        """Zoom to one year."""
        self._day_width = self.canvas.viewport().width() / 366
        self._lay()
        self.canvas.horizontalScrollBar().setValue(round(self.scene.axis.left(date(year, 1, 1))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current_row()
        match event.key():
            case Qt.Key.Key_Escape if self.canvas.cancel_drag() or self.header.cancel_drag():
                self._lay()
            case Qt.Key.Key_Down:
                self._step(1)
            case Qt.Key.Key_Up:
                self._step(-1)
            case Qt.Key.Key_Home:
                self._step(-len(self.scene.rows))
            case Qt.Key.Key_End:
                self._step(len(self.scene.rows))
            case Qt.Key.Key_Right if row is not None and row.opens and not row.is_open:
                self.toggle(row.key)
            case Qt.Key.Key_Left if row is not None and row.is_open:
                self.toggle(row.key)
            case Qt.Key.Key_Left if row is not None and row.level:
                self._press(("task", row.task_id) if row.task_id else PLAN)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_F2 if row is not None:
                self.opened.emit(row)
            case _:
                super().keyPressEvent(event)

    def _step(self, rows: int) -> None:
        if not self.scene.rows:
            return
        now = self.scene.number_of(self.scene.selected)
        first = 0 if rows > 0 else len(self.scene.rows) - 1
        number = first if now is None else min(max(now + rows, 0), len(self.scene.rows) - 1)
        self._press(self.scene.rows[number].key)

    def _press(self, key: RowKey) -> None:
        self.setFocus()
        self.select(key)
        self.selected.emit(self.current_row())

    def _open_for(self, key: RowKey) -> None:
        for line in self._schedule.lines if self._schedule else ():
            own = {("annual", one.annual.id) for one in line.annual}
            own |= {("milestone", flag.milestone.id) for flag in line.milestones}
            if key in own:
                self._open.add(("task", line.task.id))
        if key[0] == "milestone":
            self._open.add(PLAN)
        self._lay()

    def _move_line(self, day: date) -> None:
        self.setFocus()
        if self.scene.line is not None:
            self.scene.line.show_day(day)

    def _scroll_with(self, event: object) -> None:
        QApplication.sendEvent(self.canvas.viewport(), event)  # type: ignore[arg-type]

    def _fitting(self) -> float:
        """The width of a day at which all years have just room."""
        if self._schedule is None:
            return 1.0
        days = (self._schedule.ends - self._schedule.starts).days + 1
        return (max(self.canvas.viewport().width(), 300) - 2) / days  # Qt rounds the scene up to whole pixels

    def _fit_again(self) -> None:
        if self._schedule is not None and self._day_width <= self._fitting():
            self._lay()

    def _lay(self) -> None:
        if self._schedule is None:
            return
        schedule = self._schedule
        axis = TimeAxis(schedule.starts, schedule.ends, self._day_width or self._fitting())
        self.canvas.show_across_bar(self._day_width > self._fitting())
        across, down = self.canvas.horizontalScrollBar(), self.canvas.verticalScrollBar()
        places = across.value(), down.value()
        self.scene.show_rows(timeline_rows(schedule, self._open, self._wanted), axis, schedule.as_of)
        self.header.show_calendar(axis, schedule.status.plan.phases, schedule.as_of)
        self._heading.setFixedHeight(self.header.sizeHint().height())
        across.setValue(places[0])
        down.setValue(places[1])
        self.titles.update()
