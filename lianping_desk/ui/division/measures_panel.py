"""The measures of the task that she is on: add, edit in place, move, delete, paste lines."""

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lianping_desk.domain.plan import Measure
from lianping_desk.services.division.add_measures import add_measures
from lianping_desk.services.division.delete_measure import delete_measure
from lianping_desk.services.division.edit_measure import edit_measure
from lianping_desk.services.division.move_measure import move_measure
from lianping_desk.ui import messages
from lianping_desk.ui.division.entry_dialogs import NewMeasureDialog
from lianping_desk.ui.division.lines import TaskLine
from lianping_desk.ui.tables.columns import Column
from lianping_desk.ui.tables.rows_view import RowsView
from lianping_desk.ui.tool_button import tool_button
from lianping_desk.ui.workspace import Workspace


class MeasuresPanel(QWidget):
    """Shows the measures of one TaskLine."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._line: TaskLine | None = None
        self.heading = QLabel("具体举措")
        edit = None if workspace.desk.read_only else self._edit
        self.view = RowsView(
            (
                Column("序号", lambda measure: measure.no, 56, right=True),
                Column("具体举措", lambda measure: measure.title, 400, stretch=True, wrap=True, edit=edit),
                Column("方案行号", lambda measure: measure.source_line, 90, right=True, hint=_where),
            )
        )
        self.view.pasted.connect(self.paste)
        top = QHBoxLayout()
        top.addWidget(self.heading)
        top.addStretch(1)
        for text, icon_name, action, key in (
            ("新增举措", "plus", self.add, "Insert"),
            ("上移", "arrow-up", lambda: self._move(down=False), "Alt+Up"),
            ("下移", "arrow-down", lambda: self._move(down=True), "Alt+Down"),
            ("删除", "trash-2", self._delete, "Delete"),
        ):
            button = tool_button(self, text, icon_name, action, key)
            button.defaultAction().setEnabled(not workspace.desk.read_only)
            top.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addWidget(self.view, 1)

    def show_task(self, line: TaskLine | None) -> None:
        """Show the measures of this task; None shows nothing."""
        self._line = line
        measures = line.task.measures if line else ()
        self.heading.setText(f"第{line.task.no}项的具体举措（{len(measures)}条）" if line else "具体举措")
        self.view.show_rows(measures)

    def add(self) -> None:
        """Ask for a measure and put it behind the current one."""
        line, current = self._line, self.view.current_row()
        if line is None:
            return
        after_id = current.id if current else None
        dialog = NewMeasureDialog(
            self, line.label, lambda words: add_measures(self.workspace.desk, line.id, [words], after_id)
        )
        if dialog.exec():
            self.workspace.changed.emit()

    def paste(self, block: list[list[str]]) -> None:
        """Add a measure for each pasted line."""
        line, current = self._line, self.view.current_row()
        titles = [text for row in block if (text := next((cell.strip() for cell in row if cell.strip()), ""))]
        if line is None or not titles:
            return
        listed = "\n".join(titles[:12]) + ("\n……" if len(titles) > 12 else "")
        if messages.confirm(self, f"在第{line.task.no}项任务里新增这{len(titles)}条举措？", listed, yes="新增"):
            after_id = current.id if current else None
            self.workspace.do(lambda: add_measures(self.workspace.desk, line.id, titles, after_id))

    def _edit(self, measure: Measure, text: Any) -> None:
        self.workspace.do(lambda: edit_measure(self.workspace.desk, measure.id, str(text)))

    def _move(self, *, down: bool) -> None:
        measure = self.view.current_row()
        if measure is not None:
            self.workspace.do(lambda: move_measure(self.workspace.desk, measure.id, down=down))

    def _delete(self) -> None:
        measure = self.view.current_row()
        if measure is not None and messages.confirm(
            self, f"删除举措“{measure.title}”？", "可以用 Ctrl+Z 撤销。", yes="删除", no="不删除"
        ):
            self.workspace.do(lambda: delete_measure(self.workspace.desk, measure.id), "已删除举措")


def _where(measure: Measure) -> str:
    return f"方案原文第{measure.source_line}行" if measure.source_line else ""
