"""The tasks of a read plan: titles, kinds, units by role, and the measures of the one under the cursor."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout

from lianping_desk.domain.plan import Role, TaskKind
from lianping_desk.domain.plan_draft import NEW_TASK, task_with_measures, task_with_text
from lianping_desk.domain.read_plan import ReadTask
from lianping_desk.ui.plan.entries_tab import EntriesTab
from lianping_desk.ui.plan.numbered import Numbered
from lianping_desk.ui.tables.columns import Column

MEASURES_HEIGHT, LEAST_TABLE = 112, 150
"""Logical pixels that the measures take at most, and that the table keeps on a small screen."""


class TasksTab(EntriesTab):
    """Every row is a task; what she types into a cell of units is parted by 、."""

    def columns(self) -> Sequence[Column]:
        return (
            Column("序号", lambda row: row.entry.no, 46, centre=True),
            Column(
                "类别",
                lambda row: row.entry.kind.chinese,
                84,
                edit=self._edit("kind"),
                choices=lambda _row: [kind.chinese for kind in TaskKind],
            ),
            Column("任务", lambda row: row.entry.title, 150, stretch=True, wrap=True, edit=self._edit("title")),
            *(
                Column(
                    f"{role.chinese}单位",
                    lambda row, role=role: _units(row.entry, role),  # type: ignore[misc]
                    120,
                    stretch=True,
                    wrap=True,
                    edit=self._edit(role.value),
                )
                for role in Role
            ),
            Column("举措", lambda row: len(row.entry.measures), 46, right=True),
        )

    def build(self) -> None:
        self._shown = -1
        self.measures = QPlainTextEdit()
        self.measures.setMaximumHeight(MEASURES_HEIGHT)
        self.measures.setPlaceholderText("这项任务的具体举措，一行一条")
        self.measures.setTabChangesFocus(True)
        self.measures.textChanged.connect(self._take_measures)
        self.about_measures = QLabel("具体举措（一行一条）")
        self.view.row_selected.connect(self._show_measures)
        self.add_button("新增任务", "plus", self.add)
        self.add_button("删除任务", "trash-2", self.remove)
        self.add_button("上移", "arrow-up", lambda: self.move_task(-1))
        self.add_button("下移", "arrow-down", lambda: self.move_task(1))
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        self.view.setMinimumHeight(LEAST_TABLE)
        layout.addWidget(self.about_measures)
        layout.addWidget(self.measures)

    def entries(self) -> Sequence[ReadTask]:
        return self.draft.plan.tasks

    def add(self) -> None:
        """A new task behind the one under the cursor."""
        row = self.view.current_row()
        place = len(self.entries()) if row is None else row.id + 1
        tasks = list(self.entries())
        kind = tasks[place - 1].kind if place else NEW_TASK.kind
        tasks.insert(place, task_with_text(NEW_TASK, "kind", kind.chinese))
        self.draft.set_tasks(tasks)
        self.view.select_row(place, 2)
        self.view.edit(self.view.currentIndex())

    def remove(self) -> None:
        """Take the task under the cursor out."""
        row = self.view.current_row()
        if row is not None:
            self.draft.set_tasks([task for place, task in enumerate(self.entries()) if place != row.id])

    def move_task(self, step: int) -> None:
        """Change places with the neighbour above (-1) or below (1)."""
        row, tasks = self.view.current_row(), list(self.entries())
        if row is None or not 0 <= row.id + step < len(tasks):
            return
        tasks[row.id], tasks[row.id + step] = tasks[row.id + step], tasks[row.id]
        self.draft.set_tasks(tasks)
        self.view.select_row(row.id + step)

    def show_entry_of(self, line: int) -> bool:
        """The task of this line, or the one whose measure was read there."""
        if super().show_entry_of(line):
            return True
        for place, task in enumerate(self.entries()):
            if any(measure.source_line == line for measure in task.measures):
                return self.view.select_row(place)
        return False

    def _show_measures(self, row: Numbered) -> None:
        self._shown = row.id
        text = "\n".join(measure.title for measure in row.entry.measures)
        if [line.strip() for line in self.measures.toPlainText().splitlines() if line.strip()] != text.splitlines():
            self.measures.blockSignals(True)
            self.measures.setPlainText(text)
            self.measures.blockSignals(False)
        self.about_measures.setText(f"第{row.entry.no}项的具体举措（一行一条）")

    def _take_measures(self) -> None:
        if 0 <= self._shown < len(self.entries()):
            task = task_with_measures(self.entries()[self._shown], self.measures.toPlainText())
            self.draft.set_task(self._shown, task)

    def _edit(self, column: str) -> Any:
        return self.taking(lambda row, text: self.draft.set_task(row.id, task_with_text(row.entry, column, text)))


def _units(task: ReadTask, role: Role) -> str:
    """The units of a role as she types them, with the open end behind the last list."""
    last = next((one for one in reversed(Role) if task.tokens(one)), None)
    tail = task.open_tail or "" if role is last else ""
    return "、".join(task.tokens(role)) + tail
