"""Gather the 任务分工表."""

from collections.abc import Iterable

from lianping_desk.domain.materials.division import DivisionRow, DivisionTable
from lianping_desk.domain.materials.pack import Part
from lianping_desk.domain.plan import Role, Task
from lianping_desk.domain.unit import Unit, taken_over
from lianping_desk.services.desk import Desk
from lianping_desk.services.materials.asked import Asked


def gather_division(_desk: Desk, about: Asked) -> DivisionTable:
    """The tasks of the plan, or those that the chosen units take part in; merged units are named with who follows."""
    tasks = [task for task in about.plan.tasks if about.concerns(task)]
    units = {unit.id: unit for unit in about.shown.units}
    doubts = (f"{doubt.where}：{doubt.why}" for doubt in about.plan.doubts)
    remarks = (*(doubts if about.chosen is None else ()), *_merged(tasks, units, about))
    rows = tuple(_row(task, units) for task in tasks)
    return DivisionTable(about.heading(Part.division.chinese), rows, remarks)


def _row(task: Task, units: dict[int, Unit]) -> DivisionRow:
    lead, responsible, cooperating = (_names(task, role, units) for role in Role)
    measures = tuple(measure.title for measure in task.measures)
    return DivisionRow(task.no, task.kind, task.title, task.section, lead, responsible, cooperating, measures)


def _names(task: Task, role: Role, units: dict[int, Unit]) -> tuple[str, ...]:
    names = [units[assignment.unit_id].name for assignment in task.units(role)]
    if names and task.open_tail and task.tail_role is role:
        names[-1] += task.open_tail
    return tuple(names)


def _merged(tasks: Iterable[Task], units: dict[int, Unit], about: Asked) -> Iterable[str]:
    named = {assignment.unit_id for task in tasks for assignment in task.assignments}
    for unit_id in sorted(named):
        if remark := taken_over(units[unit_id], units, about.as_of):
            yield remark
