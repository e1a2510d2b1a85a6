"""材料包: the parts of a meeting pack in order, with what its cover says."""

from dataclasses import dataclass
from enum import StrEnum

from lianping_desk.domain.materials.agenda import Agenda
from lianping_desk.domain.materials.division import DivisionTable
from lianping_desk.domain.materials.heading import Heading
from lianping_desk.domain.materials.ledger import LateList, Ledger
from lianping_desk.domain.materials.light import Legend
from lianping_desk.domain.materials.paper import AS_USUAL, Layout
from lianping_desk.domain.materials.report import ProgressReport
from lianping_desk.domain.materials.schedule import ScheduleSheet
from lianping_desk.domain.materials.table import Leaf
from lianping_desk.domain.materials.targets import TargetSheet
from lianping_desk.domain.materials.task_sheets import TaskSheet


class Part(StrEnum):
    """A material that can be made; the values are the words of the command line, the order is that of the pack."""

    agenda = "agenda"
    report = "report"
    division = "division"
    schedule = "schedule"
    targets = "targets"
    ledger = "ledger"
    late_list = "late-list"
    task_sheets = "task-sheets"

    @property
    def chinese(self) -> str:
        return {
            "agenda": "会议议程",
            "report": "工作进展情况汇报",
            "division": "任务分工表",
            "schedule": "进度安排表",
            "targets": "创建目标完成情况",
            "ledger": "填报台账",
            "late-list": "催报名单",
            "task-sheets": "任务书",
        }[self.value]


@dataclass(frozen=True, slots=True)
class TaskSheets:
    """The task sheets of several units, in the order of her list; `remark` says why there are none."""

    heading: Heading
    sheets: tuple[TaskSheet, ...]
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Leaves:
    """A material that comes as leaves already: two plans side by side, the review of one. At least one leaf."""

    name: str
    heading: Heading
    leaves: tuple[Leaf, ...]


Material = (
    Agenda | ProgressReport | DivisionTable | ScheduleSheet | TargetSheet | Ledger | LateList | TaskSheets | Leaves
)

RUNNING_TEXT = (Agenda, ProgressReport)
"""Materials that are read from beginning to end; the others are looked things up in."""


@dataclass(frozen=True, slots=True)
class Pack:
    """What is exported: one material, or several behind a cover with `overview`: where things stand, in sentences.

    Of several, the running text comes first and everything else is an annex (附件) of it, numbered from 1.
    """

    heading: Heading
    materials: tuple[Material, ...]
    overview: tuple[str, ...] = ()
    legend: Legend = ()
    layout: Layout = AS_USUAL

    @property
    def has_cover(self) -> bool:
        return len(self.materials) > 1

    @property
    def plan_over(self) -> bool:
        return self.heading.plan_over

    @property
    def annexes(self) -> tuple[Material, ...]:
        """The materials that are annexes, in order; none where there is but one material."""
        if not self.has_cover:
            return ()
        return tuple(one for one in self.materials if not isinstance(one, RUNNING_TEXT))

    def annex_number(self, material: Material) -> int | None:
        """Under which number the material is annexed; None where it is not."""
        return next((number for number, one in enumerate(self.annexes, start=1) if one is material), None)
