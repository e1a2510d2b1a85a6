"""Doubts that a newer version has answered: they stay as they are in the database, and nobody need look at them.

Like the values themselves (domain/facts.py) this is not stored but follows from the order of the files: take the newer
file back, and the doubts of the older are open again.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from lianping_desk.domain.received import INDICATOR_FIELDS, PROGRESS_FIELDS
from lianping_desk.store.received_tables import (
    DoubtRow,
    IndicatorValueRow,
    ProgressRow,
    ReceivedFileRow,
    SentBackRow,
)


class _About(NamedTuple):
    """What a stored row is about: a task, or one measure of it, or an indicator (`subject_id`)."""

    table: str
    unit_id: int
    period_id: int
    subject_id: int
    measure_id: int | None


class _Said(NamedTuple):
    """A stored row: what it is about, its file, and the fields that have a value."""

    about: _About
    file_id: int
    filled: frozenset[str]


_Rows = dict[tuple[str, int], _Said]
"""Stored rows by table and id."""


@dataclass(slots=True)
class _Newest:
    """The number of the newest file that says or doubts a field, and that says anything for a unit and period."""

    of_field: dict[tuple[_About, str], int]
    of_unit: dict[tuple[int, int], int]


def answered_doubts(
    session: Session, period_ids: Collection[int] | None = None, as_of: date = date.max
) -> frozenset[int]:
    """The ids of open doubts of these periods (None: of all) that files received by `as_of` have answered.

    Answered is a doubt about a field that a newer file of the unit gives a value, or doubts itself; and every doubt of
    a file that was sent back, once its unit has sent a newer one.
    """
    file = ReceivedFileRow
    wanted: list[ColumnElement[bool]] = [file.received_on <= as_of]
    if period_ids is not None:
        wanted.append(file.period_id.in_(period_ids))
    query = select(DoubtRow, file.period_id).join(file, DoubtRow.file_id == file.id)
    doubts = session.execute(query.where(DoubtRow.settled.is_(None), DoubtRow.unit_id.is_not(None), *wanted)).all()
    if not doubts:
        return frozenset()
    units = {doubt.unit_id for doubt, _period in doubts if doubt.unit_id is not None}
    rows = _stored_rows(session, units, wanted)
    newest = _newest(rows, doubts)
    sent = {
        (row.file_id, row.unit_id)
        for row in session.execute(
            select(SentBackRow.file_id, SentBackRow.unit_id).where(SentBackRow.unit_id.in_(units))
        )
    }
    return frozenset(doubt.id for doubt, period in doubts if _is_answered(doubt, period, rows, newest, sent))


def _stored_rows(session: Session, units: Collection[int], wanted: list[ColumnElement[bool]]) -> _Rows:
    found: _Rows = {}
    for table, subject, fields in (
        (ProgressRow, ("task_id", "measure_id"), PROGRESS_FIELDS),
        (IndicatorValueRow, ("indicator_id",), INDICATOR_FIELDS),
    ):
        columns: list[Any] = [getattr(table, name) for name in (*subject, *fields)]
        query = (
            select(table.id, table.file_id, table.unit_id, table.period_id, *columns)
            .join(ReceivedFileRow, table.file_id == ReceivedFileRow.id)
            .where(table.unit_id.in_(units), *wanted)
        )
        name = table.__tablename__
        for row in session.execute(query):
            ids = getattr(row, subject[0]), getattr(row, "measure_id", None)
            filled = frozenset(field for field in fields if getattr(row, field) is not None)
            found[name, row.id] = _Said(_About(name, row.unit_id, row.period_id, *ids), row.file_id, filled)
    return found


def _newest(rows: _Rows, doubts: Collection[Any]) -> _Newest:
    newest = _Newest(defaultdict(int), defaultdict(int))
    for said in rows.values():
        unit = said.about.unit_id, said.about.period_id
        newest.of_unit[unit] = max(newest.of_unit[unit], said.file_id)
        for field in said.filled:
            newest.of_field[said.about, field] = max(newest.of_field[said.about, field], said.file_id)
    for doubt, _period in doubts:
        known = rows.get(_row_key(doubt))
        if known is not None:
            place = known.about, doubt.field
            newest.of_field[place] = max(newest.of_field[place], doubt.file_id)
    return newest


def _is_answered(
    doubt: DoubtRow, period_id: int | None, rows: _Rows, newest: _Newest, sent: Collection[tuple[int, int | None]]
) -> bool:
    known = rows.get(_row_key(doubt))
    if known is not None and newest.of_field.get((known.about, doubt.field), 0) > doubt.file_id:
        return True
    unit_id = doubt.unit_id or 0
    return (doubt.file_id, unit_id) in sent and newest.of_unit.get((unit_id, period_id or 0), 0) > doubt.file_id


def _row_key(doubt: DoubtRow) -> tuple[str, int]:
    """The stored row that a doubt is about; no row has the number 0."""
    if doubt.progress_row_id is not None:
        return ProgressRow.__tablename__, doubt.progress_row_id
    return IndicatorValueRow.__tablename__, doubt.indicator_value_id or 0
