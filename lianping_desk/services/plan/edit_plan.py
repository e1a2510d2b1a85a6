"""Correct what the current plan is: title, region, years, what it rests on, its phases."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.placed_plan import checked_head
from lianping_desk.domain.plan import Phase
from lianping_desk.services.desk import Desk
from lianping_desk.store.plan_head import write_head
from lianping_desk.store.plans import current_plan


@dataclass(frozen=True, slots=True)
class PlanHead:
    """What may be corrected; a phase keeps its id, a new one has 0."""

    title: str
    region: str
    years: tuple[int, int] | None
    basis: tuple[str, ...]
    phases: tuple[Phase, ...]


def edit_plan(desk: Desk, head: PlanHead) -> None:
    """Make the current plan say what `head` says. Units and register follow it into a region of another name.

    DeskError when title, region or years are missing or make no sense, or a phase ends before it begins.
    """
    title, region, years = checked_head(head.title, head.region, head.years)
    _check_phases(head.phases)
    with desk.database.writing("修改方案基本情况", desk.who) as session:
        plan = current_plan(session)
        wanted = replace(plan, title=title, region=region, basis=head.basis, phases=head.phases)
        write_head(session, plan, replace(wanted, first_year=years[0], last_year=years[1]))


def _check_phases(phases: Sequence[Phase]) -> None:
    for phase in phases:
        if not phase.title.strip():
            raise DeskError("阶段没有名称。", "请写上名称，不要的整行删除。")
        if phase.last_year < phase.first_year:
            raise DeskError(f"“{phase.title}”结束在开始之前。", "请核对年份。")
