"""What has gone out to units and come back, period by period: the ledger's figures."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import Session

from lianping_desk.domain.ledger import Reminder, Tick
from lianping_desk.store.days_returned import days_returned
from lianping_desk.store.no_period import waiting_files
from lianping_desk.store.received_tables import (
    DoubtRow,
    FormRow,
    ImportRow,
    IndicatorValueRow,
    ProgressRow,
    ReceivedFileRow,
    ReturnDecisionRow,
)
from lianping_desk.store.reminders import reminders
from lianping_desk.store.superseded import answered_doubts
from lianping_desk.store.tables import BaseStageRow
from lianping_desk.store.ticks import ticks
from lianping_desk.store.unreadable import unreadable_files


@dataclass(slots=True)
class Arrival:
    """One unit in one period: what went out to it, what came back and when, what she decided and noted about it.

    `received_on` are the days of files that could be read, `unreadable_on` of those that could not; `returned_on` is
    the day of a 退回 that no newer version has answered, `days_returned` are the days of all.
    """

    unit_id: int
    sent: bool = False
    received_on: list[date] = field(default_factory=list)
    unreadable_on: list[date] = field(default_factory=list)
    doubts: int = 0
    accepted: bool = False
    returned_on: date | None = None
    days_returned: frozenset[date] = frozenset()
    note: str = ""
    ticks: Mapping[Tick, date] = field(default_factory=dict)
    reminders: tuple[Reminder, ...] = ()


class _Arrivals(dict[tuple[int, int], Arrival]):
    """By period and unit; asking for one that is not there begins it."""

    def __missing__(self, key: tuple[int, int]) -> Arrival:
        self[key] = Arrival(key[1])
        return self[key]


def arrivals(session: Session, period_ids: Collection[int], as_of: date) -> dict[int, list[Arrival]]:
    """What was known of these periods on `as_of`, by period id; units of which nothing was known are left out."""
    wanted, found = list(period_ids), _Arrivals()
    _add_files(session, wanted, as_of, found)
    _add_decisions(session, wanted, as_of, found)
    for key, ticked in ticks(session, wanted, as_of).items():
        found[key].ticks = ticked
    for key, reminded in reminders(session, wanted, as_of).items():
        found[key].reminders = reminded
    by_period: dict[int, list[Arrival]] = defaultdict(list)
    for (period_id, _unit_id), one in found.items():
        by_period[period_id].append(one)
    return by_period


def _add_files(session: Session, period_ids: list[int], as_of: date, found: _Arrivals) -> None:
    """Forms that went out, files that came in, doubts that wait."""
    for period_id, unit_id in session.execute(
        select(FormRow.period_id, FormRow.unit_id).where(FormRow.period_id.in_(period_ids))
    ):
        found[period_id, unit_id].sent = True
    for period_id, unit_id, day, _file in _files(session, period_ids):
        if day <= as_of:
            found[period_id, unit_id].received_on.append(day)
    for file in unreadable_files(session, period_ids):
        if file.period_id and file.unit_id and file.received_on <= as_of:
            found[file.period_id, file.unit_id].unreadable_on.append(file.received_on)
    for key, count in _open_doubts(session, period_ids, as_of).items():
        found[key].doubts = count


def _add_decisions(session: Session, period_ids: list[int], as_of: date, found: _Arrivals) -> None:
    for row in session.scalars(select(ReturnDecisionRow).where(ReturnDecisionRow.period_id.in_(period_ids))):
        _note_decision(found[row.period_id, row.unit_id], row, as_of)
    for key, days in days_returned(session, period_ids, as_of).items():
        found[key].days_returned = frozenset(days)


def _note_decision(arrival: Arrival, row: ReturnDecisionRow, as_of: date) -> None:
    """What she had decided by the day."""
    arrival.accepted = row.accepted_on is not None and row.accepted_on <= as_of
    if row.returned_on is not None and row.returned_on <= as_of:
        arrival.returned_on = row.returned_on
    if arrival.accepted or arrival.returned_on:
        arrival.note = row.note


def _open_doubts(session: Session, period_ids: list[int], as_of: date) -> dict[tuple[int, int], int]:
    """How many doubts wait, by period and unit; those that a newer version has answered do not."""
    file = ReceivedFileRow
    query = (
        select(file.period_id, DoubtRow.unit_id, DoubtRow.id)
        .join(file, DoubtRow.file_id == file.id)
        .where(file.period_id.in_(period_ids), file.received_on <= as_of)
        .where(DoubtRow.unit_id.is_not(None), DoubtRow.settled.is_(None))
    )
    answered = answered_doubts(session, period_ids, as_of)
    found = Counter(
        (period_id or 0, unit_id or 0)
        for period_id, unit_id, doubt_id in session.execute(query)
        if doubt_id not in answered
    )
    for one in waiting_files(session).of_no_period:
        if one.period_id in period_ids and one.received_on <= as_of:
            found.update({(one.period_id, unit_id): one.doubts for unit_id in one.unit_ids})
    return found


def _files(session: Session, period_ids: list[int]) -> set[tuple[int, int, date, int]]:
    """(period, unit, day, file) of each file that says anything, once for each unit that has a part in it.

    One whose period is in doubt is among those of the period that is being collected.
    """
    file = ReceivedFileRow
    own = select(file.period_id, file.unit_id, file.received_on, file.id).where(
        file.period_id.in_(period_ids), file.unit_id.is_not(None), _says_anything()
    )
    found = {(period_id or 0, unit_id or 0, day, number) for period_id, unit_id, day, number in session.execute(own)}
    for one in waiting_files(session).of_no_period:
        if one.period_id in period_ids:
            found |= {(one.period_id, unit_id, one.received_on, one.file_id) for unit_id in one.unit_ids}
    for table in (ProgressRow, IndicatorValueRow):
        shared = (
            select(table.period_id, table.unit_id, file.received_on, table.file_id)
            .join(file, table.file_id == file.id)
            .where(table.period_id.in_(period_ids), file.unit_id.is_(None))
            .distinct()
        )
        found |= {(period_id, unit_id, day, number) for period_id, unit_id, day, number in session.execute(shared)}
    return found


def files_by_day(session: Session, period_ids: Iterable[int]) -> tuple[tuple[date, int, int], ...]:
    """(day, file, unit) of everything that has come back for these periods."""
    found = _files(session, list(period_ids))
    return tuple(sorted((day, file, unit_id) for _period, unit_id, day, file in found))


def _says_anything() -> ColumnElement[bool]:
    """A form that comes back as it went out, neither filled in nor signed, is no return."""
    file = ReceivedFileRow
    return or_(
        exists().where(ProgressRow.file_id == file.id),
        exists().where(IndicatorValueRow.file_id == file.id),
        exists().where(BaseStageRow.file_id == file.id),
        exists().where(DoubtRow.file_id == file.id, DoubtRow.held_rows.is_not(None)),
        file.reporter != "",
        file.signed_on.is_not(None),
    )


def files_of_units(
    session: Session, period_id: int, unit_ids: Collection[int]
) -> tuple[tuple[ReceivedFileRow, str], ...]:
    """The files in which these units have a part, newest first, each with the code of its import."""
    file = ReceivedFileRow
    numbers = {number for _period, unit_id, _day, number in _files(session, [period_id]) if unit_id in unit_ids}
    query = select(file, ImportRow.code).join(ImportRow, file.import_id == ImportRow.id)
    found = session.execute(query.where(file.id.in_(numbers)).order_by(file.id.desc()))
    return tuple((row, code) for row, code in found)
