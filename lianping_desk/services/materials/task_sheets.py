"""Gather the 任务书 of units."""

from collections.abc import Iterable
from dataclasses import replace

from lianping_desk.domain.materials.pack import Part, TaskSheets
from lianping_desk.domain.materials.task_sheets import SheetAnnual, SheetTask, TaskSheet
from lianping_desk.domain.plan import Plan, Role, Task
from lianping_desk.domain.reform import taken_from, taken_over
from lianping_desk.domain.schedule import TaskLine
from lianping_desk.domain.status import IndicatorStatus
from lianping_desk.domain.unit import ReportsOn, Unit
from lianping_desk.services.desk import Desk
from lianping_desk.services.materials.asked import Asked


def gather_task_sheets(_desk: Desk, about: Asked) -> TaskSheets:
    """One sheet for each chosen unit, or for every unit that the division table gives something to do."""
    units = about.chosen
    if units is None:
        units = tuple(unit for unit in about.shown.units if about.duties.get(unit.id))
    sheets = tuple(_sheet(unit, about) for unit in units)
    return TaskSheets(about.heading(Part.task_sheets.chinese), sheets, "" if sheets else "方案还没有给单位分配任务。")


def _sheet(unit: Unit, about: Asked) -> TaskSheet:
    found = about.schedule
    roles = _roles(unit, about)
    mine = [line for line in found.lines if line.task.id in roles]
    tasks = [SheetTask(line.status, roles[line.task.id], line.lead) for line in mine]
    year = min(about.as_of.year, about.plan.last_year)
    leads = tuple(task for task in tasks if task.role is Role.lead)
    return TaskSheet(
        heading=replace(about.heading(Part.task_sheets.chinese), unit=unit.name),
        unit=unit.name,
        full_name=unit.full_name or unit.name,
        year=year,
        leads=leads,
        joins=tuple(task for task in tasks if task.role is not Role.lead),
        annual=tuple(_annual(found.lines, unit, leads, year)),
        indicators=tuple(one for one in found.status.indicators if _serves(one, mine, about.plan)),
        contacts=unit.contacts,
        remark=_remark(unit, roles, about),
        legend=about.legend,
    )


def _roles(unit: Unit, about: Asked) -> dict[int, Role | None]:
    """By task id; a town that reports on its whole area has every task, in a role only where it is assigned."""
    roles: dict[int, Role | None] = dict(about.duties.get(unit.id, {}))
    if unit.reports_on is ReportsOn.all and unit.active_on(about.as_of):
        roles = {task.id: roles.get(task.id) for task in about.plan.tasks}
    return roles


def _annual(lines: Iterable[TaskLine], unit: Unit, leads: Iterable[SheetTask], year: int) -> Iterable[SheetAnnual]:
    """Those that fall to the unit; one that falls to nobody is its lead's."""
    led = {task.status.task.id for task in leads}
    for line in lines:
        for one in line.annual:
            is_mine = one.annual.unit_id == unit.id or (one.annual.unit_id is None and line.task.id in led)
            if is_mine and one.annual.year == year:
                yield SheetAnnual(line.task.no, one)


def _serves(indicator: IndicatorStatus, mine: Iterable[TaskLine], plan: Plan) -> bool:
    """An indicator belongs to the task in whose measure the document states it; stated elsewhere, it is everyone's."""
    line = indicator.indicator.source_line

    def states(task: Task) -> bool:
        return line is not None and any(measure.source_line == line for measure in task.measures)

    return any(states(one.task) for one in mine) or not any(states(task) for task in plan.tasks)


def _remark(unit: Unit, roles: dict[int, Role | None], about: Asked) -> str:
    units = {one.id: one for one in about.shown.units}
    if remark := taken_over(unit, units, about.as_of, about.plan.tasks):
        return remark
    if not roles:
        return f"方案没有给{unit.name}分配任务。"
    before = taken_from(unit, units, about.as_of, about.plan.tasks)
    return f"含承接{'、'.join(before)}的任务。" if before else ""
