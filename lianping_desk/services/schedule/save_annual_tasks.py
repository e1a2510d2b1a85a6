"""Enter annual tasks (年度任务), or change them."""

from collections.abc import Sequence

from lianping_desk.domain.work import AnnualTask
from lianping_desk.domain.work_checks import checked_annual_task
from lianping_desk.services.desk import Desk
from lianping_desk.store.plans import current_plan
from lianping_desk.store.units import unit_row
from lianping_desk.store.work import save_annual_task


def save_annual_tasks(desk: Desk, annual: Sequence[AnnualTask]) -> tuple[int, ...]:
    """Store each under its id, or as a new one when its id is 0, in one step; returns the ids.

    DeskError when one of them has no title, ends before it begins, or names what is not there; then none is stored.
    """
    with desk.database.writing(_why(annual), desk.who) as session:
        plan = current_plan(session)
        for unit_id in {one.unit_id for one in annual if one.unit_id is not None}:
            unit_row(session, unit_id)
        return tuple(save_annual_task(session, checked_annual_task(one, plan)) for one in annual)


def _why(annual: Sequence[AnnualTask]) -> str:
    verb = "修改" if all(one.id for one in annual) else "添加"
    return f"{verb}年度任务“{annual[0].title.strip()}”" if len(annual) == 1 else f"{verb}年度任务{len(annual)}项"
