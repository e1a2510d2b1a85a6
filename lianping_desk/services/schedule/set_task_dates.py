"""Give a task days of its own instead of those of the implementation phase."""

from datetime import date

from lianping_desk.domain.plan import CurvePoint
from lianping_desk.domain.task_status import task_span
from lianping_desk.domain.work_checks import carried_along, check_task_dates, require_task
from lianping_desk.services.desk import Desk
from lianping_desk.store.division import task_row
from lianping_desk.store.plans import current_plan


def set_task_dates(
    desk: Desk, task_id: int, starts: date | None, due: date | None, curve: tuple[CurvePoint, ...] | None = None
) -> None:
    """Make a task run from `starts` to `due`; None, or the phase's own day, leaves that end to the phase.

    `curve` says where it should be on days in between (empty: in a straight line); None keeps the curve it has, moved
    along with its days. DeskError when the task would end before it begins, or the curve falls or leaves its days.
    """
    with desk.database.reading() as session:
        plan = current_plan(session)
    require_task(plan, task_id)
    task = plan.task(task_id)
    phase = plan.implementation()
    span = starts or phase[0], due or phase[1]
    if curve is None:
        curve = carried_along(task.curve, task_span(task, plan), span)
    check_task_dates(*span, curve)
    with desk.database.writing(f"任务{task.no}的时间改为{span[0]}至{span[1]}", desk.who) as session:
        row = task_row(session, task_id)
        row.starts = span[0] if span[0] != phase[0] else None
        row.due = span[1] if span[1] != phase[1] else None
        row.curve = [[point.on.isoformat(), point.percent] for point in sorted(curve, key=lambda point: point.on)]
