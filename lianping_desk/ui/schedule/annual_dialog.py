"""Enter an annual task (年度任务), or change one."""

from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from lianping_desk.domain.annual_text import Surroundings, annual_with_text
from lianping_desk.domain.plan import Task
from lianping_desk.domain.work import AnnualTask
from lianping_desk.services.schedule.save_work import save_work
from lianping_desk.ui.form_dialog import FormDialog
from lianping_desk.ui.schedule.fields import choose, task_box, unit_box
from lianping_desk.ui.typed_fields import day_field
from lianping_desk.ui.workspace import Workspace


class AnnualDialog(FormDialog):
    """One annual task; `saved_id` is its id once it was taken."""

    def __init__(self, workspace: Workspace, around: Surroundings, annual: AnnualTask) -> None:
        title = "修改年度任务" if annual.id else "新增年度任务"
        super().__init__(workspace.window, title, self._save, "保存" if annual.id else "新增")
        self._desk = workspace.desk
        self._around = around
        self._annual = annual
        self.saved_id = annual.id
        self.setMinimumWidth(560)
        self.task = task_box(around.plan.tasks)
        self.measure = QComboBox()
        self.year = QLineEdit(str(annual.year))
        self.title_field = QLineEdit(annual.title)
        self.unit = unit_box()
        self.target = QPlainTextEdit(annual.target)
        self.target.setTabChangesFocus(True)
        self.target.setFixedHeight(64)
        self.starts, self.due, self.done_on = (day_field(day) for day in (annual.starts, annual.due, annual.done_on))
        self.starts.setPlaceholderText("不填则从年初起")
        self.due.setPlaceholderText("不填则到年底")
        self.done_on.setPlaceholderText("完成后填写")
        self.note = QLineEdit(annual.note)
        for label, field in (
            ("任务", self.task),
            ("举措", self.measure),
            ("年度", self.year),
            ("做什么", self.title_field),
            ("责任单位", self.unit),
            ("目标", self.target),
            ("开始", self.starts),
            ("期限", self.due),
            ("完成日期", self.done_on),
            ("备注", self.note),
        ):
            self.fields.addRow(label, field)
        self.task.currentIndexChanged.connect(lambda _index: self._show_task())
        choose(self.task, annual.task_id)
        self._show_task()
        choose(self.measure, annual.measure_id)
        unit = next((unit.name for unit in around.units if unit.id == annual.unit_id), "")
        self.unit.setCurrentText(unit)
        self.title_field.setFocus()

    def _show_task(self) -> None:
        """Offer the measures of the task, and its own units before the others."""
        task: Task | None = next((t for t in self._around.plan.tasks if t.id == self.task.currentData()), None)
        self.measure.clear()
        self.measure.addItem("（整项任务）", None)
        for measure in task.measures if task else ():
            self.measure.addItem(f"{measure.no} {measure.title}", measure.id)
        own = {assignment.unit_id for assignment in task.assignments} if task else set()
        units = sorted(self._around.units, key=lambda unit: unit.id not in own)
        chosen = self.unit.currentText()
        self.unit.clear()
        self.unit.addItems(["", *(unit.name for unit in units)])
        self.unit.setCurrentText(chosen)

    def _save(self) -> None:
        annual = replace(
            self._annual,
            task_id=self.task.currentData(),
            measure_id=self.measure.currentData(),
            starts=self.starts.value(),
            due=self.due.value(),
            done_on=self.done_on.value(),
        )
        for column, text in (
            ("year", self.year.text()),
            ("title", self.title_field.text()),
            ("unit", self.unit.currentText()),
            ("target", self.target.toPlainText()),
            ("note", self.note.text()),
        ):
            annual = annual_with_text(annual, column, text, self._around)
        (self.saved_id,) = save_work(self._desk, [annual])


def new_annual(around: Surroundings, task_id: int | None, year: int) -> AnnualTask:
    """An empty annual task of a task (the first where none is named), falling to its first unit."""
    tasks = around.plan.tasks
    task = next((task for task in tasks if task.id == task_id), tasks[0] if tasks else None)
    if task is None:
        return AnnualTask(0, None, year, "")
    unit_id = task.assignments[0].unit_id if task.assignments else None
    return AnnualTask(task.id, unit_id, year, "")
