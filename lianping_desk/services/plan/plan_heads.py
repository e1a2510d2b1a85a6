"""The plans of the desk by title, region and years alone: quick enough for after every change."""

from lianping_desk.domain.plan import Plan
from lianping_desk.services.desk import Desk
from lianping_desk.store.plans import plan_heads as heads


def plan_heads(desk: Desk) -> tuple[Plan, ...]:
    """Every plan, oldest first, without its tasks, phases and doubts."""
    with desk.database.reading() as session:
        return heads(session)
