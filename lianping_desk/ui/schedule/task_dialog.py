"""Type the days of a task, and where it should be on days in between."""

from PySide6.QtWidgets import QLabel, QPlainTextEdit

from lianping_desk.domain.annual_text import curve_text, typed_curve
from lianping_desk.domain.plan import Plan, Task
from lianping_desk.services.schedule.set_task_dates import set_task_dates
from lianping_desk.ui.form_dialog import FormDialog
from lianping_desk.ui.typed_fields import day_field
from lianping_desk.ui.workspace import Workspace


class TaskDialog(FormDialog):
    """The task's own days and curve; empty fields leave it to the implementation phase and to a straight line."""

    def __init__(self, workspace: Workspace, plan: Plan, task: Task) -> None:
        super().__init__(workspace.window, f"任务{task.no}的时间安排", self._save, "保存")
        self._desk = workspace.desk
        self._task = task
        starts, ends = plan.implementation()
        heading = QLabel(task.title)
        heading.setWordWrap(True)
        self.starts = day_field(task.starts)
        self.starts.setPlaceholderText(f"不填则按实施阶段：{starts}")
        self.due = day_field(task.due)
        self.due.setPlaceholderText(f"不填则按实施阶段：{ends}")
        self.curve = QPlainTextEdit(curve_text(task.curve))
        self.curve.setPlaceholderText("不填则匀速推进。也可每行写一个日期和应达到的百分比，例如：\n2023-12-31 40%")
        self.curve.setTabChangesFocus(True)
        self.curve.setFixedHeight(110)
        for label, field in (
            ("任务", heading),
            ("开始", self.starts),
            ("结束", self.due),
            ("序时进度", self.curve),
        ):
            self.fields.addRow(label, field)

    def _save(self) -> None:
        curve = typed_curve(self.curve.toPlainText())
        set_task_dates(self._desk, self._task.id, self.starts.value(), self.due.value(), curve)
