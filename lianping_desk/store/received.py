"""What units have reported, read from the database as facts (domain/facts.py)."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from lianping_desk.domain.facts import IndicatorFact, ProgressFact, newest_files
from lianping_desk.domain.received import INDICATOR_FIELDS, PROGRESS_FIELDS
from lianping_desk.domain.trace import CellTrace
from lianping_desk.store.received_tables import IndicatorValueRow, PeriodRow, ProgressRow, ReceivedFileRow


@dataclass(frozen=True, slots=True)
class _Standing:
    """A stored row, the fields of it that stand, and their cells."""

    row: Any
    values: dict[str, Any]
    traces: dict[str, CellTrace]


def progress_facts(
    session: Session, plan_id: int, ended_by: date = date.max, period_code: str | None = None
) -> tuple[ProgressFact, ...]:
    """What stands about the tasks of a plan, from periods that ended on or before `ended_by`, oldest receipt first.

    Superseded values are left out (see domain/facts.py). `period_code` narrows it to one period.
    """
    columns = [ProgressRow.task_id, ProgressRow.measure_id, *(getattr(ProgressRow, f) for f in PROGRESS_FIELDS)]
    rows = _stored(session, ProgressRow, columns, plan_id, ended_by, period_code)
    return tuple(
        ProgressFact(
            unit_id=found.row.unit_id,
            period_code=found.row.code,
            period_ends=found.row.ends,
            task_id=found.row.task_id,
            measure_id=found.row.measure_id,
            values=found.values,
            traces=found.traces,
            remarks=found.row.remarks,
            received=found.row.file_id,
            row_id=found.row.id,
        )
        for found in _standing(rows, PROGRESS_FIELDS, lambda r: (r.unit_id, r.period_id, r.task_id, r.measure_id))
    )


def indicator_facts(
    session: Session, plan_id: int, ended_by: date = date.max, period_code: str | None = None
) -> tuple[IndicatorFact, ...]:
    """What stands about the indicators of a plan, from periods that ended on or before `ended_by`, oldest first.

    Superseded values are left out (see domain/facts.py). `period_code` narrows it to one period.
    """
    columns = [IndicatorValueRow.indicator_id, *(getattr(IndicatorValueRow, f) for f in INDICATOR_FIELDS)]
    rows = _stored(session, IndicatorValueRow, columns, plan_id, ended_by, period_code)
    return tuple(
        IndicatorFact(
            unit_id=found.row.unit_id,
            period_code=found.row.code,
            period_ends=found.row.ends,
            indicator_id=found.row.indicator_id,
            values=found.values,
            traces=found.traces,
            remarks=found.row.remarks,
            received=found.row.file_id,
            row_id=found.row.id,
        )
        for found in _standing(rows, INDICATOR_FIELDS, lambda r: (r.unit_id, r.period_id, r.indicator_id))
    )


def _stored(
    session: Session,
    table: type[ProgressRow] | type[IndicatorValueRow],
    columns: Sequence[Any],
    plan_id: int,
    ended_by: date,
    period_code: str | None,
) -> Sequence[Any]:
    """Plain rows, not objects: a ledger of years has thousands."""
    common = (table.id, table.file_id, table.unit_id, table.period_id, table.sheet)
    notes = (table.cells, table.texts, table.remarks)
    file = (ReceivedFileRow.name, ReceivedFileRow.sha256, PeriodRow.code, PeriodRow.ends)
    query = (
        select(*common, *notes, *columns, *file)
        .join(ReceivedFileRow, table.file_id == ReceivedFileRow.id)
        .join(PeriodRow, table.period_id == PeriodRow.id)
        .where(PeriodRow.plan_id == plan_id, PeriodRow.ends <= ended_by)
        .order_by(table.file_id, table.id)
    )
    if period_code is not None:
        query = query.where(PeriodRow.code == period_code)
    return session.execute(query).all()


def _standing(rows: Sequence[Any], fields: Sequence[str], subject: Callable[[Any], Hashable]) -> Iterator[_Standing]:
    """The rows of which something stands; what a newer file says otherwise is left out."""
    filled = [[field for field in fields if getattr(row, field) is not None] for row in rows]
    newest = newest_files((subject(row), row.file_id, names) for row, names in zip(rows, filled, strict=True))
    for row, names in zip(rows, filled, strict=True):
        about = subject(row)
        values = {name: getattr(row, name) for name in names if newest[about, name] == row.file_id}
        if values:
            yield _Standing(row, values, {name: _trace(row, name) for name in values})


def _trace(row: Any, field: str) -> CellTrace:
    return CellTrace(row.name, row.sha256, row.sheet, row.cells.get(field, ""), row.texts.get(field, ""))
