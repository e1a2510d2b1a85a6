"""Set another day by which the returns of a period are due."""

from dataclasses import replace
from datetime import date

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.period import Period
from lianping_desk.services.desk import Desk
from lianping_desk.store import periods as store
from lianping_desk.store.plans import current_plan


def change_due(desk: Desk, code: str, due: date) -> Period:
    """The period with its new due date; DeskError when there is no such period, or `due` lies before it begins."""
    with desk.database.writing(f"改报送截止日期为{due}", desk.who) as session:
        row = store.period_row(session, current_plan(session).id, code)
        changed = replace(store.period_value(row), due=due)
        require_due_after_start(changed)
        row.due = due
        return changed


def require_due_after_start(period: Period) -> None:
    """DeskError when a return would be due before its period begins."""
    if period.due < period.starts:
        raise DeskError(
            f"报送截止日期{period.due}早于{period.title}的第一天（{period.starts}）。", "请核对截止日期的年份和月份。"
        )
