"""The versions of one unit's return held against each other, newest first."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from lianping_desk.domain.versions import Statement
from lianping_desk.services.returns.unit_return.differences import VersionStep
from lianping_desk.ui.choice_box import ChoiceBox
from lianping_desk.ui.dialog_size import open_at
from lianping_desk.ui.flow_line import FlowLine
from lianping_desk.ui.returns.unit_return.differences_view import DifferencesView
from lianping_desk.ui.trace.cell_door import show_cell
from lianping_desk.ui.workspace import Workspace


class DifferencesDialog(QDialog):
    """Shows `steps` (services differences), one version at a time. `title` says whose and which period."""

    def __init__(self, workspace: Workspace, title: str, steps: Sequence[VersionStep], parent: QWidget) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.steps = tuple(steps)
        self.setWindowTitle(f"{title}　各版本对照")
        open_at(self, 1120, 600)
        self.version = ChoiceBox([(_version_name(one, n), n) for n, one in enumerate(self.steps)])
        self.version.currentIndexChanged.connect(lambda _index: self._show())
        self.heading = QLabel()
        self.heading.setWordWrap(True)
        label = QLabel("看哪一份：")
        label.setBuddy(self.version)
        line = FlowLine()
        line.add(label)
        line.add(self.version)
        self.table = DifferencesView("这一份与它之前的内容没有不同。")
        self.table.opened.connect(self._open)
        note = QLabel("双击一行看它在原表的哪一格。新表留空的，仍按旧值计算；原值都没有丢，撤销这次导入就恢复。")
        note.setProperty("faint", True)
        note.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText("关闭")
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(line)
        layout.addWidget(self.heading)
        layout.addWidget(self.table, 1)
        layout.addWidget(note)
        layout.addWidget(buttons)
        line.setVisible(len(self.steps) > 1)
        self._show()

    def _show(self) -> None:
        step = self.steps[self.version.chosen or 0]
        self.heading.setText(f"{step.received_on} 收到的“{step.file}”与之前相比：{summary(step)}")
        self.table.show_differences(step.differences)

    def _open(self, said: Statement) -> None:
        show_cell(self.workspace, said.trace, "", self)


def summary(step: VersionStep) -> str:
    """How many fields differ in which way: 改了 3 处，新填 2 处."""
    kinds = list(dict.fromkeys(one.change for one in step.differences))
    counts = [(kind, sum(one.change is kind for one in step.differences)) for kind in kinds]
    return "，".join(f"{kind.chinese} {count} 处" for kind, count in counts) + "。" if counts else "没有不同。"


def _version_name(step: VersionStep, number: int) -> str:
    return f"{step.received_on} {step.file}" + ("（最新）" if number == 0 else "")
