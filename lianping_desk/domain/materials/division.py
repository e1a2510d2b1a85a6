"""任务分工表: the tasks of the plan with the units that carry them."""

from dataclasses import dataclass

from lianping_desk.domain.materials.heading import Heading
from lianping_desk.domain.plan import TaskKind


@dataclass(frozen=True, slots=True)
class DivisionRow:
    """One task; unit names in the order of the plan, an open end (等单位) as the last of its list."""

    no: int
    kind: TaskKind
    title: str
    section: str
    lead: tuple[str, ...]
    responsible: tuple[str, ...]
    cooperating: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DivisionTable:
    """The tasks, and sentences about what a person should look at: repeated units, units that have been merged."""

    heading: Heading
    rows: tuple[DivisionRow, ...]
    remarks: tuple[str, ...] = ()

    @property
    def has_cooperating(self) -> bool:
        return any(row.cooperating for row in self.rows)
