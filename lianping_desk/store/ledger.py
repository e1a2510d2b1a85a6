"""What has gone out to units and come back, period by period: the ledger's figures."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlalchemy.orm import Session

from lianping_desk.store.received_tables import (
    DoubtRow,
    FormRow,
    ImportRow,
    IndicatorValueRow,
    ProgressRow,
    ReceivedFileRow,
    ReturnDecisionRow,
)
from lianping_desk.store.tables import BaseStageRow


@dataclass(slots=True)
class Arrival:
    """One unit in one period: whether a form was sent, on which days versions arrived, open doubts, decisions."""

    unit_id: int
    sent: bool = False
    received_on: list[date] = field(default_factory=list)
    doubts: int = 0
    accepted: bool = False
    returned: bool = False
    note: str = ""


def arrivals(session: Session, period_ids: Iterable[int]) -> dict[int, list[Arrival]]:
    """What is known of these periods, by period id; units of which nothing is known are left out."""
    wanted = list(period_ids)
    found: dict[tuple[int, int], Arrival] = {}

    def arrival(period_id: int, unit_id: int) -> Arrival:
        return found.setdefault((period_id, unit_id), Arrival(unit_id))

    forms = select(FormRow.period_id, FormRow.unit_id).where(FormRow.period_id.in_(wanted))
    for period_id, unit_id in session.execute(forms):
        arrival(period_id, unit_id).sent = True
    for period_id, unit_id, day, _file in _files(session, wanted):
        arrival(period_id, unit_id).received_on.append(day)
    for (period_id, unit_id), count in _open_doubts(session, wanted).items():
        arrival(period_id, unit_id).doubts = count
    for row in session.scalars(select(ReturnDecisionRow).where(ReturnDecisionRow.period_id.in_(wanted))):
        one = arrival(row.period_id, row.unit_id)
        one.accepted, one.returned, one.note = row.accepted_on is not None, row.returned_on is not None, row.note
    by_period: dict[int, list[Arrival]] = defaultdict(list)
    for (period_id, _unit_id), one in found.items():
        by_period[period_id].append(one)
    return by_period


def waiting_files(session: Session) -> int:
    """How many files wait because their unit or period is in doubt."""
    query = (
        select(func.count(func.distinct(DoubtRow.file_id)))
        .join(ReceivedFileRow, DoubtRow.file_id == ReceivedFileRow.id)
        .where(DoubtRow.settled.is_(None), DoubtRow.field.in_(("unit", "period")))
    )
    return session.scalar(query) or 0


def _open_doubts(session: Session, period_ids: list[int]) -> dict[tuple[int, int], int]:
    """How many doubts wait, by period and unit."""
    query = (
        select(ReceivedFileRow.period_id, DoubtRow.unit_id, func.count(DoubtRow.id))
        .join(ReceivedFileRow, DoubtRow.file_id == ReceivedFileRow.id)
        .where(ReceivedFileRow.period_id.in_(period_ids), DoubtRow.unit_id.is_not(None), DoubtRow.settled.is_(None))
        .group_by(ReceivedFileRow.period_id, DoubtRow.unit_id)
    )
    return {(period_id or 0, unit_id or 0): count for period_id, unit_id, count in session.execute(query)}


def _files(session: Session, period_ids: list[int]) -> set[tuple[int, int, date, int]]:
    """(period, unit, day, file) of each file that says anything, once for each unit that has a part in it."""
    file = ReceivedFileRow
    own = select(file.period_id, file.unit_id, file.received_on, file.id).where(
        file.period_id.in_(period_ids), file.unit_id.is_not(None), _says_anything()
    )
    found = {(period_id or 0, unit_id or 0, day, number) for period_id, unit_id, day, number in session.execute(own)}
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
