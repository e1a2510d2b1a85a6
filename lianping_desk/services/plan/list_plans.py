"""The plans of the desk, with how much each of them holds."""

from dataclasses import dataclass

from lianping_desk.domain.plan import Plan
from lianping_desk.services.desk import Desk
from lianping_desk.store.indicators import indicators
from lianping_desk.store.periods import periods
from lianping_desk.store.plans import all_plans


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One plan of the list: how many indicators and reporting periods belong to it."""

    plan: Plan
    indicators: int
    periods: int

    @property
    def id(self) -> int:
        return self.plan.id

    @property
    def units(self) -> int:
        """How many units the plan gives a part."""
        return len({one.unit_id for task in self.plan.tasks for one in task.assignments})

    @property
    def standing(self) -> str:
        """当前, 已归档, or nothing."""
        words = ["当前"] if self.plan.is_current else []
        return "，".join([*words, f"{self.plan.archived_on}归档"] if self.plan.archived_on else words)


def list_plans(desk: Desk, *, archived: bool = False) -> tuple[PlanLine, ...]:
    """The plans, oldest first; archived ones only when they are asked for, or when one of them is looked at."""
    with desk.database.reading() as session:
        return tuple(
            PlanLine(plan, len(indicators(session, plan.id)), len(periods(session, plan.id)))
            for plan in all_plans(session)
            if archived or plan.is_current or plan.archived_on is None
        )
