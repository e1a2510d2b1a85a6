"""Draft 工作通报: where the returns, the tasks and the targets stand, in sentences drawn from the data."""

from collections.abc import Sequence
from datetime import date

from lianping_desk.domain.day_text import written_day
from lianping_desk.domain.materials.light import light_of
from lianping_desk.domain.materials.overview import overview
from lianping_desk.domain.materials.reporting.words import LATE, worst_first
from lianping_desk.domain.notice import NoticeKind
from lianping_desk.domain.number_text import format_number, one_place
from lianping_desk.domain.plan import Plan, Role, Task
from lianping_desk.domain.status import IndicatorStatus, Status, TaskStatus
from lianping_desk.domain.unit import Unit
from lianping_desk.domain.unit_return import PeriodStatus
from lianping_desk.services.desk import Desk
from lianping_desk.services.materials.asked import asked
from lianping_desk.services.notices.drafting import Draft, drafting, numbered_lines
from lianping_desk.services.returns.ledger.status import returns_status


def draft_bulletin(desk: Desk, as_of: date, period_code: str | None = None) -> tuple[Draft, ...]:
    """One bulletin as of `as_of`, about the returns of a period (None: the latest that was over, or due, by then).

    DeskError when there is no plan, or no such period.
    """
    with desk.database.reading():
        about = asked(desk, as_of, period_code, None)
        returns = returns_status(desk, about.period.code, as_of) if about.period else None
        bulletin = drafting(desk, NoticeKind.bulletin, as_of)
    status = about.schedule.status
    said = overview(status, ())
    values = {
        "as_of": written_day(as_of),
        "period": about.period.title if about.period else "",
        "overview": "".join(said) or "方案还没有任务和指标。",
        "returns": _returns(returns),
        "unreturned": _unreturned(returns),
        "tasks": _tasks(status),
        "behind": _behind(status, about.shown.units),
        "indicators": _indicators(status),
    }
    return (bulletin.draft(values, period_id=about.period.id if about.period else None),)


def _returns(returns: PeriodStatus | None) -> str:
    if returns is None:
        return "还没有开展填报。"
    owed, arrived = len(returns.units), returns.arrived
    if not owed:
        return f"{returns.period.title}没有应报单位。"
    late = sum(one.is_late for one in returns.units)
    share = one_place(100 * arrived / owed)
    doubts = sum(one.doubts for one in returns.units)
    return (
        f"{returns.period.title}应报单位{owed}个，已报{arrived}个，报送率{format_number(share)}%"
        f"{f'；逾期未报{late}个' if late else ''}{f'；待核实的数据{doubts}处' if doubts else ''}。"
    )


def _unreturned(returns: PeriodStatus | None) -> str:
    if returns is None or not returns.units:
        return ""
    names = [one.unit.name for one in returns.outstanding]
    return f"尚未报送（含退回后未重报）的单位：{'、'.join(names)}。" if names else "各单位均已报送。"


def _tasks(status: Status) -> str:
    lines = []
    for one in status.tasks:
        done = "尚无单位填报" if one.percent is None else f"完成{format_number(one_place(one.percent))}%"
        lines.append(f"{one.task.title}：{done}，{light_of(one.state, status.plan_over).word}")
    return numbered_lines(lines) if lines else "方案还没有任务。"


def _behind(status: Status, units: Sequence[Unit]) -> str:
    """Worst first, each with who leads it; in a review what was not finished."""
    if status.plan_over:
        left = [one for one in status.tasks if not one.state.is_done]
        word = "方案期内没有完成的任务"
    else:
        left = sorted((one for one in status.tasks if one.state in LATE), key=worst_first)
        word = "进度落后于序时的任务"
    if not status.plan_over and all(one.percent is None for one in status.tasks) and not left:
        return "各项任务还没有单位填报，进度快慢无从判断。" if status.tasks else "方案还没有任务。"
    if not left:
        return f"{'各项任务均已完成' if status.plan_over else '没有进度落后的任务'}。"
    names = {unit.id: unit.name for unit in units}
    return f"{word}有{len(left)}项：\n" + numbered_lines([_lagging(one, names, status.plan) for one in left])


def _lagging(one: TaskStatus, names: dict[int, str], plan: Plan) -> str:
    leads = _leads(one.task, names)
    done = "" if one.percent is None else f"，完成{format_number(one_place(one.percent))}%"
    expected = (
        "" if one.ends == plan.ends and one.expected >= 100 else f"，序时进度{format_number(one_place(one.expected))}%"
    )
    return f"{one.task.title}（{'牵头单位：' + leads if leads else '没有牵头单位'}{done}{expected}）"


def _leads(task: Task, names: dict[int, str]) -> str:
    return "、".join(names[assignment.unit_id] for assignment in task.units(Role.lead))


def _indicators(status: Status) -> str:
    lines = [_indicator(one, status) for one in status.indicators]
    return numbered_lines(lines) if lines else "方案没有量化目标。"


def _indicator(one: IndicatorStatus, status: Status) -> str:
    indicator = one.indicator
    due = f"到{indicator.year}年" if indicator.year not in (None, status.plan.last_year) else ""
    target = f"{due}目标{indicator.target_text}"
    if one.value is None:
        now = "尚无数据"
    elif indicator.target.number is None:
        now = "已实现" if indicator.target.met_by(one.value) else "尚未实现"
    else:
        now = f"现为{format_number(one.value)}{indicator.unit}"
    gap = f"，{one.missing}" if one.missing else ""
    return f"{indicator.title}：{target}，{now}{gap}（{light_of(one.state, status.plan_over).word}）"
