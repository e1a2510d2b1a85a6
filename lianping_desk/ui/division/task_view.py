"""The 分工表 by task: edit in place, add, move, delete, paste; the measures of the current task below."""

from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from lianping_desk.domain.division_block import read_block
from lianping_desk.domain.number_text import one_place
from lianping_desk.domain.plan import Role, TaskKind
from lianping_desk.domain.unit_names import UnitNames, read_unit_list
from lianping_desk.services.division.add_task import add_task
from lianping_desk.services.division.delete_task import delete_task
from lianping_desk.services.division.edit_task import change_task_kind, rename_task
from lianping_desk.services.division.move_task import move_task
from lianping_desk.services.division.paste_block import paste_block
from lianping_desk.services.division.set_units import set_units
from lianping_desk.services.division.show_division import Division
from lianping_desk.services.division.show_history import task_history
from lianping_desk.ui import messages
from lianping_desk.ui.division.entry_dialogs import NewTaskDialog
from lianping_desk.ui.division.history_dialog import HistoryDialog
from lianping_desk.ui.division.lines import TaskLine, unit_text
from lianping_desk.ui.division.measures_panel import MeasuresPanel
from lianping_desk.ui.division.paste_dialog import PasteDialog
from lianping_desk.ui.division.unknown_units import UnknownUnitsDialog
from lianping_desk.ui.lights import light_icon
from lianping_desk.ui.tables.columns import Column
from lianping_desk.ui.tables.rows_view import RowsView
from lianping_desk.ui.trace.task_sources_door import show_task_sources
from lianping_desk.ui.workspace import Workspace

ROOM_FOR_BOTH = 620
"""Height in logical pixels from which the measures below leave enough of the tasks above: not at 1366x768."""

NUMBER, KIND, TITLE, LEAD, RESPONSIBLE, COOPERATING, STATE = range(7)
"""The columns."""

UNITS_HINT = "多个单位用“、”隔开"


class TaskView(QWidget):
    """The table of tasks above, the measures of the current one below."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._division: Division | None = None
        self.view = RowsView(self._columns())
        self.measures = MeasuresPanel(workspace)
        self.view.row_selected.connect(self.measures.show_task)
        self.view.pasted.connect(self.paste)
        self._add_actions()
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.view)
        splitter.addWidget(self.measures)
        self._chosen: bool | None = None
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([390, 160])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)

    def show_measures(self, shown: bool) -> None:
        """Show or hide the measures below the table, whatever the height."""
        self._chosen = shown
        self.measures.setVisible(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low window, as at 200 % scaling, keeps its height for the tasks until she asks for the measures."""
        super().resizeEvent(event)
        if self._chosen is None:
            self.measures.setVisible(self.height() >= ROOM_FOR_BOTH)

    def _columns(self) -> tuple[Column, ...]:
        writable = not self.workspace.desk.read_only

        def units(role: Role, width: int, *, stretch: bool) -> Column:
            return Column(
                f"{role.chinese}单位",
                lambda line: unit_text(line.task, role),
                width,
                stretch=stretch,
                wrap=True,
                edit=(lambda line, text: self._edit_units(line, role, text)) if writable else None,
                hint=lambda line: unit_text(line.task, role) or UNITS_HINT,
            )

        return (
            Column("序号", lambda line: line.task.no, 50, right=True, hint=_where),
            Column(
                "类别",
                lambda line: line.task.kind.chinese,
                90,
                edit=self._edit_kind if writable else None,
                choices=lambda line: [kind.chinese for kind in TaskKind],
            ),
            Column(
                "任务",
                lambda line: line.task.title,
                230,
                wrap=True,
                edit=self._rename if writable else None,
            ),
            units(Role.lead, 140, stretch=False),
            units(Role.responsible, 220, stretch=True),
            units(Role.cooperating, 90, stretch=True),
            Column(
                "状态",
                lambda line: line.state.value,
                112,
                icon=lambda line: light_icon(line.state),
                hint=self._state_hint,
                sort_by=lambda line: line.percent,
            ),
        )

    def _state_hint(self, line: TaskLine) -> str:
        """How far the task is, and what its light means."""
        meaning = dict(self.workspace.desk.settings.thresholds.legend())[line.state]
        percent = "还没有单位填报进度"
        if line.percent is not None:
            percent = f"完成{one_place(line.percent)}%（Ctrl+L 看从哪里来）"
        return f"{percent}\n{line.state.sign} {line.state.value}：{meaning}"

    def _add_actions(self) -> None:
        writable = not self.workspace.desk.read_only
        for text, action, key in (
            ("新增任务…", lambda _line: self.add(), "Insert"),
            ("新增举措…", lambda _line: self.measures.add(), "Ctrl+Insert"),
            ("上移", lambda line: self.move_line(line, down=False), "Alt+Up"),
            ("下移", lambda line: self.move_line(line, down=True), "Alt+Down"),
            ("删除任务…", self.delete, "Delete"),
        ):
            self.view.add_row_action(text, action, key).setEnabled(writable)
        self.view.add_row_action("进度从哪里来…", self.show_sources, "Ctrl+L")
        self.view.add_row_action("修改记录…", self.show_history)

    def show_lines(self, lines: list[TaskLine], division: Division) -> None:
        """Show these tasks; the one she was on stays current."""
        self._division = division
        self.view.show_rows(lines)
        if self.view.current_row() is None and lines:
            self.view.setCurrentIndex(self.view.rows_model.index(0, TITLE))
        self.measures.show_task(self.view.current_row())

    def show_sources(self, line: TaskLine) -> None:
        """The cells that the task's per cent is made of."""
        statuses = self._division.status.tasks if self._division else ()
        status = next((one for one in statuses if one.task.id == line.id), None)
        if status is not None:
            show_task_sources(self.workspace, status, self)

    def add(self) -> None:
        """Ask for a task and put it behind the current one."""
        current: TaskLine | None = self.view.current_row()
        kind, after_id = (current.task.kind, current.id) if current else (TaskKind.action, None)
        added: list[int] = []

        def take(title: str, kind: TaskKind) -> None:
            added.append(add_task(self.workspace.desk, title, kind, after_id))

        if NewTaskDialog(self, kind, take).exec():
            self.workspace.changed.emit()
            self.view.select_row(added[0], LEAD)

    def move_line(self, line: TaskLine, *, down: bool) -> None:
        """Move a task among those of its kind."""
        if self.view.horizontalHeader().sortIndicatorSection() >= 0:
            self.view.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
            self.view.select_row(line.id, TITLE)
        self.workspace.do(lambda: move_task(self.workspace.desk, line.id, down=down))

    def delete(self, line: TaskLine) -> None:
        """Delete a task after asking."""
        task = line.task
        more = f"它的{len(task.measures)}条举措和{len(task.assignments)}个单位的分工一起删除。可以用 Ctrl+Z 撤销。"
        if messages.confirm(self, f"删除任务“{task.title}”？", more, yes="删除", no="不删除"):
            self.workspace.do(lambda: delete_task(self.workspace.desk, task.id), "已删除任务")

    def show_history(self, line: TaskLine) -> None:
        """Every change of a task, its measures and its units."""
        lines = self.workspace.read(lambda: task_history(self.workspace.desk, line.id))
        if lines is not None:
            HistoryDialog(self, line.label, lines).exec()

    def paste(self, block: list[list[str]]) -> None:
        """Show what a block from Excel would change, and take it over if she agrees."""
        if self._division is None or self.workspace.desk.read_only or not block:
            return
        current: TaskLine | None = self.view.current_row()
        shown = self.view.rows_model.shown_rows()[max(self.view.currentIndex().row(), 0) :]
        plan, units = self._division.status.plan, self._division.units
        pasted = read_block(block, self._paste_column(), [line.task for line in shown], plan, units)
        kind, after_id = (current.task.kind, current.id) if current else (TaskKind.action, None)
        dialog = PasteDialog(self, pasted, units, kind)
        if dialog.exec():
            decisions, kind = dialog.decisions(), dialog.kind.chosen
            self.workspace.do(
                lambda: paste_block(self.workspace.desk, pasted, decisions, kind, after_id),
                f"已粘贴{len(pasted.rows)}行",
            )

    def _paste_column(self) -> str:
        """What the column under the cursor means to a pasted block."""
        return {LEAD: "lead", RESPONSIBLE: "responsible", COOPERATING: "cooperating"}.get(
            self.view.currentIndex().column(), "title"
        )

    def _rename(self, line: TaskLine, text: Any) -> None:
        self.workspace.do(lambda: rename_task(self.workspace.desk, line.id, str(text)))

    def _edit_kind(self, line: TaskLine, text: Any) -> None:
        kind = next((kind for kind in TaskKind if kind.chinese == text), None)
        if kind is not None:
            self.workspace.do(lambda: change_task_kind(self.workspace.desk, line.id, kind))

    def _edit_units(self, line: TaskLine, role: Role, text: str) -> None:
        """Write the units of a cell; unknown names are asked about once the editor is closed."""
        units = self._division.units if self._division else ()
        known, listed = UnitNames(units), read_unit_list(text)
        unknown = [token for token in listed.tokens if known.find(token) is None]
        if listed.repeated:
            self.workspace.noted.emit(f"重复的单位只写一次：{'、'.join(listed.repeated)}")
        if unknown:
            QTimer.singleShot(0, lambda: self._ask_about(line, role, text, unknown))
        else:
            self.workspace.do(lambda: set_units(self.workspace.desk, line.id, role, text))

    def _ask_about(self, line: TaskLine, role: Role, text: str, unknown: list[str]) -> None:
        dialog = UnknownUnitsDialog(self, unknown, self._division.units if self._division else ())
        if dialog.exec():
            decisions = dialog.unknown.decisions()
            self.workspace.do(lambda: set_units(self.workspace.desk, line.id, role, text, decisions))


def _where(line: TaskLine) -> str:
    return f"方案分工表原文第{line.task.source_line}行" if line.task.source_line else "不在方案原文里"
