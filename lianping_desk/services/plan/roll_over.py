"""Begin the next plan: units, contacts and the register are there already, what was left undone comes along.

What was reported stays with the old plan.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lianping_desk.domain.carried import CarriedMatter, as_follow_up, carried_matters
from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.placed_plan import blank_plan, checked_plan
from lianping_desk.domain.plan import Plan
from lianping_desk.domain.read_plan import ReadPlan
from lianping_desk.domain.region import same_region
from lianping_desk.domain.unit_decision import UnitDecision
from lianping_desk.services.desk import Desk
from lianping_desk.services.plan.add_plan import UNDECIDED
from lianping_desk.services.status.status import status
from lianping_desk.store.plans import current_plan
from lianping_desk.store.read_plans import add_read_plan
from lianping_desk.store.units import current_units
from lianping_desk.store.work import annual_tasks, follow_ups, milestones, save_follow_up


@dataclass(frozen=True, slots=True)
class RolledOver:
    """The new plan, and how many matters came along as follow-ups."""

    plan: Plan
    carried: int


def unfinished_matters(desk: Desk, as_of: date) -> tuple[CarriedMatter, ...]:
    """What the current plan leaves undone on `as_of`."""
    found = status(desk, as_of)
    with desk.database.reading() as session:
        units = {unit.id: unit for unit in current_units(session)}
        plan_id = found.plan.id
        open_ones = [one for one in follow_ups(session) if one.unit_id is None or one.unit_id in units]
        return carried_matters(found, annual_tasks(session, plan_id), milestones(session, plan_id), open_ones, units)


def plan_to_fill(desk: Desk, title: str, years: tuple[int, int], *, with_tasks: bool, day: date) -> ReadPlan:
    """A next plan without a document: empty, or with the tasks, measures and units that the current one has on `day`.

    Units that have ended by then are given as those that carry their duties. Numbers to reach are not taken over.
    """
    with desk.database.reading() as session:
        return blank_plan(current_plan(session), current_units(session), title, years, day, with_tasks=with_tasks)


def roll_over(
    desk: Desk,
    new: ReadPlan,
    matters: Sequence[CarriedMatter],
    decisions: Mapping[str, UnitDecision] = UNDECIDED,
) -> RolledOver:
    """Store `new` as the plan that follows the current one, work on it, and enter `matters` as follow-ups; one step.

    Follow-ups that are open go on as they are. DeskError when it is of another region, or begins before the old one.
    """
    new = checked_plan(new)
    with desk.database.writing(f"由上一轮方案转入{new.title}", desk.who, whatever_plan=True) as session:
        old = current_plan(session)
        if not same_region(old.region, new.region):
            raise DeskError(f"新方案是{new.region}的，当前方案是{old.region}的。", "不是同一个地区的，请用“读入方案”。")
        if new.years is not None and new.years[1] <= old.last_year:
            raise DeskError(f"新方案到{new.years[1]}年为止，并不比当前方案（{old.years_text}）晚。", "请核对起止年份。")
        plan = add_read_plan(session, new, decisions, old.id).plan
        carried = [as_follow_up(one, old, plan) for one in matters if one.follow_up_id is None]
        for follow_up in carried:
            save_follow_up(session, follow_up)
        return RolledOver(plan, len(carried))
