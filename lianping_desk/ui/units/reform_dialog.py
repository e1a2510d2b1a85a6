"""Reform of units: merged, split or renamed from a day on."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QFormLayout, QFrame, QLabel, QLineEdit, QScrollArea, QWidget

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.plan import Task
from lianping_desk.domain.reform import Follower, follower_called
from lianping_desk.domain.unit import Unit
from lianping_desk.domain.unit_names import UnitNames, read_unit_list
from lianping_desk.services.desk import Desk
from lianping_desk.services.units.reform import merge_units, rename_unit, split_unit
from lianping_desk.ui.choice_box import ChoiceBox
from lianping_desk.ui.dialog_size import open_at
from lianping_desk.ui.form_dialog import FormDialog
from lianping_desk.ui.typed_fields import day_field
from lianping_desk.ui.workspace import Workspace

KEPT = "以前的填报和记录仍用原来的名称，可以随时查到；从这一天起，任务和填报表归承接的单位。可以用 Ctrl+Z 撤销。"


class _ReformDialog(FormDialog):
    """What the three have in common: the unit, and the day."""

    _height = 270

    def __init__(self, workspace: Workspace, title: str, units: Sequence[Unit], agree: str) -> None:
        super().__init__(workspace.window, title, self._take, agree)
        self.setMinimumWidth(560)
        self._desk: Desk = workspace.desk
        self._units = tuple(units)
        self.day = day_field(workspace.as_of)

    def _explain(self) -> None:
        told = QLabel(KEPT)
        told.setWordWrap(True)
        told.setProperty("faint", True)
        self.fields.addRow("从哪一天起", self.day)
        self.fields.addRow(told)
        open_at(self, 600, self._height)

    def _day(self) -> date:
        day: date | None = self.day.value()
        if day is None:
            raise DeskError("没有写从哪一天起。", "请写上日期，如 2024-03-01。")
        return day

    def _follower(self, name: str, split: Unit | None = None) -> Follower:
        name = name.strip()
        if not name:
            raise DeskError("没有写承接的单位。", "请写上名称；名单里没有的会新增。")
        return follower_called(name, self._units, split)

    def _take(self) -> None:
        raise NotImplementedError


class MergeDialog(_ReformDialog):
    """Several units into one."""

    def __init__(self, workspace: Workspace, merged: Sequence[Unit], units: Sequence[Unit]) -> None:
        super().__init__(workspace, "单位并入", units, "并入")
        self.merged = QLineEdit("、".join(unit.name for unit in merged))
        self.into = QLineEdit()
        self.into.setPlaceholderText("名单里的单位，或一个新名称")
        self.fields.addRow("撤并的单位", self.merged)
        self.fields.addRow("并入", self.into)
        self._explain()

    def _take(self) -> None:
        names, ids = UnitNames(self._units), []
        for token in read_unit_list(self.merged.text()).tokens:
            unit = names.find(token)
            if unit is None:
                raise DeskError(f"单位名单里没有“{token}”。", "请写名单里的名称，几个单位用“、”隔开。")
            ids.append(unit.id)
        merge_units(self._desk, ids, self._follower(self.into.text()), self._day())


class RenameDialog(_ReformDialog):
    """One unit bears another name from a day on."""

    def __init__(self, workspace: Workspace, unit: Unit, units: Sequence[Unit]) -> None:
        super().__init__(workspace, f"单位更名：{unit.name}", units, "更名")
        self._unit = unit
        self.name = QLineEdit()
        self.name.setPlaceholderText("新的简称")
        self.full_name = QLineEdit()
        self.fields.addRow("新简称", self.name)
        self.fields.addRow("新全称", self.full_name)
        self._explain()
        note = QLabel("只是名称写错了，请直接在表里改，不用更名。")
        note.setProperty("faint", True)
        self.fields.addRow(note)

    def _take(self) -> None:
        rename_unit(self._desk, self._unit.id, self.name.text(), self._day(), self.full_name.text())


class SplitDialog(_ReformDialog):
    """One unit into several; single tasks may go to another part than the first."""

    _height = 520

    def __init__(self, workspace: Workspace, unit: Unit, units: Sequence[Unit], tasks: Sequence[Task]) -> None:
        super().__init__(workspace, f"单位拆分：{unit.name}", units, "拆分")
        self._unit = unit
        self.parts = QLineEdit()
        self.parts.setPlaceholderText("几个单位用“、”隔开，第一个承接原来的任务")
        self.parts.textChanged.connect(lambda _text: self._offer())
        self.fields.addRow("拆分为", self.parts)
        self.choices: dict[int, ChoiceBox] = {}
        self.fields.addRow(QLabel("各项任务以后归谁："))
        self.fields.addRow(self._choices_of(tasks))
        self._explain()
        self._offer()

    def _choices_of(self, tasks: Sequence[Task]) -> QScrollArea:
        """A line for each task of the unit; as many as there is room for, the others scrolled to."""
        lines = QWidget()
        form = QFormLayout(lines)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for task in tasks:
            if self._unit.id in {one.unit_id for one in task.assignments}:
                box = self.choices[task.id] = ChoiceBox([("", 0)])
                form.addRow(f"{task.no} {task.title}", box)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(lines)
        area.setMinimumHeight(80)
        return area

    def _offer(self) -> None:
        names = read_unit_list(self.parts.text()).tokens
        for box in self.choices.values():
            box.offer([(name, place) for place, name in enumerate(names)] or [("（先写拆分为哪些单位）", 0)])

    def _take(self) -> None:
        parts = [self._follower(name, self._unit) for name in read_unit_list(self.parts.text()).tokens]
        moved = {task_id: box.chosen for task_id, box in self.choices.items() if box.chosen}
        split_unit(self._desk, self._unit.id, parts, self._day(), moved)
