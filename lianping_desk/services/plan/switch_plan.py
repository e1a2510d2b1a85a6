"""Work on another plan of the desk."""

from lianping_desk.domain.plan import Plan
from lianping_desk.services.desk import Desk
from lianping_desk.store.plans import current_plan, make_current, plan_row


def switch_plan(desk: Desk, plan_id: int) -> Plan:
    """Make this plan the current one; an archived one can only be looked at. DeskError when there is no such plan."""
    with desk.database.reading() as session:
        title = plan_row(session, plan_id).title
    with desk.database.writing(f"切换到{title}", desk.who, whatever_plan=True) as session:
        make_current(session, plan_id)
        session.flush()
        return current_plan(session)
