"""What has changed since the last meeting: tasks, indicators, the register, returns, follow-ups, finished work."""

from collections.abc import Iterable, Iterator
from datetime import date

from lianping_desk.domain.base import Base, BaseKind, Validity
from lianping_desk.domain.day_text import written_day
from lianping_desk.domain.materials.leaves.words import listed
from lianping_desk.domain.materials.prose import Chapter, Point
from lianping_desk.domain.materials.reporting.known import Earlier, Known
from lianping_desk.domain.materials.reporting.words import percent_words, some_of, value_words
from lianping_desk.domain.number_text import one_place
from lianping_desk.domain.progress import TaskState
from lianping_desk.domain.status import IndicatorStatus, TaskStatus
from lianping_desk.domain.work_state import FollowUpState

_RANK = {
    TaskState.overdue: 0,
    TaskState.behind: 1,
    TaskState.slow: 2,
    TaskState.on_track: 3,
    TaskState.done: 4,
    TaskState.done_early: 4,
}
"""Which light is better; 未启动 has no rank, as nothing is known of the work."""


def changes_chapter(known: Known) -> Chapter:
    """One point a subject that has changed; a sentence where none has."""
    earlier = known.earlier
    if earlier is None:
        return Chapter("")
    title = "上次会议以来的变化" if earlier.meeting else "今年以来的变化"
    points = (
        Point("任务", tuple(_tasks(known, earlier))),
        Point("指标和创建", (*_aims(known, earlier), *_register(known, earlier))),
        Point("填报和督办", (*_returns(earlier), *_matters(known, earlier))),
        Point("年度任务和节点", tuple(_finished(known, earlier))),
    )
    said = tuple(point for point in points if point.lines)
    began = f"{earlier.words}，主要变化如下。" if said else f"{earlier.words}，没有新的变化。"
    return Chapter(title, (began,), said)


def _tasks(known: Known, earlier: Earlier) -> Iterator[str]:
    before = {one.task.id: one for one in earlier.status.tasks}
    pairs = [(before[one.task.id], one) for one in known.now.tasks if one.task.id in before]
    for words, moved in (("完成进度提高", _is_higher), ("完成进度调低", _is_lower)):
        found = [_percent_change(*pair) for pair in pairs if moved(*pair)]
        if found:
            yield f"{words}的{len(found)}项：{'；'.join(found)}。"
    for words, direction in (("状态好转", 1), ("状态变差", -1)):
        turned = [pair for pair in pairs if _turn(*pair) * direction > 0]
        if turned:
            yield f"{words}的{len(turned)}项：{'；'.join(_state_changes(turned))}。"


def _is_higher(before: TaskStatus, now: TaskStatus) -> bool:
    return now.percent is not None and one_place(now.percent) > (one_place(before.percent) or 0)


def _is_lower(before: TaskStatus, now: TaskStatus) -> bool:
    return before.percent is not None and (one_place(now.percent) or 0) < one_place(before.percent)


def _percent_change(before: TaskStatus, now: TaskStatus) -> str:
    return f"任务{now.task.no}由{percent_words(before.percent)}到{percent_words(now.percent)}"


def _turn(before: TaskStatus, now: TaskStatus) -> int:
    if before.state not in _RANK or now.state not in _RANK:
        return 0
    return _RANK[now.state] - _RANK[before.state]


def _state_changes(turned: Iterable[tuple[TaskStatus, TaskStatus]]) -> Iterator[str]:
    """任务6、8由按序时转为提前完成: those that went the same way are named together."""
    ways: dict[tuple[TaskState, TaskState], list[str]] = {}
    for before, now in turned:
        ways.setdefault((before.state, now.state), []).append(str(now.task.no))
    for (was, has_become), numbers in ways.items():
        yield f"任务{listed(numbers)}由{was.value}转为{has_become.value}"


def _aims(known: Known, earlier: Earlier) -> Iterator[str]:
    before = {one.indicator.id: one for one in earlier.status.indicators}
    pairs = [(before[one.indicator.id], one) for one in known.now.indicators if one.indicator.id in before]
    changed = [_value_change(*pair) for pair in pairs if pair[0].value != pair[1].value]
    if changed:
        yield f"数值有变化的指标{len(changed)}个：{'；'.join(changed)}。"
    reached = [now.indicator.title for was, now in pairs if now.state.is_done and not was.state.is_done]
    if reached:
        yield f"新达到目标的指标{len(reached)}个：{listed(reached)}。"


def _value_change(before: IndicatorStatus, now: IndicatorStatus) -> str:
    indicator = now.indicator
    return f"{indicator.title}由{value_words(indicator, before)}变为{value_words(indicator, now)}"


def _register(known: Known, earlier: Earlier) -> Iterator[str]:
    fresh = [
        f"{line.base.name}（{_title(line.base)}，{line.entry.stage.chinese}，{written_day(line.entry.on)}）"
        for line in known.register
        if line.entry.on is not None and earlier.day < line.entry.on <= known.day
    ]
    if fresh:
        yield f"创建台账有新进展的{len(fresh)}个：{listed(fresh)}。"
    ended = [
        f"{line.base.name}（{_title(line.base)}，{written_day(line.base.valid_until)}）"
        for line in known.register
        if line.validity is Validity.expired
        and line.base.valid_until is not None
        and earlier.day <= line.base.valid_until < known.day
    ]
    if ended:
        yield f"证书到期的{len(ended)}个：{listed(ended)}。"


def _title(base: Base) -> str:
    """What is applied for: 县级科普教育基地, 国家级科普示范县; only the level of a title of another kind."""
    kind = "" if base.kind is BaseKind.other else base.kind.chinese.removesuffix("（区）")
    return f"{base.level_word}{kind}"


def _returns(earlier: Earlier) -> Iterator[str]:
    if earlier.files:
        yield f"收到填报件{earlier.files}份，涉及{earlier.units}个单位。"


def _matters(known: Known, earlier: Earlier) -> Iterator[str]:
    settled = [one for one in known.matters if _within(one.follow_up.done_on, earlier.day, known.day)]
    if settled:
        yield f"办结督办事项{len(settled)}件：{some_of([one.follow_up.matter for one in settled])}。"
    if earlier.meeting is None:
        return
    decided = [one for one in known.matters if one.follow_up.meeting_id == earlier.meeting.id]
    if decided:
        done = sum(one.state is FollowUpState.done for one in decided)
        late = sum(one.state is FollowUpState.late for one in decided)
        overdue = f"（其中逾期{late}件）" if late else ""
        rest = f"已办结{done}件，未办结{len(decided) - done}件{overdue}" if done < len(decided) else "已全部办结"
        yield f"上次会议议定事项{len(decided)}件，{rest}。"


def _finished(known: Known, earlier: Earlier) -> Iterator[str]:
    annual = [one.annual.title for one, _ in known.annual if _within(one.annual.done_on, earlier.day, known.day)]
    if annual:
        yield f"完成年度任务{len(annual)}项：{some_of(annual)}。"
    flags = (*known.schedule.milestones, *(flag for line in known.schedule.lines for flag in line.milestones))
    reached = [one.milestone.title for one in flags if _within(one.milestone.done_on, earlier.day, known.day)]
    if reached:
        yield f"完成节点{len(reached)}个：{some_of(reached)}。"


def _within(day: date | None, after: date, until: date) -> bool:
    return day is not None and after < day <= until
