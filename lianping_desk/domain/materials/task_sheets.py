"""任务书: what one unit has to do, to be handed over and signed for."""

from dataclasses import dataclass

from lianping_desk.domain.materials.heading import Heading
from lianping_desk.domain.materials.light import Legend
from lianping_desk.domain.plan import Role
from lianping_desk.domain.schedule import AnnualLine
from lianping_desk.domain.status import IndicatorStatus, TaskStatus
from lianping_desk.domain.unit import Contact


@dataclass(frozen=True, slots=True)
class SheetTask:
    """A task that the unit carries: its `role` (None: a town that acts on every task in its own area), who leads."""

    status: TaskStatus
    role: Role | None
    lead: tuple[str, ...]

    @property
    def part(self) -> str:
        """The unit's part in a word: 牵头, 责任, 配合 or 本辖区落实."""
        return self.role.chinese if self.role else "本辖区落实"


@dataclass(frozen=True, slots=True)
class SheetAnnual:
    """An annual task of the unit, with the number of the task it belongs to."""

    task_no: int
    line: AnnualLine


@dataclass(frozen=True, slots=True)
class TaskSheet:
    """One unit's sheet. `leads` are the tasks it leads, `joins` the others; `year` is that of the annual tasks.

    `indicators` are those that its tasks serve and those of the whole plan. `remark` says why there is nothing to do,
    or whose duties it has taken over.
    """

    heading: Heading
    unit: str
    full_name: str
    year: int
    leads: tuple[SheetTask, ...] = ()
    joins: tuple[SheetTask, ...] = ()
    annual: tuple[SheetAnnual, ...] = ()
    indicators: tuple[IndicatorStatus, ...] = ()
    contacts: tuple[Contact, ...] = ()
    remark: str = ""
    legend: Legend = ()

    @property
    def is_empty(self) -> bool:
        return not (self.leads or self.joins or self.annual)
