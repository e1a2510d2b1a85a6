"""How the plan stands: tasks by their lights, each target with its gap; the review once its years are over."""

from collections import Counter
from collections.abc import Sequence

from lianping_desk.domain.number_text import format_number, one_place
from lianping_desk.domain.progress import TaskState
from lianping_desk.domain.status import IndicatorStatus, Status, TaskStatus
from lianping_desk.services.home.values import HomeCard, HomeLine, Tone, shortened

TROUBLE = (TaskState.overdue, TaskState.behind, TaskState.slow)
LINES = 5


def tasks_card(status: Status) -> HomeCard:
    """The lights of all tasks, and those that lag, worst first."""
    counts: tuple[tuple[TaskState, int], ...] = ()
    if status.plan_over:
        lines = [_task_line(one, Tone.calm, None) for one in status.tasks if not one.state.is_done]
        title = f"没有完成的任务：{len(status.tasks)}项里的{len(lines)}项"
    else:
        lagging = sorted(
            (one for one in status.tasks if one.state in TROUBLE),
            key=lambda one: (TROUBLE.index(one.state), (one.percent or 0) - one.expected),
        )
        lines = [_task_line(one, Tone.due if one.state is TaskState.slow else Tone.late, one.state) for one in lagging]
        title, counts = "任务进度", _counts(status.tasks)
    rest = HomeLine("还有{n}项，在进度安排里看", "schedule")
    reported = any(one.percent is not None for one in status.tasks)
    empty = "没有落后的任务。" if reported else "还没有单位填报进度。"
    return HomeCard(title, shortened(lines, LINES, rest), counts, empty)


def targets_card(status: Status) -> HomeCard:
    """Every target: what is there, what is missing."""
    reached = sum(one.state.is_done for one in status.indicators)
    title = f"创建目标：{len(status.indicators)}项，已达到{reached}项"
    lines = [_target_line(one, over=status.plan_over) for one in status.indicators]
    return HomeCard(title, shortened(lines, 8, HomeLine("还有{n}项", "targets")), empty="方案里没有指标。")


def review_sentence(status: Status) -> str:
    """What a plan whose years are over came to; "" while they run."""
    if not status.plan_over:
        return ""
    reached = sum(one.state.is_done for one in status.indicators)
    done = sum(one.state.is_done for one in status.tasks)
    plan = status.plan
    return (
        f"方案期（{plan.first_year}—{plan.last_year}年）已经结束，这里是总评："
        f"{len(status.indicators)}项指标达到{reached}项，{len(status.tasks)}项任务完成{done}项。"
    )


def _counts(tasks: Sequence[TaskStatus]) -> tuple[tuple[TaskState, int], ...]:
    found = Counter(one.state for one in tasks)
    return tuple((state, found[state]) for state in TaskState if found[state])


def _task_line(one: TaskStatus, tone: Tone, state: TaskState | None) -> HomeLine:
    percent = "未报" if one.percent is None else f"{one_place(one.percent)}%"
    detail = percent if tone is Tone.calm else f"{percent}，应到{one_place(one.expected)}%"
    return HomeLine(f"{one.task.no} {one.task.title}", "schedule", ("task", one.task.id), detail, tone, state)


def _target_line(one: IndicatorStatus, *, over: bool) -> HomeLine:
    indicator, target = one.indicator, one.indicator.target
    if one.value is None:
        detail = f"目标{indicator.target_text}，尚无数据"
    elif target.number is None:
        detail = "已实现" if target.met_by(one.value) else "未实现"
    else:
        missing = f"，{one.missing}" if one.missing else ""
        detail = f"{format_number(one.value)}{indicator.unit} / {indicator.target_text}{missing}"
    text = f"{indicator.title}（{indicator.strength.chinese}）"
    tone = Tone.late if one.state in (TaskState.overdue, TaskState.behind) and not over else Tone.calm
    state = one.state if one.state.is_done or not over else None
    return HomeLine(text, "targets", ("indicator", indicator.id), detail, tone, state)
