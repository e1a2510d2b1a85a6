"""材料包: the parts of a meeting pack in order, with what its cover says."""

from dataclasses import dataclass
from enum import StrEnum

from lianping_desk.domain.materials.division import DivisionTable
from lianping_desk.domain.materials.heading import Heading
from lianping_desk.domain.materials.ledger import LateList, Ledger
from lianping_desk.domain.materials.light import Legend
from lianping_desk.domain.materials.schedule import ScheduleSheet
from lianping_desk.domain.materials.targets import TargetSheet
from lianping_desk.domain.materials.task_sheets import TaskSheet


class Part(StrEnum):
    """A material that can be made; the values are the words of the command line, the order is that of the pack."""

    division = "division"
    schedule = "schedule"
    targets = "targets"
    ledger = "ledger"
    late_list = "late-list"
    task_sheets = "task-sheets"

    @property
    def chinese(self) -> str:
        return {
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


Material = DivisionTable | ScheduleSheet | TargetSheet | Ledger | LateList | TaskSheets


@dataclass(frozen=True, slots=True)
class Pack:
    """What is exported: one material, or several behind a cover with `overview`: where things stand, in sentences."""

    heading: Heading
    materials: tuple[Material, ...]
    overview: tuple[str, ...] = ()
    legend: Legend = ()

    @property
    def has_cover(self) -> bool:
        return len(self.materials) > 1

    @property
    def plan_over(self) -> bool:
        return self.heading.plan_over
