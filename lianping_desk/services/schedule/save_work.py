"""Enter annual tasks (年度任务) and milestones (节点), or change them."""

from collections.abc import Sequence

from lianping_desk.domain.long_work import Progress, no_progress, one_by_one
from lianping_desk.domain.work import AnnualTask, Milestone
from lianping_desk.domain.work_checks import checked_annual_task, checked_milestone
from lianping_desk.services.desk import Desk
from lianping_desk.store.plans import current_plan
from lianping_desk.store.units import unit_row
from lianping_desk.store.work import save_annual_task, save_milestone


def save_work(desk: Desk, work: Sequence[AnnualTask | Milestone], progress: Progress = no_progress) -> tuple[int, ...]:
    """Store each under its id, or as a new one of the current plan when its id is 0, in one step; returns the ids.

    DeskError when one of them has no title, ends before it begins, or names what is not there; then none is stored.
    """
    with desk.database.writing(_why(work), desk.who) as session:
        plan = current_plan(session)
        ids = []
        for one in one_by_one(work, progress, "保存"):
            if isinstance(one, AnnualTask):
                if one.unit_id is not None:
                    unit_row(session, one.unit_id)
                ids.append(save_annual_task(session, checked_annual_task(one, plan)))
            else:
                ids.append(save_milestone(session, plan.id, checked_milestone(one, plan)))
        return tuple(ids)


def _why(work: Sequence[AnnualTask | Milestone]) -> str:
    """修改年度任务“讲座”, 新增年度任务5项, 修改节点和年度任务3项."""
    verb = "修改" if all(one.id for one in work) else "新增"
    kinds = dict.fromkeys("年度任务" if isinstance(one, AnnualTask) else "节点" for one in work)
    which = f"“{work[0].title.strip()}”" if len(work) == 1 else f"{len(work)}项"
    return f"{verb}{'和'.join(kinds)}{which}"
