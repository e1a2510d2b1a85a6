"""A plan (实施方案): its tasks, measures, assignments, phases and basis documents."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum


class TaskKind(StrEnum):
    """提升行动 or 重点工程."""

    action = "action"
    project = "project"

    @property
    def chinese(self) -> str:
        return {"action": "提升行动", "project": "重点工程"}[self.value]


class Role(StrEnum):
    """What a unit does for a task: 牵头, 责任 or 配合."""

    lead = "lead"
    responsible = "responsible"
    cooperating = "cooperating"

    @property
    def chinese(self) -> str:
        return {"lead": "牵头", "responsible": "责任", "cooperating": "配合"}[self.value]

    @property
    def sign(self) -> str:
        """The mark in the matrix of tasks and units."""
        return {"lead": "●", "responsible": "○", "cooperating": "△"}[self.value]


class PhaseKind(StrEnum):
    """What a phase is for; the implementing phase is the one that 序时进度 runs over."""

    launch = "launch"
    implementation = "implementation"
    review = "review"

    @property
    def chinese(self) -> str:
        return {"launch": "启动", "implementation": "实施", "review": "总结"}[self.value]


@dataclass(frozen=True, slots=True)
class Measure:
    """具体举措: one headed paragraph under a task. `no` counts from 1 within the task."""

    no: int
    title: str
    source_line: int | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class Assignment:
    """One unit in one role for one task. `token` is the unit as the document writes it."""

    unit_id: int
    role: Role
    token: str
    id: int = 0


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """On `on`, a task of hers should stand at `percent` (0-100)."""

    on: date
    percent: float


@dataclass(frozen=True, slots=True)
class Task:
    """One numbered row of the 分工表.

    `starts`, `due` and `curve` are None or empty unless she set the task's own schedule.
    """

    no: int
    kind: TaskKind
    title: str
    section: str
    assignments: tuple[Assignment, ...] = ()
    measures: tuple[Measure, ...] = ()
    open_tail: str | None = None
    source_line: int | None = None
    starts: date | None = None
    due: date | None = None
    curve: tuple[CurvePoint, ...] = ()
    id: int = 0

    def units(self, role: Role) -> tuple[Assignment, ...]:
        return tuple(a for a in self.assignments if a.role is role)

    @property
    def tail_role(self) -> Role | None:
        """The role whose list the open tail ends: the last one that has units."""
        return next((role for role in reversed(Role) if self.units(role)), None)


@dataclass(frozen=True, slots=True)
class Phase:
    """进度安排: a named span of whole years."""

    title: str
    first_year: int
    last_year: int
    kind: PhaseKind
    text: str = ""
    id: int = 0

    @property
    def starts(self) -> date:
        return date(self.first_year, 1, 1)

    @property
    def ends(self) -> date:
        return date(self.last_year, 12, 31)


@dataclass(frozen=True, slots=True)
class PlanDoubt:
    """Something in the plan document that a person should look at. `where` names the row or line."""

    where: str
    text: str
    why: str
    id: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """实施方案: region, title, years (first and last, inclusive) and what it orders.

    `archived_on`: since when it may only be looked at. `predecessor_id` is the plan that it follows.
    """

    title: str
    region: str
    first_year: int
    last_year: int
    basis: tuple[str, ...] = ()
    tasks: tuple[Task, ...] = ()
    phases: tuple[Phase, ...] = ()
    doubts: tuple[PlanDoubt, ...] = ()
    source_file: str = ""
    id: int = 0
    is_current: bool = field(default=True, compare=False)
    archived_on: date | None = None
    predecessor_id: int | None = field(default=None, compare=False)

    @property
    def years_text(self) -> str:
        return f"{self.first_year}—{self.last_year}"

    @property
    def ends(self) -> date:
        return date(self.last_year, 12, 31)

    def implementation(self) -> tuple[date, date]:
        """First and last day of the 深入实施 phase; the plan's whole years where it has none."""
        for phase in self.phases:
            if phase.kind is PhaseKind.implementation:
                return phase.starts, phase.ends
        return date(self.first_year, 1, 1), self.ends

    def with_unit_ids(self, ids: Mapping[int, int]) -> "Plan":
        """The plan with its units under other ids: `ids` gives the new one of each."""
        tasks = (
            replace(task, assignments=tuple(replace(one, unit_id=ids[one.unit_id]) for one in task.assignments))
            for task in self.tasks
        )
        return replace(self, tasks=tuple(tasks))

    def task(self, task_id: int) -> Task:
        """The task with this id; KeyError when the plan has none such."""
        for task in self.tasks:
            if task.id == task_id:
                return task
        raise KeyError(task_id)
