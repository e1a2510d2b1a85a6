"""What units have reported, read from the database as facts (domain/facts.py)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from lianping_desk.domain.facts import IndicatorFact, ProgressFact, newest_files
from lianping_desk.domain.received import INDICATOR_FIELDS, PROGRESS_FIELDS
from lianping_desk.domain.trace import CellTrace
from lianping_desk.store.read_once import read_once
from lianping_desk.store.received_tables import IndicatorValueRow, PeriodRow, ProgressRow, ReceivedFileRow


@dataclass(frozen=True, slots=True)
class _Standing:
    """A stored row, and the fields of it that stand."""

    row: Any
    values: dict[str, Any]


@read_once
def progress_facts(
    session: Session,
    plan_id: int,
    ended_by: date = date.max,
    period_code: str | None = None,
    received_by: date = date.max,
) -> tuple[ProgressFact, ...]:
    """What stands about the tasks of a plan, from periods that ended on or before `ended_by`, oldest receipt first.

    Superseded values are left out (see domain/facts.py). `period_code` narrows it to one period; with `received_by` it
    is what stood on that day, when no later file had come yet.
    """
    rows = _stored(session, ProgressRow, *_of_plan(plan_id, ended_by, period_code, received_by))
    return tuple(
        ProgressFact(
            unit_id=found.row.unit_id,
            period_code=found.row.code,
            period_ends=found.row.ends,
            task_id=found.row.task_id,
            measure_id=found.row.measure_id,
            values=found.values,
            traces=_traces(found),
            remarks=found.row.remarks,
            received=found.row.file_id,
            row_id=found.row.id,
        )
        for found in _standing(rows, ProgressRow)
    )


@read_once
def indicator_facts(
    session: Session,
    plan_id: int,
    ended_by: date = date.max,
    period_code: str | None = None,
    received_by: date = date.max,
) -> tuple[IndicatorFact, ...]:
    """What stands about the indicators of a plan, from periods that ended on or before `ended_by`, oldest first.

    Superseded values are left out (see domain/facts.py). `period_code` narrows it to one period; with `received_by` it
    is what stood on that day, when no later file had come yet.
    """
    rows = _stored(session, IndicatorValueRow, *_of_plan(plan_id, ended_by, period_code, received_by))
    return tuple(
        IndicatorFact(
            unit_id=found.row.unit_id,
            period_code=found.row.code,
            period_ends=found.row.ends,
            indicator_id=found.row.indicator_id,
            values=found.values,
            traces=_traces(found),
            remarks=found.row.remarks,
            received=found.row.file_id,
            row_id=found.row.id,
        )
        for found in _standing(rows, IndicatorValueRow)
    )


def standing_fields(session: Session, period_ids: Iterable[int]) -> dict[tuple[str, int], frozenset[str]]:
    """For each stored row of these periods of which something stands, by table and id: the fields that do."""
    wanted = PeriodRow.id.in_(set(period_ids))
    return {
        (table.__tablename__, found.row.id): frozenset(found.values)
        for table in _FIELDS
        for found in _standing(_stored(session, table, wanted), table)
    }


_Table = type[ProgressRow] | type[IndicatorValueRow]

_FIELDS: Mapping[_Table, tuple[str, ...]] = {ProgressRow: PROGRESS_FIELDS, IndicatorValueRow: INDICATOR_FIELDS}
_SUBJECTS: Mapping[_Table, tuple[str, ...]] = {
    ProgressRow: ("unit_id", "period_id", "task_id", "measure_id"),
    IndicatorValueRow: ("unit_id", "period_id", "indicator_id"),
}
"""What rows must have in common to speak of the same thing."""


def _of_plan(
    plan_id: int, ended_by: date, period_code: str | None, received_by: date
) -> tuple[ColumnElement[bool], ...]:
    of_plan = (PeriodRow.plan_id == plan_id, PeriodRow.ends <= ended_by, ReceivedFileRow.received_on <= received_by)
    return (*of_plan, PeriodRow.code == period_code) if period_code is not None else of_plan


def _stored(session: Session, table: _Table, *wanted: ColumnElement[bool]) -> Sequence[Any]:
    """Plain rows, not objects: a ledger of years has thousands."""
    columns = [getattr(table, name) for name in (*_SUBJECTS[table], *_FIELDS[table])]
    place = (table.id, table.file_id, table.sheet, table.cells, table.texts, table.remarks)
    file = (ReceivedFileRow.name, ReceivedFileRow.sha256, PeriodRow.code, PeriodRow.ends)
    query = (
        select(*place, *columns, *file)
        .join(ReceivedFileRow, table.file_id == ReceivedFileRow.id)
        .join(PeriodRow, table.period_id == PeriodRow.id)
        .where(*wanted)
        .order_by(table.file_id, table.id)
    )
    return session.execute(query).all()


def _standing(rows: Sequence[Any], table: _Table) -> Iterator[_Standing]:
    """The rows of which something stands; what a newer file says otherwise is left out."""
    subject = attrgetter(*_SUBJECTS[table])
    filled = [[field for field in _FIELDS[table] if getattr(row, field) is not None] for row in rows]
    newest = newest_files((subject(row), row.file_id, names) for row, names in zip(rows, filled, strict=True))
    for row, names in zip(rows, filled, strict=True):
        about = subject(row)
        values = {name: getattr(row, name) for name in names if newest[about, name] == row.file_id}
        if values:
            yield _Standing(row, values)


def _traces(found: _Standing) -> dict[str, CellTrace]:
    row = found.row
    return {
        field: CellTrace(row.name, row.sha256, row.sheet, row.cells.get(field, ""), row.texts.get(field, ""))
        for field in found.values
    }
