"""Put a plan aside, to be looked at only, and take it up again."""

from datetime import date

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.plan import Plan
from lianping_desk.services.desk import Desk
from lianping_desk.store.plans import all_plans, make_current, plan_row


def archive_plan(desk: Desk, plan_id: int, day: date) -> Plan:
    """Archive the plan on `day` and return the plan that is current from then on: the newest one in use.

    DeskError when it is archived already, or the only plan in use.
    """
    with desk.database.reading() as session:
        title = plan_row(session, plan_id).title
    with desk.database.writing(f"归档{title}", desk.who, whatever_plan=True) as session:
        row = plan_row(session, plan_id)
        if row.archived_on is not None:
            raise DeskError(f"“{row.title}”早已归档。")
        others = [plan for plan in all_plans(session) if plan.id != plan_id and plan.archived_on is None]
        if not others:
            raise DeskError(f"“{row.title}”是唯一在用的方案，不能归档。", "请先读入新的方案，再归档这一份。")
        row.archived_on = day
        if row.is_current:
            make_current(session, others[-1].id)
        session.flush()
        return next(plan for plan in all_plans(session) if plan.is_current)


def take_up_again(desk: Desk, plan_id: int) -> None:
    """Let an archived plan be changed again; DeskError when it is not archived."""
    with desk.database.reading() as session:
        title = plan_row(session, plan_id).title
    with desk.database.writing(f"取消归档{title}", desk.who, whatever_plan=True) as session:
        row = plan_row(session, plan_id)
        if row.archived_on is None:
            raise DeskError(f"“{row.title}”没有归档。")
        row.archived_on = None
