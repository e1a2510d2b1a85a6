"""What must hold before an annual task, a milestone, a follow-up or a task's dates are stored."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.plan import CurvePoint, Plan
from lianping_desk.domain.work import AnnualTask, FollowUp, Meeting, Milestone
from lianping_desk.domain.work_state import annual_span

_GONE = "请刷新后重新选择。"


def checked_annual_task(annual: AnnualTask, plan: Plan) -> AnnualTask:
    """The annual task with its texts trimmed; DeskError when it has no title, no task, or ends before it begins."""
    annual = replace(annual, title=annual.title.strip(), target=annual.target.strip(), note=annual.note.strip())
    if not annual.title:
        raise DeskError("年度任务要写明做什么。", "请填写“年度任务”一栏。")
    require_task(plan, annual.task_id)
    if annual.measure_id is not None and all(m.id != annual.measure_id for m in plan.task(annual.task_id).measures):
        raise DeskError("选的举措不属于这项任务。", "请重新选择举措，或留空。")
    if not 2000 <= annual.year <= 2100:
        raise DeskError(f"年度“{annual.year}”不对。", "请写成 2025 的样子。")
    starts, ends = annual_span(annual)
    if ends < starts:
        raise DeskError(f"期限 {ends} 早于开始时间 {starts}。", "请核对年度、开始时间和期限。")
    return annual


def checked_milestone(milestone: Milestone, plan: Plan) -> Milestone:
    """The milestone with its texts trimmed; DeskError when it has no title, or a task that is not in the plan."""
    milestone = replace(milestone, title=milestone.title.strip(), note=milestone.note.strip())
    if not milestone.title:
        raise DeskError("节点要有名称。", "请填写名称，例如“中期评估”。")
    if milestone.task_id is not None:
        require_task(plan, milestone.task_id)
    return milestone


def checked_follow_up(follow_up: FollowUp) -> FollowUp:
    """The follow-up with its texts trimmed; DeskError when it does not say what is to be done."""
    follow_up = replace(follow_up, matter=follow_up.matter.strip(), note=follow_up.note.strip())
    if not follow_up.matter:
        raise DeskError("督办事项要写明办什么。", "请填写“事项”一栏。")
    return follow_up


def checked_meeting(meeting: Meeting) -> Meeting:
    """The meeting with its texts trimmed; DeskError when it has no title."""
    meeting = replace(
        meeting,
        title=meeting.title.strip(),
        place=meeting.place.strip(),
        note=meeting.note.strip(),
        time=meeting.time.strip(),
        chair=meeting.chair.strip(),
    )
    if not meeting.title:
        raise DeskError("会议要有名称。", "请填写名称，例如“2025年第一次联席会议”。")
    return meeting


def check_task_dates(starts: date, ends: date, curve: tuple[CurvePoint, ...]) -> None:
    """DeskError when a task would end before it begins, or its curve leaves its days or falls."""
    if ends <= starts:
        raise DeskError(f"结束时间 {ends} 要晚于开始时间 {starts}。", "请核对两个日期。")
    ordered = sorted(curve, key=lambda point: point.on)
    if any(not starts <= point.on <= ends for point in ordered):
        raise DeskError("序时曲线上有日子不在起止时间之内。", f"请填写 {starts} 到 {ends} 之间的日子。")
    if any(not 0 <= point.percent <= 100 for point in ordered):
        raise DeskError("序时进度要在0到100之间。", "请核对百分比。")
    if any(early.on == late.on or early.percent > late.percent for early, late in pairwise(ordered)):
        raise DeskError("序时进度要逐日递增，一天只写一个数。", "请核对日子和百分比。")


def carried_along(
    curve: tuple[CurvePoint, ...], before: tuple[date, date], after: tuple[date, date]
) -> tuple[CurvePoint, ...]:
    """The curve of a task whose days moved from `before` to `after`: every point keeps its share of the way."""
    length = max((before[1] - before[0]).days, 1)
    moved: dict[date, CurvePoint] = {}
    for point in curve:
        share = (point.on - before[0]).days / length
        day = after[0] + timedelta(days=round(share * (after[1] - after[0]).days))
        day = min(max(day, after[0]), after[1])
        moved[day] = CurvePoint(day, point.percent)
    return tuple(moved.values())


def require_task(plan: Plan, task_id: int) -> None:
    """DeskError when the plan has no task with this id (any more)."""
    if all(task.id != task_id for task in plan.tasks):
        raise DeskError("这项任务已经不在方案里。", _GONE)
