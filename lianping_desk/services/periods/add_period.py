"""Open a reporting period."""

from dataclasses import dataclass, replace
from datetime import date

from lianping_desk.domain.period import Period, parse_period
from lianping_desk.services.desk import Desk
from lianping_desk.services.periods.change_due import require_due_after_start
from lianping_desk.store import periods as store
from lianping_desk.store.plans import current_plan


@dataclass(frozen=True, slots=True)
class AddedPeriod:
    """The period as it is now, and in one sentence what was done."""

    period: Period
    sentence: str


def add_period(desk: Desk, code: str, due: date | None = None) -> AddedPeriod:
    """Open the period that `code` names, due on `due` (None: ten days after its end).

    Doing it again is no fault: without `due` nothing changes, with another day the period gets that day.
    DeskError when `code` names no period, or `due` lies before it begins.
    """
    wanted = parse_period(code, due)
    require_due_after_start(wanted)
    with desk.database.writing(f"新建填报期{wanted.title}", desk.who) as session:
        plan = current_plan(session)
        row = store.find_period(session, plan.id, wanted.code)
        if row is None:
            row = store.add_period(session, replace(wanted, plan_id=plan.id))
            return AddedPeriod(store.period_value(row), f"已新建填报期{wanted.title}，{_due(row.due)}。")
    known = store.period_value(row)
    if due is None or due == known.due:
        return AddedPeriod(known, f"填报期{known.title}早已建好，{_due(known.due)}。")
    with desk.database.writing(f"{wanted.title}报送截止日期改为{due}", desk.who) as session:
        store.period_row(session, known.plan_id, known.code).due = due
    return AddedPeriod(replace(known, due=due), f"填报期{known.title}早已建好，报送截止日期由{known.due}改为{due}。")


def _due(day: date) -> str:
    return f"报送截止日期{day}"
