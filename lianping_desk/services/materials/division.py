"""Gather the 任务分工表."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from lianping_desk.domain.materials.division import DivisionRow, DivisionTable
from lianping_desk.domain.materials.pack import Part
from lianping_desk.domain.plan import Role, Task
from lianping_desk.domain.reform import name_on, taken_over
from lianping_desk.domain.unit import Unit
from lianping_desk.services.desk import Desk
from lianping_desk.services.materials.asked import Asked


def gather_division(desk: Desk, about: Asked) -> DivisionTable:
    """The tasks of the plan, or those that the chosen units take part in; merged units are named with who follows."""
    tasks = [task for task in about.plan.tasks if about.concerns(task)]
    units = {unit.id: unit for unit in about.shown.units}
    doubts = (f"{doubt.where}：{doubt.why}" for doubt in about.plan.doubts)
    remarks = (*(doubts if about.chosen is None else ()), *_merged(tasks, units, about))
    called = _Called(units, about.as_of if desk.settings.units_as_now else None)
    rows = tuple(_row(task, called) for task in tasks)
    return DivisionTable(about.heading(Part.division.chinese), rows, remarks)


@dataclass(frozen=True, slots=True)
class _Called:
    """How units are called: as in the plan, or (`day`) by who has their duties on a day."""

    units: dict[int, Unit]
    day: date | None

    def name(self, task: Task, unit_id: int) -> str:
        unit = self.units[unit_id]
        if self.day is None:
            return unit.name
        return name_on(unit, self.units, self.day, {assignment.unit_id for assignment in task.assignments})


def _row(task: Task, called: _Called) -> DivisionRow:
    lead, responsible, cooperating = (_names(task, role, called) for role in Role)
    measures = tuple(measure.title for measure in task.measures)
    return DivisionRow(task.no, task.kind, task.title, task.section, lead, responsible, cooperating, measures)


def _names(task: Task, role: Role, called: _Called) -> tuple[str, ...]:
    names = [called.name(task, assignment.unit_id) for assignment in task.units(role)]
    if names and task.open_tail and task.tail_role is role:
        names[-1] += task.open_tail
    return tuple(names)


def _merged(tasks: Sequence[Task], units: dict[int, Unit], about: Asked) -> Iterable[str]:
    named = {assignment.unit_id for task in tasks for assignment in task.assignments}
    for unit_id in sorted(named):
        if remark := taken_over(units[unit_id], units, about.as_of, tasks):
            yield remark
