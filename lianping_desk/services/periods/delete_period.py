"""Delete a reporting period that was opened by mistake."""

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.period import Period
from lianping_desk.services.desk import Desk
from lianping_desk.store import periods as store
from lianping_desk.store.plans import current_plan


def delete_period(desk: Desk, code: str) -> Period:
    """The period that is gone; DeskError while forms were sent out or returns came in for it."""
    with desk.database.writing("删除填报期", desk.who) as session:
        row = store.period_row(session, current_plan(session).id, code)
        period = store.period_value(row)
        if held := store.what_a_period_holds(session, row.id):
            raise DeskError(f"{period.title}里有{held}，不能删除。", "请先撤销这一期的导入和发表，再删除填报期。")
        session.delete(row)
        return period
