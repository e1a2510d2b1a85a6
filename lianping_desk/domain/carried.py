"""结转事项: what a plan leaves undone and the next one inherits."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from lianping_desk.domain.number_text import format_number
from lianping_desk.domain.plan import Plan, Role
from lianping_desk.domain.plan_comparison import ALIKE, alikeness
from lianping_desk.domain.status import IndicatorStatus, Status
from lianping_desk.domain.unit import Unit, successor_on
from lianping_desk.domain.work import AnnualTask, FollowUp, Milestone


class CarriedKind(Enum):
    """Where a matter comes from; the value is the word she reads."""

    follow_up = "督办事项"
    annual_task = "年度任务"
    milestone = "节点"
    indicator = "未达到的指标"


@dataclass(frozen=True, slots=True)
class CarriedMatter:
    """One matter. `task` is the old plan's task by its title, "" for none; `unit_id` who carries it today.

    A follow-up that is still open (`follow_up_id`) goes on by itself; everything else becomes a follow-up.
    """

    kind: CarriedKind
    matter: str
    task: str = ""
    unit_id: int | None = None
    note: str = ""
    follow_up_id: int | None = None


def carried_matters(
    status: Status,
    annual: Iterable[AnnualTask],
    milestones: Iterable[Milestone],
    follow_ups: Iterable[FollowUp],
    units: Mapping[int, Unit],
) -> tuple[CarriedMatter, ...]:
    """What is open on the day of `status`: follow-ups, annual tasks, milestones, targets not reached."""
    plan, day = status.plan, status.as_of
    titles = {task.id: task.title for task in plan.tasks}
    leads = {task.id: next((one.unit_id for one in task.units(Role.lead)), None) for task in plan.tasks}

    def now(unit_id: int | None) -> int | None:
        unit = units.get(unit_id or 0)
        return None if unit is None else successor_on(unit, dict(units), day).id

    found = [
        CarriedMatter(
            CarriedKind.follow_up, one.matter, titles.get(one.task_id or 0, ""), now(one.unit_id), one.note, one.id
        )
        for one in follow_ups
        if not _done(one.done_on, day)
    ]
    for one in annual:
        if not _done(one.done_on, day):
            text = f"完成{one.year}年年度任务“{one.title}”" + (f"（{one.target}）" if one.target else "")
            found.append(CarriedMatter(CarriedKind.annual_task, text, titles[one.task_id], now(one.unit_id), one.note))
    for point in milestones:
        if not _done(point.done_on, day):
            task = point.task_id or 0
            text = f"完成节点“{point.title}”（原定{point.on}）"
            found.append(CarriedMatter(CarriedKind.milestone, text, titles.get(task, ""), now(leads.get(task))))
    return (*found, *(_goal(one) for one in status.indicators if not one.state.is_done))


def _done(done_on: date | None, day: date) -> bool:
    return done_on is not None and done_on <= day


def _goal(one: IndicatorStatus) -> CarriedMatter:
    indicator = one.indicator
    reached = "没有数据" if one.value is None else f"实际{format_number(one.value)}{indicator.unit}"
    note = "，".join(part for part in (f"目标{indicator.target_text}", reached, one.missing) if part)
    return CarriedMatter(CarriedKind.indicator, f"补齐指标“{indicator.title}”", note=note)


def as_follow_up(matter: CarriedMatter, old: Plan, new: Plan) -> FollowUp:
    """The matter as a follow-up of the new plan, under the task that is most like its old one where one is."""
    likest = max(new.tasks, key=lambda task: alikeness(task.title, matter.task), default=None)
    belongs = likest is not None and matter.task and alikeness(likest.title, matter.task) >= ALIKE
    note = "；".join(part for part in (f"由{old.years_text}年方案结转", matter.note) if part)
    task_id = likest.id if likest is not None and belongs else None
    return FollowUp(f"结转：{matter.matter}", matter.unit_id, task_id, note=note)
