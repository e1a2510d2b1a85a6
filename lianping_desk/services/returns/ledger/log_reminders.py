"""催报记录: write down a call, message or letter to units, correct such an entry, delete it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.ledger import ContactWay, Reminder
from lianping_desk.services.desk import Desk
from lianping_desk.services.returns.importing.named_units import named_units
from lianping_desk.store import reminders as store
from lianping_desk.store.periods import period_row
from lianping_desk.store.plans import current_plan
from lianping_desk.store.steps import Writing
from lianping_desk.store.units import unit_row


@dataclass(frozen=True, slots=True)
class Called:
    """What she enters once, for one unit or many. `person` "" stands for each unit's own first contact."""

    way: ContactWay
    at: datetime
    person: str = ""
    said: str = ""
    promised: date | None = None


def log_reminders(desk: Desk, period_code: str, unit_ids: Collection[int], called: Called) -> int:
    """Write it down for each of these units; how many. DeskError when the promised day lies before the reminder."""
    _require_later(called.at, called.promised)
    why = f"记{called.way.chinese}催报：{named_units(desk, unit_ids)}"
    with desk.database.writing(why, desk.who) as session:
        period = period_row(session, current_plan(session).id, period_code)
        for unit_id in dict.fromkeys(unit_ids):
            person = called.person.strip() or _first_contact(session, unit_id)
            said = called.said.strip()
            store.add_reminder(
                session, Reminder(period.id, unit_id, called.at, called.way, person, said, called.promised)
            )
    return len(set(unit_ids))


def change_reminder(desk: Desk, changed: Reminder) -> None:
    """Correct an entry; whose it is and for which period stays. DeskError when it is gone."""
    _require_later(changed.at, changed.promised)
    with desk.database.writing(f"改催报记录：{named_units(desk, [changed.unit_id])}", desk.who) as session:
        row = store.reminder_row(session, changed.id)
        store.write_reminder(row, replace(changed, person=changed.person.strip(), said=changed.said.strip()))


def delete_reminders(desk: Desk, reminders: Sequence[Reminder]) -> None:
    """Delete entries made by mistake; DeskError when one is gone."""
    named = named_units(desk, {one.unit_id for one in reminders})
    with desk.database.writing(f"删除催报记录{len(reminders)}条：{named}", desk.who) as session:
        for one in reminders:
            session.delete(store.reminder_row(session, one.id))


def moment_on(day: date) -> datetime:
    """Now, or the end of working hours where she looks at an earlier day."""
    now = datetime.now().replace(second=0, microsecond=0)
    return now if day == now.date() else datetime.combine(day, time(17, 0))


def _first_contact(session: Writing, unit_id: int) -> str:
    return next((one.person for one in unit_row(session, unit_id).contacts), "")


def _require_later(at: datetime, promised: date | None) -> None:
    if promised is not None and promised < at.date():
        raise DeskError(f"答应报送的日子{promised}早于催报的那天（{at.date()}）。", "请核对年份和月份。")
