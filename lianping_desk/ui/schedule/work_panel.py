"""The table below the timeline with its buttons: add, change in place, paste, mark done, delete."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from lianping_desk.domain.annual_text import Surroundings, annual_from_block, task_name
from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.schedule import Schedule
from lianping_desk.domain.work import AnnualTask, Milestone
from lianping_desk.services.schedule.save_work import save_work
from lianping_desk.ui import messages
from lianping_desk.ui.schedule.work_table import COLUMN_KEYS, WorkRow, with_text, work_columns, work_rows
from lianping_desk.ui.screen import EmptyNote
from lianping_desk.ui.tables.rows_view import RowsView
from lianping_desk.ui.workspace import Workspace

EMPTY = (
    "还没有年度任务和节点。\n"
    "在上面选中一项任务，按 Insert 新增年度任务；或从 Excel 复制一块表格（任务、年度、内容、责任单位、目标、期限……），"
    "在这里粘贴（Ctrl+V）。"
)


LEAST_TABLE = 74
"""Pixels that the headings and one line need; on a small screen the timeline gets the rest."""


class WorkPanel(QWidget):
    """`opened` tells which row she wants to see in its dialog; new rows go to the task that `task_id` gives."""

    opened = Signal(object)

    def __init__(self, workspace: Workspace, task_id: Callable[[], int | None]) -> None:
        super().__init__()
        self.workspace = workspace
        self._task_id = task_id
        self._around: Surroundings | None = None
        edit = None if workspace.desk.read_only else self._edit
        self.view = RowsView(work_columns(edit, self._task_names, self._unit_names))
        self.view.setMinimumHeight(LEAST_TABLE)
        self.count = QLabel()
        self.count.setProperty("faint", True)
        note = EmptyNote(EMPTY, self.paste)
        note.setMinimumHeight(LEAST_TABLE)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.view)
        self._stack.addWidget(note)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(6)
        heading = QLabel("年度任务和节点")
        top = QHBoxLayout()
        top.addWidget(heading)
        top.addWidget(self.count)
        top.addStretch(1)
        top.addLayout(self.buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addLayout(self._stack, 1)
        self.view.opened.connect(self.opened)
        self.view.pasted.connect(self.paste)
        self.view.rows_model.shown_changed.connect(self._tell_count)

    def show_schedule(self, schedule: Schedule) -> None:
        """Show its annual tasks and milestones."""
        self._around = Surroundings(schedule.status.plan, schedule.units)
        rows = work_rows(schedule)
        self.view.show_rows(rows)
        self._stack.setCurrentIndex(0 if rows else 1)

    def selected_work(self) -> list[AnnualTask | Milestone]:
        """What the selected lines are about."""
        return [row.work for row in self.view.selected_rows()]

    def paste(self, block: Sequence[Sequence[str]]) -> None:
        """A single column goes over the cells from the cursor down; a wider block adds annual tasks."""
        is_column = bool(block) and max(len(row) for row in block) == 1
        if not is_column or self.view.current_row() is None:
            self.paste_new(block)
        elif self._around is not None and not self.workspace.desk.read_only:
            self._paste_over(self._around, [row[0] if row else "" for row in block])

    def paste_new(self, block: Sequence[Sequence[str]]) -> None:
        """Add the annual tasks of a block, to the task she is on where the block names none."""
        if not block or self._around is None or self.workspace.desk.read_only:
            return
        try:
            new = annual_from_block(block, self._around, self._task_id(), self.workspace.as_of.year)
        except DeskError as error:
            messages.show_trouble(self, error)
            return
        names = "\n".join(f"{one.year}年 {one.title}" for one in new[:8]) + ("\n……" if len(new) > 8 else "")
        if new and messages.confirm(self, f"新增这{len(new)}项年度任务？", names, yes="新增", no="不新增"):
            desk, count = self.workspace.desk, len(new)
            note = f"已新增{count}项年度任务"
            self.workspace.do_many(count, f"新增{count}项", lambda told: save_work(desk, new, told), note)

    def _paste_over(self, around: Surroundings, texts: Sequence[str]) -> None:
        index = self.view.currentIndex()
        column = COLUMN_KEYS[index.column()]
        if column is None:
            self.workspace.noted.emit("状态是算出来的，不能粘贴；请填“完成日期”。")
            return
        rows = list(zip(self.view.rows_model.shown_rows()[index.row() :], texts, strict=False))
        desk = self.workspace.desk
        self.workspace.do_many(
            len(rows),
            f"修改{len(rows)}项",
            lambda told: save_work(desk, [with_text(row, column, text, around) for row, text in rows], told),
        )

    def _edit(self, row: WorkRow, column: str, text: str) -> None:
        around = self._around
        if around is not None:
            self.workspace.do(lambda: save_work(self.workspace.desk, [with_text(row, column, text, around)]))

    def _task_names(self) -> list[str]:
        return [task_name(task) for task in self._around.plan.tasks] if self._around else []

    def _unit_names(self) -> list[str]:
        day: date = self.workspace.as_of
        return [unit.name for unit in self._around.units if unit.active_on(day)] if self._around else []

    def _tell_count(self, shown: int, total: int) -> None:
        self.count.setText(f"{total}项" if shown == total else f"{shown} / {total}项")
