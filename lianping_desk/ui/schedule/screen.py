"""进度安排: the years of the plan as a timeline, and below it what is to be done in each of them."""

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter

from lianping_desk.domain.progress import TaskState
from lianping_desk.domain.schedule import Schedule
from lianping_desk.domain.status import Status
from lianping_desk.domain.work import AnnualTask
from lianping_desk.services.schedule.schedule import schedule
from lianping_desk.ui.schedule.filters import ScheduleFilters
from lianping_desk.ui.schedule.found import FoundBySearch
from lianping_desk.ui.schedule.legend import Legend
from lianping_desk.ui.schedule.rows import RowKey, TimelineRow
from lianping_desk.ui.schedule.timeline import Timeline
from lianping_desk.ui.schedule.work_actions import Work, WorkActions
from lianping_desk.ui.schedule.work_panel import WorkPanel
from lianping_desk.ui.schedule.work_table import kept_rows
from lianping_desk.ui.schedule.zoom_buttons import ZoomButtons
from lianping_desk.ui.screen import Screen, take_paste
from lianping_desk.ui.tables.search_line import SearchLine
from lianping_desk.ui.tool_button import tool_action, tool_button
from lianping_desk.ui.trace.task_sources_door import show_task_sources
from lianping_desk.ui.workspace import Workspace

SPLIT = "schedule_split"
TABLE = "schedule_table"
LOW = 560
"""Pixels below which timeline and table have no room together."""


class ScheduleScreen(Screen):
    """The screen. Places: ("task", id), ("annual", id), ("milestone", id)."""

    title = "进度安排"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._schedule: Schedule | None = None
        self.timeline = Timeline()
        self.panel = WorkPanel(workspace, self._task_id)
        self.verbs = WorkActions(self, workspace, self._task_id, self._chosen_work)
        self.search = SearchLine(self.panel.view, lambda row: row.searched)
        self.search.focus_from(self)
        self._found = FoundBySearch()
        self.table_button = tool_button(self, "表格", "table-2", self._toggle_table, "Ctrl+T", "显示或收起下面的表格")
        self.filters = ScheduleFilters(self.search, [ZoomButtons(self, self.timeline)])
        self.legend = Legend()
        self._build()
        self._connect()

    def _build(self) -> None:
        writable = not self.workspace.desk.read_only
        self.timeline.set_read_only(not writable)
        self.table_button.defaultAction().setCheckable(True)
        for text, icon_name, action, key in (
            ("新增年度任务", "calendar-plus", self._add_annual, "Insert"),
            ("新增节点", "flag", self.verbs.add_milestone, "Ctrl+Insert"),
            ("结转上年未完成", "corner-down-left", self.verbs.carry_over, ""),
        ):
            self.add_tool(text, icon_name, action, key).setEnabled(writable)
        self._sources = tool_action(self, "进度从哪里来…", "link", self.show_sources, "Ctrl+L")
        self.add_tool("打印", "printer", lambda: self.workspace.open_place("meeting", "schedule"), "Ctrl+P")
        for text, icon_name, action, key in (
            ("完成", "check", self.verbs.mark_done, "Ctrl+Return"),
            ("删除", "trash-2", self.verbs.delete, "Delete"),
        ):
            button = tool_button(self, text, icon_name, action, key)
            button.defaultAction().setEnabled(writable)
            self.panel.buttons.addWidget(button)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.addWidget(self.timeline)
        self.splitter.addWidget(self.panel)
        self.splitter.setStretchFactor(0, 5)
        self.splitter.setStretchFactor(1, 2)
        self.splitter.setSizes(self._kept_split())
        thresholds = tool_button(
            self, "阈值…", "settings", self.verbs.edit_thresholds, "", "按序时、慢序时、提前完成的界限"
        )
        thresholds.defaultAction().setEnabled(writable)
        below = QHBoxLayout()
        below.addWidget(self.legend, 1)
        below.addWidget(self.table_button, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(thresholds, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self.filters)
        self.body.addWidget(self.splitter, 1)
        self.body.addLayout(below)

    def _connect(self) -> None:
        timeline, view = self.timeline, self.panel.view
        timeline.opened.connect(self.open_row)
        timeline.span_dragged.connect(self._move_span)
        timeline.day_dragged.connect(self.verbs.move_milestone)
        self.verbs.saved.connect(self._go_to)
        self.verbs.not_moved.connect(self.refresh)
        timeline.as_of_chosen.connect(self._choose_as_of)
        timeline.selected.connect(self._select_in_table)
        timeline.menu_wanted.connect(self._show_menu)
        take_paste(timeline, self.panel.paste_new)
        view.row_selected.connect(lambda row: timeline.select(row.id))
        self.panel.opened.connect(lambda row: self.verbs.edit(row.work))
        view.add_row_action("打开…", lambda row: self.verbs.edit(row.work), "Ctrl+E")
        view.add_row_action(
            "修改记录", lambda row: self.workspace.open_place("settings", (_table_of(row.work), row.work.id))
        )
        self.filters.changed.connect(self._narrow)
        self.filters.year_chosen.connect(self._look_at_year)
        self.search.textChanged.connect(lambda _text: self._narrow())

    def refresh(self) -> None:
        shown = self.workspace.read(lambda: schedule(self.workspace.desk, self.workspace.as_of))
        if shown is None:
            return
        self._schedule = self.verbs.schedule = shown
        self._found.show_schedule(shown)
        self.subtitle.setText(f"截至{shown.as_of}　{states_line(shown.status)}")
        self.legend.show_thresholds(shown.thresholds)
        self.filters.offer(shown)
        view = self.panel.view
        view.blockSignals(True)  # what she selected in the timeline stays selected
        self.panel.show_schedule(shown)
        view.blockSignals(False)
        self._narrow()

    def show_place(self, target: Any) -> None:
        match target:
            case ("task" | "annual" | "milestone", int()):
                self.filters.clear()
                self.search.clear()
                self.timeline.select(target)
                self._select_in_table(self.timeline.current_row())
                self.timeline.setFocus()

    def open_row(self, row: TimelineRow) -> None:
        """Open what a row of the timeline is about."""
        if row.work is not None:
            self.verbs.edit(row.work)
        elif row.task_id is None:
            self.timeline.toggle(row.key)
        else:
            self.verbs.edit_task(row.task_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a low screen the timeline has the room to itself, until she asks for the table."""
        super().resizeEvent(event)
        shown = self.workspace.desk.settings.window.get(TABLE)
        self._show_table(shown if isinstance(shown, bool) else self.height() >= LOW)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        window = self.workspace.desk.settings.window
        if not self.panel.isHidden() and window.get(SPLIT) != self.splitter.sizes():
            self.workspace.keep(window={**window, SPLIT: self.splitter.sizes()})

    def _toggle_table(self) -> None:
        self._show_table(self.panel.isHidden())
        self.workspace.keep(window={**self.workspace.desk.settings.window, TABLE: not self.panel.isHidden()})

    def _show_table(self, is_shown: bool) -> None:
        self.panel.setVisible(is_shown)
        self.table_button.setChecked(is_shown)

    def _kept_split(self) -> list[int]:
        kept = self.workspace.desk.settings.window.get(SPLIT)
        fits = isinstance(kept, list) and len(kept) == 2 and all(isinstance(part, int) for part in kept)
        return kept if fits and kept else [430, 150]

    def _add_annual(self) -> None:
        self.verbs.add_annual(self.filters.year.chosen)

    def _task_id(self) -> int | None:
        """The task that she is on, in the timeline or through its row in the table."""
        row = self.timeline.current_row()
        return row.task_id if row is not None else None

    def _chosen_work(self) -> list[Work]:
        """The selected lines of the table when she is in it, else the row of the timeline."""
        if self.panel.view.hasFocus():
            return self.panel.selected_work()
        row = self.timeline.current_row()
        return [row.work] if row is not None and row.work is not None else []

    def _go_to(self, key: RowKey) -> None:
        self.timeline.select(key)
        self._select_in_table(self.timeline.current_row())

    def _move_span(self, key: RowKey, starts: date, ends: date) -> None:
        """Store where a bar was let go: of an annual task, or of a task."""
        work = next((row.work for row in self.timeline.rows if row.key == key), None)
        if isinstance(work, AnnualTask):
            self.verbs.move_annual(work, starts, ends)
        else:
            self.verbs.move_task(key[1], starts, ends)

    def _choose_as_of(self, day: date) -> None:
        self.workspace.choose_as_of(None if day == date.today() else day)

    def _select_in_table(self, row: TimelineRow | None) -> None:
        if row is not None and row.work is not None:
            self.panel.view.select_row(row.key)

    def _narrow(self) -> None:
        """Show in timeline and table what filters and search leave."""
        if self._schedule is None:
            return
        wanted = self.filters.wanted()
        kept = kept_rows(self._schedule, wanted)
        self.search.keep = (lambda row: row.id in kept) if wanted.narrows_work or wanted.kind else None
        self.search.apply()
        found = self._found.keys(self.search.text())
        self.timeline.show_schedule(self._schedule, replace(wanted, found=found))

    def _look_at_year(self, year: int | None) -> None:
        if year is None:
            self.timeline.show_years()
        else:
            self.timeline.show_year(year)

    def _show_menu(self, row: TimelineRow, place: QPoint) -> None:
        menu = QMenu(self)
        writable = not self.workspace.desk.read_only
        named = "时间安排…" if row.work is None else "修改…"
        menu.addAction(named).triggered.connect(lambda _checked=False: self.open_row(row))
        menu.addAction("新增年度任务…").triggered.connect(lambda _checked=False: self._add_annual())
        menu.addAction("新增节点…").triggered.connect(lambda _checked=False: self.verbs.add_milestone())
        if row.work is not None:
            done = "改为未完成" if row.work.done_on else f"记为{self.workspace.as_of}完成"
            menu.addAction(done).triggered.connect(lambda _checked=False: self.verbs.mark_done())
            menu.addAction("删除").triggered.connect(lambda _checked=False: self.verbs.delete())
        for action in menu.actions():
            action.setEnabled(writable)
        if row.work is None:
            menu.addAction(self._sources)
        menu.exec(place)

    def show_sources(self) -> None:
        """The cells that the per cent of the task she is on is made of."""
        lines = self._schedule.lines if self._schedule else ()
        line = next((one for one in lines if one.task.id == self._task_id()), None)
        if line is not None:
            show_task_sources(self.workspace, line.status, self)


def states_line(status: Status) -> str:
    """How many tasks stand how: 按序时 5 · 慢序时 3 · 滞后 2."""
    counts = {state: sum(one.state is state for one in status.tasks) for state in TaskState}
    return " · ".join(f"{state.value} {count}" for state, count in counts.items() if count)


def _table_of(work: Work) -> str:
    return "annual_task" if isinstance(work, AnnualTask) else "milestone"
