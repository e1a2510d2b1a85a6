"""What the views of the 分工表 show: a line for each task, a line for each unit, and which of them a filter keeps."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lianping_desk.domain.plan import Role, Task, TaskKind
from lianping_desk.domain.progress import TaskState
from lianping_desk.domain.unit import Unit
from lianping_desk.services.division.show_division import Division


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task as shown. `searched` is what the search line looks at: its words and every name of its units."""

    task: Task
    state: TaskState
    percent: float | None
    searched: str

    @property
    def id(self) -> int:
        return self.task.id

    @property
    def label(self) -> str:
        return f"{self.task.no}. {self.task.title}"


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit as shown, with its tasks in each role."""

    unit: Unit
    tasks: Mapping[Role, tuple[TaskLine, ...]]

    @property
    def id(self) -> int:
        return self.unit.id

    @property
    def searched(self) -> str:
        return " ".join(self.unit.spellings)

    def text(self, role: Role) -> str:
        """The tasks in this role, one a line."""
        return "\n".join(line.label for line in self.tasks[role])

    def count(self) -> int:
        return sum(len(lines) for lines in self.tasks.values())


@dataclass(frozen=True, slots=True)
class DivisionFilter:
    """What she wants to see; None where everything is meant."""

    kind: TaskKind | None = None
    role: Role | None = None
    unit_id: int | None = None
    state: TaskState | None = None

    def keeps_task(self, line: TaskLine) -> bool:
        """Kind and state are the task's; a unit or a role must be among its assignments, both in one of them."""
        if self.kind not in (None, line.task.kind) or self.state not in (None, line.state):
            return False
        if self.unit_id is None and self.role is None:
            return True
        return any(
            self.unit_id in (None, assignment.unit_id) and self.role in (None, assignment.role)
            for assignment in line.task.assignments
        )


def unit_text(task: Task, role: Role) -> str:
    """The units of a role as the document lists them: 县甲局、县乙局等单位."""
    tail = task.open_tail or "" if task.tail_role is role else ""
    return "、".join(assignment.token for assignment in task.units(role)) + tail


def task_lines(division: Division) -> list[TaskLine]:
    """Every task of the plan in its order."""
    units = {unit.id: unit for unit in division.units}
    return [
        TaskLine(status.task, status.state, status.percent, _searched(status.task, units))
        for status in division.status.tasks
    ]


def unit_lines(units: Iterable[Unit], lines: Iterable[TaskLine], wanted: DivisionFilter) -> list[UnitLine]:
    """A line for each unit that carries one of the tasks which the filter keeps, in the order of `units`."""
    kept = [line for line in lines if wanted.keeps_task(line)]
    found = []
    for unit in units:
        if wanted.unit_id in (None, unit.id):
            tasks = {role: _tasks_of(unit, role, kept) if wanted.role in (None, role) else () for role in Role}
            if any(tasks.values()):
                found.append(UnitLine(unit, tasks))
    return found


def carrying_units(units: Iterable[Unit], lines: Iterable[TaskLine]) -> list[Unit]:
    """The units that carry at least one of these tasks."""
    carrying = {assignment.unit_id for line in lines for assignment in line.task.assignments}
    return [unit for unit in units if unit.id in carrying]


def _tasks_of(unit: Unit, role: Role, lines: list[TaskLine]) -> tuple[TaskLine, ...]:
    return tuple(line for line in lines if any(a.unit_id == unit.id for a in line.task.units(role)))


def _searched(task: Task, units: Mapping[int, Unit]) -> str:
    names = [name for a in task.assignments for name in (a.token, *units[a.unit_id].spellings)]
    return " ".join((task.title, *(measure.title for measure in task.measures), *names))
