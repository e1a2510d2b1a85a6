"""What comes due or is late: follow-ups, milestones, annual tasks, certificates."""

from collections.abc import Iterable, Iterator
from datetime import date

from lianping_desk.domain.base import Base, Validity
from lianping_desk.domain.schedule import Schedule
from lianping_desk.domain.work_state import FollowUpState
from lianping_desk.services.follow_ups.list_follow_ups import FollowUpLine
from lianping_desk.services.home.values import HomeCard, HomeLine, Tone, shortened

SOON = 30
"""Days ahead that are told."""

LINES = 6

Dated = tuple[date, HomeLine]


def coming_card(schedule: Schedule, follow_ups: Iterable[FollowUpLine], bases: Iterable[Base], as_of: date) -> HomeCard:
    """Everything dated that is late or due within a month, oldest first; of a plan that is over only what lives on."""
    dated = [*_follow_ups(follow_ups, as_of), *_bases(bases, as_of)]
    if not schedule.status.plan_over:
        dated += [*_milestones(schedule), *_annual_tasks(schedule)]
    lines = [line for _, line in sorted(dated, key=lambda one: one[0])]
    rest = HomeLine("还有{n}项，在进度安排里看", "schedule")
    return HomeCard("快到期和已过期的", shortened(lines, LINES, rest), empty=f"{SOON}天内没有到期的事。")


def _follow_ups(lines: Iterable[FollowUpLine], as_of: date) -> Iterator[Dated]:
    for line in lines:
        due = line.follow_up.due
        if line.state is not FollowUpState.done and due is not None and (due - as_of).days <= SOON:
            owner = f"（{line.unit}）" if line.unit else ""
            text = f"督办：{line.follow_up.matter}{owner}"
            yield due, HomeLine(text, "follow_ups", ("follow_up", line.id), *_when(due, as_of), state=line.state.light)


def _milestones(schedule: Schedule) -> Iterator[Dated]:
    for flag in (*schedule.milestones, *(flag for line in schedule.lines for flag in line.milestones)):
        on = flag.milestone.on
        if not flag.state.is_done and (on - schedule.as_of).days <= SOON:
            target = ("milestone", flag.milestone.id)
            yield (
                on,
                HomeLine(f"节点：{flag.milestone.title}", "schedule", target, *_when(on, schedule.as_of), flag.state),
            )


def _annual_tasks(schedule: Schedule) -> Iterator[Dated]:
    for line in (line for task in schedule.lines for line in task.annual):
        if not line.state.is_done and line.starts <= schedule.as_of and (line.ends - schedule.as_of).days <= SOON:
            owner = f"（{line.unit}）" if line.unit else ""
            target = ("annual", line.annual.id)
            when = _when(line.ends, schedule.as_of)
            yield line.ends, HomeLine(f"年度任务：{line.annual.title}{owner}", "schedule", target, *when, line.state)


def _bases(bases: Iterable[Base], as_of: date) -> Iterator[Dated]:
    for base in bases:
        validity, until = base.validity_on(as_of), base.valid_until
        if validity in (Validity.expiring, Validity.expired) and until is not None:
            text = f"{base.level_word}{base.kind.chinese}“{base.name}”证书到期，要复核"
            yield until, HomeLine(text, "targets", ("base", base.id), *_when(until, as_of))


def _when(day: date, as_of: date) -> tuple[str, Tone]:
    days = (day - as_of).days
    if days < 0:
        return f"过期{-days}天", Tone.late
    return ("今天" if days == 0 else f"还有{days}天"), Tone.due if days <= SOON else Tone.calm
