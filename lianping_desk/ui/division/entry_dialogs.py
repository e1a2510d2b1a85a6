"""Small dialogs of the 分工表: a new task, a new measure."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from lianping_desk.domain.plan import TaskKind
from lianping_desk.ui.choice_box import ChoiceBox
from lianping_desk.ui.form_dialog import FormDialog


class NewTaskDialog(FormDialog):
    """Asks for a task; `add` is called with its title and kind."""

    def __init__(self, parent: QWidget | None, kind: TaskKind, add: Callable[[str, TaskKind], object]) -> None:
        super().__init__(parent, "新增任务", lambda: add(self.name.text(), self.kind.chosen), "新增")
        self.name = QLineEdit()
        self.name.setPlaceholderText("如：实施社区居民科学素质提升行动")
        self.kind = ChoiceBox([(one.chinese, one) for one in TaskKind])
        self.kind.choose(kind)
        self.fields.addRow("任务名称", self.name)
        self.fields.addRow("类别", self.kind)


class NewMeasureDialog(FormDialog):
    """Asks for a measure of the task called `task_title`; `add` is called with its words."""

    def __init__(self, parent: QWidget | None, task_title: str, add: Callable[[str], object]) -> None:
        super().__init__(parent, f"新增举措：{task_title}", lambda: add(self.words.text()), "新增")
        self.words = QLineEdit()
        self.fields.addRow("举措", self.words)
