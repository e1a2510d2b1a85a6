"""Enter milestones (节点), or change them."""

from collections.abc import Sequence

from lianping_desk.domain.work import Milestone
from lianping_desk.domain.work_checks import checked_milestone
from lianping_desk.services.desk import Desk
from lianping_desk.store.plans import current_plan
from lianping_desk.store.work import save_milestone


def save_milestones(desk: Desk, milestones: Sequence[Milestone]) -> tuple[int, ...]:
    """Store each under its id, or as a new one of the current plan when its id is 0, in one step; returns the ids.

    DeskError when one of them has no title, or names a task that is not in the plan; then none is stored.
    """
    verb = "修改" if all(one.id for one in milestones) else "添加"
    which = f"“{milestones[0].title.strip()}”" if len(milestones) == 1 else f"{len(milestones)}个"
    with desk.database.writing(f"{verb}节点{which}", desk.who) as session:
        plan = current_plan(session)
        return tuple(save_milestone(session, plan.id, checked_milestone(one, plan)) for one in milestones)
