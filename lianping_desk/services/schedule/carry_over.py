"""Take what was not done last year over into this year."""

from dataclasses import replace
from datetime import date

from lianping_desk.domain.unit import successor_on
from lianping_desk.domain.work import AnnualTask
from lianping_desk.services.desk import Desk
from lianping_desk.store.plans import current_plan
from lianping_desk.store.units import current_units
from lianping_desk.store.work import annual_tasks, save_annual_task


def carry_over(desk: Desk, year: int) -> tuple[AnnualTask, ...]:
    """Copy the annual tasks of the year before `year` that are not done into `year`; returns the copies.

    What `year` already has under the same task and title is left out. Duties of a unit that has ended go to its
    successor; days are left open, the note says where it came from.
    """
    with desk.database.writing(f"{year - 1}年未完成的年度任务结转到{year}年", desk.who) as session:
        known = annual_tasks(session, current_plan(session).id)
        units = {unit.id: unit for unit in current_units(session)}
        there = {(one.task_id, one.title) for one in known if one.year == year}
        carried = []
        for one in known:
            if one.year != year - 1 or one.done_on is not None or (one.task_id, one.title) in there:
                continue
            unit = successor_on(units[one.unit_id], units, date(year, 1, 1)).id if one.unit_id else None
            note = "；".join(part for part in (one.note, f"由{year - 1}年结转") if part)
            copy = replace(one, id=0, year=year, unit_id=unit, starts=None, due=None, note=note)
            carried.append(replace(copy, id=save_annual_task(session, copy)))
        return tuple(carried)
