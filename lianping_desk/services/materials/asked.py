"""What all materials of one export share: the day, the period, the units they are limited to."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from lianping_desk.domain.materials.heading import Heading
from lianping_desk.domain.materials.light import Legend, legend_of
from lianping_desk.domain.period import Period
from lianping_desk.domain.plan import Plan, Role, Task
from lianping_desk.domain.schedule import Schedule
from lianping_desk.domain.unit import Unit
from lianping_desk.domain.unit_names import unit_called
from lianping_desk.domain.unit_return import UnitReturn
from lianping_desk.domain.work import Meeting
from lianping_desk.services.desk import Desk
from lianping_desk.services.meetings.list_meetings import list_meetings
from lianping_desk.services.periods.show_periods import period, periods
from lianping_desk.services.plan.show_plan import ShownPlan, show_plan
from lianping_desk.services.returns.ledger.owed import duties
from lianping_desk.services.returns.ledger.status import returns_status
from lianping_desk.services.schedule.schedule import schedule
from lianping_desk.services.settings import OFFICE


@dataclass(frozen=True, slots=True)
class Asked:
    """The plan with its schedule on the day; `chosen` are the units that materials are limited to, None for all.

    `duties` are those of the day (`owed.duties`), `plain` the heading that every material shares, `meetings` all that
    are entered, `meeting` the one that the materials are for, `returns` how those of the period stand.
    """

    shown: ShownPlan
    schedule: Schedule
    period: Period | None
    chosen: tuple[Unit, ...] | None
    duties: dict[int, dict[int, Role]]
    plain: Heading
    legend: Legend
    meetings: tuple[Meeting, ...] = ()
    meeting: Meeting | None = None
    returns: tuple[UnitReturn, ...] = ()

    @property
    def as_of(self) -> date:
        return self.schedule.as_of

    @property
    def plan(self) -> Plan:
        return self.shown.plan

    def heading(self, title: str, *, with_period: bool = False) -> Heading:
        """The heading of a material; `title` follows the region's name."""
        period = self.period.title if with_period and self.period else ""
        return replace(self.plain, title=f"{self.plan.region}科普工作{title}", period=period)

    def concerns(self, task: Task) -> bool:
        """Whether a task is one of the chosen units', under its old name or the new."""
        if self.chosen is None:
            return True
        named = {assignment.unit_id for assignment in task.assignments}
        return any(unit.id in named or task.id in self.duties.get(unit.id, {}) for unit in self.chosen)

    def is_chosen(self, unit_id: int) -> bool:
        return self.chosen is None or any(unit.id == unit_id for unit in self.chosen)


def asked(
    desk: Desk,
    as_of: date,
    period_code: str | None = None,
    unit_names: Sequence[str] | None = None,
    meeting: Meeting | None = None,
) -> Asked:
    """DeskError when there is no plan, or it has no such period or unit.

    Without `period_code` it is the latest period that was over, or due, on `as_of`; None while there is none.
    """
    shown = show_plan(desk)
    plan = shown.plan
    chosen = None if unit_names is None else tuple(unit_called(name, shown.units) for name in unit_names)
    plan_over = as_of > plan.ends
    heading = Heading(
        region=plan.region,
        plan_title=plan.title,
        title="",
        as_of=as_of,
        made_on=date.today(),
        office=desk.settings.office or f"{plan.region}{OFFICE}",
        unit="、".join(unit.name for unit in chosen or ()),
        plan_over=plan_over,
    )
    asked_period = period(desk, period_code) if period_code else _latest(periods(desk), as_of)
    return Asked(
        shown=shown,
        schedule=schedule(desk, as_of),
        period=asked_period,
        chosen=chosen,
        duties=duties(plan, shown.units, as_of),
        plain=heading,
        legend=legend_of(desk.settings.thresholds, plan_over),
        meetings=list_meetings(desk),
        meeting=meeting,
        returns=returns_status(desk, asked_period.code, as_of).units if asked_period else (),
    )


def _latest(opened: Sequence[Period], as_of: date) -> Period | None:
    """The latest period that was over, or its return due, on the day; before the first, the latest that had begun.

    A period that she has opened ahead of time has nothing to show yet. Of periods that began on one day it is the one
    whose end is nearest.
    """
    begun = [one for one in opened if one.starts < as_of]
    reportable = [one for one in begun if min(one.ends, one.due) <= as_of]
    return max(reportable or begun, key=lambda one: (one.starts, -abs((one.ends - as_of).days)), default=None)
