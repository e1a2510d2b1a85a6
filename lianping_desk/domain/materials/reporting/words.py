"""Small words that several chapters share: how a task, an indicator, a number of things is spoken of."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Protocol

from lianping_desk.domain.indicator import Indicator
from lianping_desk.domain.materials.leaves.words import listed
from lianping_desk.domain.materials.light import light_of
from lianping_desk.domain.number_text import format_number, one_place
from lianping_desk.domain.plan import Plan
from lianping_desk.domain.progress import TaskState
from lianping_desk.domain.schedule import TaskLine
from lianping_desk.domain.status import IndicatorStatus, Status, TaskStatus

LATE = (TaskState.overdue, TaskState.behind, TaskState.slow)
"""Worst first."""
MOST = 12
"""Of dated work that is named line by line; the rest stands in the annex."""
_ORDER = (
    TaskState.done_early,
    TaskState.done,
    TaskState.on_track,
    TaskState.slow,
    TaskState.behind,
    TaskState.overdue,
    TaskState.not_started,
)


class HasState(Protocol):
    @property
    def state(self) -> TaskState: ...


def counted(found: Iterable[HasState], measure: str, plan_over: bool) -> str:
    """How many of each light: 按序时6项，慢序时4项."""
    states = Counter(one.state for one in found)
    words: Counter[str] = Counter()
    for state in _ORDER:
        words[light_of(state, plan_over).word] += states[state]
    return "，".join(f"{word}{count}{measure}" for word, count in words.items() if count)


def percent_words(percent: float | None) -> str:
    """33.3%, or 尚无填报."""
    return "尚无填报" if percent is None else f"{format_number(one_place(percent))}%"


def task_words(line: TaskLine) -> str:
    """任务2“实施农民科学素质提升行动”（某局牵头）."""
    lead = f"（{listed(line.lead)}牵头）" if line.lead else ""
    return f"任务{line.task.no}“{line.task.title}”{lead}"


def value_words(indicator: Indicator, status: IndicatorStatus) -> str:
    """The value with its unit, 已实现 or 尚未实现 of a goal of yes or no, 尚无结果 where nothing is known."""
    if status.value is None:
        return "尚无结果"
    if indicator.target.number is None:
        return "已实现" if indicator.target.met_by(status.value) else "尚未实现"
    return f"{format_number(status.value)}{indicator.unit}"


def aim_words(status: IndicatorStatus, plan: Plan) -> str:
    """县级科普教育基地现为4个，目标5个以上（必达），还差1个；of a goal of yes or no 科技馆建成使用尚未实现（力争）."""
    indicator, value = status.indicator, value_words(status.indicator, status)
    strength = f"（{indicator.strength_text(plan.last_year)}）"
    if indicator.target.number is None:
        return f"{indicator.title}{value}{strength}"
    stands = f"现为{value}" if status.value is not None else value
    gap = f"，{status.missing}" if status.missing else ""
    return f"{indicator.title}{stands}，目标{indicator.target_text}{strength}{gap}"


def worst_first(one: TaskStatus) -> tuple[int, float, int]:
    """Sorts tasks that lag: by their light, then by how far they are behind."""
    return LATE.index(one.state), (one.percent or 0.0) - one.expected, one.task.no


def tasks_counted(status: Status) -> str:
    """The tasks by their lights, and of how many nobody has reported: no progress known is not no progress."""
    unknown = sum(one.percent is None for one in status.tasks)
    told = counted(status.tasks, "项", status.plan_over)
    return told + (f"（尚无单位填报的{unknown}项）" if unknown else "")


def indicators_counted(status: Status) -> str:
    """The indicators by their lights, and of how many no value is known."""
    unknown = sum(one.value is None for one in status.indicators)
    told = counted(status.indicators, "个", status.plan_over)
    return told + (f"（尚无数据的{unknown}个）" if unknown else "")


def nothing_known(status: Status) -> str:
    """A sentence where it cannot be said that nothing lags: there is nothing yet, or no figure of it."""
    if not status.tasks and not status.indicators:
        return "方案里还没有任务和指标。"
    unknown = []
    if status.tasks and all(one.percent is None for one in status.tasks):
        unknown.append("任务还没有单位填报")
    if status.indicators and all(one.value is None for one in status.indicators):
        unknown.append("指标还没有数据")
    return f"{'，'.join(unknown)}，进度快慢无从判断。" if unknown else ""


def at_most(count: int, lines: Sequence[str]) -> tuple[str, ...]:
    """The first lines, and how many more stand in the schedule."""
    if len(lines) <= count:
        return tuple(lines)
    return (*lines[:count], f"另有{len(lines) - count}项，见进度安排表。")


def some_of(names: Sequence[str], most: int = 6) -> str:
    """Names in quotes, the first few of many: “甲”“乙”等9项."""
    said = "".join(f"“{name}”" for name in names[:most])
    return said if len(names) <= most else f"{said}等{len(names)}项"
