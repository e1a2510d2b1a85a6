"""What a pasted block would change, before anything is changed."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from lianping_desk.domain.division_block import PastedBlock, PastedTask
from lianping_desk.domain.plan import Role, Task, TaskKind
from lianping_desk.domain.unit import Unit
from lianping_desk.domain.unit_decision import UnitDecision
from lianping_desk.domain.unit_names import UnitNames
from lianping_desk.ui.choice_box import ChoiceBox
from lianping_desk.ui.division.unknown_units import UnknownUnits
from lianping_desk.ui.tables.columns import Column
from lianping_desk.ui.tables.rows_view import RowsView


class PasteDialog(QDialog):
    """Shows what the rows of `block` add and take away; asks about unknown units and the kind of new tasks."""

    def __init__(self, parent: QWidget | None, block: PastedBlock, units: Sequence[Unit], kind: TaskKind) -> None:
        super().__init__(parent)
        self.setWindowTitle("粘贴到分工表")
        self.resize(980, 560)
        names = UnitNames(units)
        roles = [role for role in Role if any(role in row.units for row in block.rows)]
        self.view = RowsView(
            (
                Column("变化", lambda row: "新增" if row.task is None else f"修改第{row.task.no}项", 100),
                Column("任务", lambda row: row.title, 220, stretch=True, wrap=True),
                *(_change_column(role, names) for role in roles),
            ),
            identify=lambda row: row.title,
        )
        self.view.show_rows(block.rows)
        self.view.setCurrentIndex(self.view.rows_model.index(0, 0))
        self.unknown = UnknownUnits(block.unknown, units)
        self.kind = ChoiceBox([(one.chinese, one) for one in TaskKind])
        self.kind.choose(kind)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.agree = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.agree.setText("粘贴")
        self.agree.setProperty("primary", True)
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText("取消")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._build(block)

    def _build(self, block: PastedBlock) -> None:
        layout = QVBoxLayout(self)
        layout.addWidget(_label(summary(block)))
        layout.addWidget(self.view, 1)
        for line in remarks(block):
            layout.addWidget(_label(line, faint=True))
        if block.unknown:
            layout.addWidget(_label("下面的名称不在单位名单里，请逐个说明是什么："))
            layout.addWidget(self.unknown)
            self.unknown.changed.connect(lambda: self.agree.setEnabled(self.unknown.is_decided()))
        if any(row.task is None for row in block.rows):
            layout.addWidget(_label("新增的任务属于："))
            layout.addWidget(self.kind)
        layout.addWidget(self.buttons)
        self.agree.setEnabled(bool(block.rows) and not block.unknown)

    def decisions(self) -> dict[str, UnitDecision]:
        """What she decided about the unknown units."""
        return self.unknown.decisions()


def summary(block: PastedBlock) -> str:
    """How many tasks would be changed and added."""
    added = sum(row.task is None for row in block.rows)
    parts = [f"修改{len(block.rows) - added}项任务"] if len(block.rows) > added else []
    parts += [f"新增{added}项任务"] if added else []
    return f"将{'，'.join(parts)}。可以用 Ctrl+Z 撤销。" if parts else "这块内容里没有能用的行。"


def remarks(block: PastedBlock) -> list[str]:
    """What was left out on the way, so that nothing is dropped silently."""
    repeated = dict.fromkeys(
        f"{row.title}：{token}" for row in block.rows for listed in row.units.values() for token in listed.repeated
    )
    lines = [f"重复的单位只写一次：{'；'.join(repeated)}"] if repeated else []
    return lines + ([f"没有对应任务的行不写入：{'；'.join(block.left_over)}"] if block.left_over else [])


def change_text(row: PastedTask, role: Role, names: UnitNames) -> str:
    """The units of a role after the paste: + those that come, − those that go."""
    if role not in row.units:
        return "（不变）"
    before = _units_of(row.task, role)
    after = {unit.id if (unit := names.find(token)) else token: token for token in row.units[role].tokens}
    kept = [token for key, token in after.items() if key in before]
    come = [f"＋{token}" for key, token in after.items() if key not in before]
    go = [f"－{token}" for key, token in before.items() if key not in after]
    return "、".join([*kept, *come, *go]) or "（空）"


def _change_column(role: Role, names: UnitNames) -> Column:
    return Column(f"{role.chinese}单位", lambda row: change_text(row, role, names), 180, stretch=True, wrap=True)


def _units_of(task: Task | None, role: Role) -> Mapping[int | str, str]:
    return {assignment.unit_id: assignment.token for assignment in task.units(role)} if task else {}


def _label(text: str, *, faint: bool = False) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setProperty("faint", faint)
    return label
