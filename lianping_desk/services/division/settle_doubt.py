"""Settle what was doubtful in the plan document."""

from lianping_desk.services.desk import Desk
from lianping_desk.store.division import plan_doubt_row


def settle_doubt(desk: Desk, doubt_id: int) -> None:
    """She has looked at the document: the doubt is not shown again. The log keeps it."""
    with desk.database.reading() as session:
        why = plan_doubt_row(session, doubt_id).why
    with desk.database.writing(f"已核对方案疑点：{why}", desk.who) as session:
        plan_doubt_row(session, doubt_id).settled = True
