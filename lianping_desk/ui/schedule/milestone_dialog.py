"""Enter a milestone (节点), or change one."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QLineEdit

from lianping_desk.domain.annual_text import Surroundings, milestone_with_text
from lianping_desk.domain.work import Milestone
from lianping_desk.services.schedule.save_work import save_work
from lianping_desk.ui.form_dialog import FormDialog
from lianping_desk.ui.schedule.fields import choose, task_box
from lianping_desk.ui.typed_fields import day_field
from lianping_desk.ui.workspace import Workspace


class MilestoneDialog(FormDialog):
    """One milestone; `saved_id` is its id once it was taken."""

    def __init__(self, workspace: Workspace, around: Surroundings, milestone: Milestone) -> None:
        title = "修改节点" if milestone.id else "新增节点"
        super().__init__(workspace.window, title, self._save, "保存" if milestone.id else "新增")
        self._desk = workspace.desk
        self._around = around
        self._milestone = milestone
        self.saved_id = milestone.id
        self.title_field = QLineEdit(milestone.title)
        self.title_field.setPlaceholderText("例如：中期评估")
        self.task = task_box(around.plan.tasks, "（全方案，不属于某一项任务）")
        choose(self.task, milestone.task_id)
        self.on = day_field(milestone.on)
        self.done_on = day_field(milestone.done_on)
        self.done_on.setPlaceholderText("完成后填写")
        self.note = QLineEdit(milestone.note)
        for label, field in (
            ("名称", self.title_field),
            ("任务", self.task),
            ("日期", self.on),
            ("完成日期", self.done_on),
            ("备注", self.note),
        ):
            self.fields.addRow(label, field)

    def _save(self) -> None:
        milestone = replace(self._milestone, task_id=self.task.currentData(), done_on=self.done_on.value())
        for column, field in (("title", self.title_field), ("due", self.on), ("note", self.note)):
            milestone = milestone_with_text(milestone, column, field.text(), self._around)
        (self.saved_id,) = save_work(self._desk, [milestone])


def new_milestone(task_id: int | None, on: date) -> Milestone:
    """An empty milestone."""
    return Milestone("", on, task_id)
