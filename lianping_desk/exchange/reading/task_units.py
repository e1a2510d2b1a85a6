"""Which units may report on each task, so that a report of another one can be remarked on."""

from collections.abc import Mapping

from lianping_desk.domain.plan import Plan, Task
from lianping_desk.domain.unit import ReportsOn
from lianping_desk.exchange.reading.matching.units import UnitMatcher


def units_of_tasks(plan: Plan, units: UnitMatcher) -> Mapping[int, frozenset[str]]:
    """By the task's number the names of its units; a task that is open to any unit is left out."""
    found = {task.no: _units_of(task, units) for task in plan.tasks if task.assignments and not task.open_tail}
    return {number: names for number, names in found.items() if names is not None}


def _units_of(task: Task, units: UnitMatcher) -> frozenset[str] | None:
    """The task's units, those that took over from one of them, and those that report on all of their area.

    None where a group is named (各镇), which may be anyone.
    """
    names = {unit.name for unit in units.units if unit.reports_on is ReportsOn.all}
    for assignment in task.assignments:
        unit = units.named(assignment.token)
        if unit is None:
            return None
        names.add(unit.name)
        names.update(one.name for one in units.units if one.id and one.id in unit.followers)
    return frozenset(names)
