"""The line above the timeline: what to search for, what to leave out, how close to look."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QToolButton, QWidget

from lianping_desk.domain.plan import TaskKind
from lianping_desk.domain.progress import TaskState
from lianping_desk.domain.schedule import Schedule
from lianping_desk.ui.choice_box import ChoiceBox
from lianping_desk.ui.flow_line import FlowLine
from lianping_desk.ui.lights import light_icon
from lianping_desk.ui.schedule.rows import ScheduleFilter

ALL_UNITS = ("全部单位", None)
ALL_YEARS = ("全部年度", None)


class ScheduleFilters(FlowLine):
    """`changed` when another filter was chosen, `year_chosen` besides when it was the year (None: all of them)."""

    changed = Signal()
    year_chosen = Signal(object)

    def __init__(self, search: QWidget, closeness: Sequence[QWidget]) -> None:
        super().__init__()
        self.kind = ChoiceBox([("全部类别", None), *((kind.chinese, kind) for kind in TaskKind)])
        self.unit = ChoiceBox([ALL_UNITS])
        self.unit.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.unit.setMinimumContentsLength(11)
        self.state = ChoiceBox([("全部状态", None), *((state.value, state) for state in TaskState)])
        self.year = ChoiceBox([ALL_YEARS])
        self.clear_button = QToolButton()
        self.clear_button.setText("清除筛选")
        self.clear_button.clicked.connect(lambda _checked=False: self.clear())
        self.add(search)
        for box in self._boxes():
            box.currentIndexChanged.connect(lambda _index: self._tell())
            self.add(box)
        self.add(self.clear_button)
        for button in closeness:
            self.add(button)
        self.year.currentIndexChanged.connect(lambda _index: self.year_chosen.emit(self.year.chosen))
        self._tell()

    def _boxes(self) -> tuple[ChoiceBox, ...]:
        return self.kind, self.unit, self.state, self.year

    def wanted(self) -> ScheduleFilter:
        return ScheduleFilter(*(box.chosen for box in self._boxes()))

    def offer(self, schedule: Schedule) -> None:
        """Let her choose among the units that carry a task, and the years; what she chose stays if still offered."""
        carrying = {assignment.unit_id for line in schedule.lines for assignment in line.task.assignments}
        carrying |= {one.annual.unit_id for line in schedule.lines for one in line.annual if one.annual.unit_id}
        self.unit.offer([ALL_UNITS, *((unit.name, unit.id) for unit in schedule.units if unit.id in carrying)])
        years = range(schedule.starts.year, schedule.ends.year + 1)
        self.year.offer([ALL_YEARS, *((f"{year}年", year) for year in years)])
        for number, state in enumerate(TaskState, 1):
            self.state.setItemIcon(number, light_icon(state))

    def clear(self) -> None:
        """Show everything again."""
        for box in self._boxes():
            box.choose(None)

    def _tell(self) -> None:
        self.clear_button.setEnabled(self.wanted() != ScheduleFilter())
        self.changed.emit()
