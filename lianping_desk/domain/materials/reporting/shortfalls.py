"""存在的问题: what lags, who has not returned, what the lead units themselves complain of."""

from collections.abc import Iterator

from lianping_desk.domain.day_text import written_day
from lianping_desk.domain.materials.leaves.words import listed
from lianping_desk.domain.materials.prose import Chapter, Point
from lianping_desk.domain.materials.reporting.known import Known
from lianping_desk.domain.materials.reporting.words import (
    LATE,
    MOST,
    aim_words,
    at_most,
    nothing_known,
    percent_words,
    task_words,
    worst_first,
)
from lianping_desk.domain.number_text import format_number, one_place
from lianping_desk.domain.plan import Role
from lianping_desk.domain.progress import TaskState
from lianping_desk.domain.status import TaskStatus
from lianping_desk.domain.work_state import FollowUpState


def shortfalls_chapter(known: Known) -> Chapter:
    """One point a kind of trouble; a sentence where there is none, or nothing is known."""
    points = (
        Point("进度落后的任务", tuple(_tasks(known))),
        Point("进度落后的指标", tuple(_indicators(known))),
        Point("逾期的年度任务、节点和督办事项", at_most(MOST, (*_overdue_matters(known), *_overdue_work(known)))),
        Point("尚未报送的单位", tuple(_missing(known))),
        Point("牵头单位反映的问题", tuple(complaints(known, "problems"))),
    )
    said = tuple(point for point in points if point.lines)
    unknown = nothing_known(known.now)
    none = "" if said else "目前没有落后的任务和指标，没有逾期的事项。"
    return Chapter("存在的问题", tuple(filter(None, (unknown or none,))), said)


def _tasks(known: Known) -> Iterator[str]:
    lines = known.lines
    lagging = [one for one in known.now.tasks if one.state in LATE]
    for one in sorted(lagging, key=worst_first):
        yield f"{task_words(lines[one.task.id])}：{one.state.value}，{_lag(one)}。"


def _indicators(known: Known) -> Iterator[str]:
    for one in known.now.indicators:
        if one.state in LATE:
            yield f"{aim_words(one, known.now.plan)}。"


def _lag(one: TaskStatus) -> str:
    expected = one_place(one.expected)
    if one.percent is None:
        return f"尚无填报，序时进度{format_number(expected)}%"
    behind = expected - one_place(one.percent)
    after = f"，落后{format_number(behind)}个百分点" if behind > 0 else ""
    return f"完成进度{percent_words(one.percent)}，序时进度{format_number(expected)}%{after}"


def _overdue_work(known: Known) -> Iterator[str]:
    for one, line in known.annual:
        if one.state is TaskState.overdue:
            unit = one.unit or listed(line.lead)
            yield f"{one.annual.year}年年度任务“{one.annual.title}”（{unit}，{written_day(one.ends)}到期）。"
    flags = (*known.schedule.milestones, *(flag for line in known.schedule.lines for flag in line.milestones))
    for flag in sorted(flags, key=lambda one: (one.milestone.on, one.milestone.id)):
        if flag.state is TaskState.overdue:
            yield f"节点“{flag.milestone.title}”（{written_day(flag.milestone.on)}到期）。"


def _overdue_matters(known: Known) -> Iterator[str]:
    for one in known.matters:
        if one.state is FollowUpState.late and one.follow_up.due is not None:
            unit = f"{one.unit}，" if one.unit else ""
            yield f"督办事项“{one.follow_up.matter}”（{unit}{written_day(one.follow_up.due)}到期）。"


def _missing(known: Known) -> Iterator[str]:
    ledger = known.ledger
    names = [unit.unit for unit in ledger.units if not unit.is_received]
    if ledger.period is not None and names:
        yield f"{ledger.period.title}尚未报送的单位{len(names)}个：{listed(names)}。"


def complaints(known: Known, field: str) -> Iterator[str]:
    """What lead units wrote in a column of their returns, the same words once, with the tasks they wrote them under."""
    said: dict[str, dict[str, list[int]]] = {}
    for row in known.ledger.rows:
        text = (row.problems if field == "problems" else row.next_step).strip()
        if row.role is Role.lead and text:
            said.setdefault(_one_line(text), {}).setdefault(row.unit, []).append(row.task_no)
    for text, units in said.items():
        who = (f"{unit}（任务{listed(str(no) for no in sorted(set(tasks)))}）" for unit, tasks in units.items())
        yield f"{listed(who)}：{text}"


def _one_line(text: str) -> str:
    joined = "；".join(part.strip() for part in text.split("\n") if part.strip())
    return joined if joined.endswith(("。", "！", "？", "…")) else f"{joined.rstrip('；;，,、.')}。"
