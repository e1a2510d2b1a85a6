"""催报记录 in the database: the calls, messages and letters to units about their returns."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from lianping_desk.domain.ledger import Reminder
from lianping_desk.store.received_tables import ReminderRow
from lianping_desk.store.row_by_id import row_by_id


def reminders(
    session: Session, period_ids: Collection[int], as_of: date | None = None
) -> dict[tuple[int, int], tuple[Reminder, ...]]:
    """The reminders up to `as_of` (None: all) by period and unit, newest first; units never reminded are left out."""
    row = ReminderRow  # plain columns: the ledger of many years has thousands, and none is changed
    columns = (row.period_id, row.unit_id, row.at, row.way, row.person, row.said, row.promised, row.id)
    query = select(*columns).where(row.period_id.in_(period_ids))
    if as_of is not None:
        query = query.where(row.at < datetime.combine(as_of + timedelta(days=1), time()))
    found: dict[tuple[int, int], list[Reminder]] = defaultdict(list)
    for values in session.execute(query.order_by(row.at.desc(), row.id.desc())):
        found[values.period_id, values.unit_id].append(Reminder(*values))
    return {key: tuple(one) for key, one in found.items()}


def reminder_row(session: Session, reminder_id: int) -> ReminderRow:
    """The row with this id; DeskError when it was deleted, or its entry undone."""
    return row_by_id(session, ReminderRow, reminder_id, gone="这条催报记录已经不在了，可能已经删除或撤销。")


def write_reminder(row: ReminderRow, reminder: Reminder) -> None:
    """Let the row say what the value says; whose it is and for which period stays."""
    row.at, row.way, row.person = reminder.at, reminder.way, reminder.person
    row.said, row.promised = reminder.said, reminder.promised


def add_reminder(session: Session, reminder: Reminder) -> None:
    """Write down a reminder; its id is ignored."""
    row = ReminderRow(period_id=reminder.period_id, unit_id=reminder.unit_id)
    write_reminder(row, reminder)
    session.add(row)
