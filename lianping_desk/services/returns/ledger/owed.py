"""Which units owe a return in a period, and about which tasks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lianping_desk.domain.plan import Plan, Role, Task
from lianping_desk.domain.unit import ReportsOn, Unit, carrier_on


@dataclass(frozen=True, slots=True)
class OwedReturn:
    """A unit that owes a return, with its tasks in the order of the plan.

    `roles` gives its part in each task by task id; a town that reports on everything has a part in none.
    """

    unit: Unit
    tasks: tuple[Task, ...]
    roles: dict[int, Role]


def owed_returns(plan: Plan, units: Iterable[Unit], day: date) -> tuple[OwedReturn, ...]:
    """The units that owe a return for a period ending on `day`, in the order of her list.

    They are active on that day and have tasks: those assigned to them, or to a unit whose duties they carry by then;
    or every task, for a town.
    """
    units = tuple(units)
    carried = duties(plan, units, day)
    owed = (_owed(unit, plan, carried.get(unit.id, {})) for unit in units if unit.active_on(day))
    return tuple(one for one in owed if one.tasks)


def duties(plan: Plan, units: Iterable[Unit], day: date) -> dict[int, dict[int, Role]]:
    """By unit id and task id, the part that a unit has in a task on `day`: its own, or one it took over."""
    by_id = {unit.id: unit for unit in units}
    roles: dict[int, dict[int, Role]] = {}
    for task in plan.tasks:
        named = {assignment.unit_id for assignment in task.assignments}
        for assignment in task.assignments:
            carrier = carrier_on(by_id[assignment.unit_id], by_id, day, named)
            mine = roles.setdefault(carrier.id, {})
            mine[task.id] = _weightier(assignment.role, mine.get(task.id))
    return roles


def _owed(unit: Unit, plan: Plan, roles: dict[int, Role]) -> OwedReturn:
    match unit.reports_on:
        case ReportsOn.all:
            tasks = plan.tasks
        case ReportsOn.assigned:
            tasks = tuple(task for task in plan.tasks if task.id in roles)
        case ReportsOn.none:
            tasks = ()
    return OwedReturn(unit, tasks, roles)


def _weightier(role: Role, other: Role | None) -> Role:
    """A unit that carries two duties for one task leads it if either does."""
    order = list(Role)
    return role if other is None or order.index(role) < order.index(other) else other
