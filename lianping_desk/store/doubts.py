"""Doubts in the database: kept with their file until she settles them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.received import Doubt
from lianping_desk.domain.taught import TaughtWord
from lianping_desk.domain.trace import CellTrace
from lianping_desk.store.received_tables import DoubtRow, IndicatorValueRow, PeriodRow, ProgressRow, ReceivedFileRow
from lianping_desk.store.superseded import answered_doubts

StoredRow = ProgressRow | IndicatorValueRow | None
"""A row of a return in the database; None where there is none, as for bases."""


@dataclass(frozen=True, slots=True)
class StoredDoubt:
    """A doubt that was kept: its cell (with the text as it stood), why, what it might be, and how it was settled.

    `waiting` is the number of rows that wait on it: 0 when the rest of its row went in. `settled` is None while open,
    else a word of Settled.
    """

    id: int
    trace: CellTrace
    file_id: int
    unit_id: int | None
    period_code: str | None
    field: str
    why: str
    candidates: tuple[str, ...]
    row: int | None
    waiting: int
    settled: str | None
    answer: str
    received_on: date


def doubt_row(
    doubt: Doubt, unit_id: int | None, held_rows: list[dict[str, Any]] | None = None, stored: StoredRow = None
) -> DoubtRow:
    """The row of a doubt, ready to be added to its file; `stored` is the row that went in without that field."""
    row = DoubtRow(
        unit_id=unit_id,
        sheet=doubt.sheet,
        cell=doubt.cell,
        row=doubt.row,
        field=doubt.field,
        text=doubt.text,
        why=doubt.why,
        candidates=list(doubt.candidates),
        held_rows=held_rows,
    )
    link(row, stored)
    return row


def link(doubt: DoubtRow, stored: StoredRow) -> None:
    """Let the doubt be about a row that went in."""
    if isinstance(stored, ProgressRow):
        doubt.progress_row = stored
    elif isinstance(stored, IndicatorValueRow):
        doubt.indicator_value = stored


def open_doubts(session: Session, period_id: int | None = None, unit_id: int | None = None) -> tuple[StoredDoubt, ...]:
    """The doubts that wait for her, oldest file first; narrowed to a period or a unit if given.

    Those that a newer version has answered do not wait.
    """
    query = _query().where(DoubtRow.settled.is_(None))
    if period_id is not None:
        query = query.where(ReceivedFileRow.period_id == period_id)
    if unit_id is not None:
        query = query.where(DoubtRow.unit_id == unit_id)
    answered = answered_doubts(session, None if period_id is None else [period_id])
    return _values([row for row in session.execute(query).all() if row[0].id not in answered])


def open_doubt_row(session: Session, doubt_id: int) -> DoubtRow:
    """The doubt with its file and its row; DeskError when it is gone or settled already."""
    row = session.get(
        DoubtRow,
        doubt_id,
        options=(joinedload(DoubtRow.file), joinedload(DoubtRow.progress_row), joinedload(DoubtRow.indicator_value)),
    )
    if row is None:
        raise DeskError("这个疑点已经不在了，可能所在的导入已撤销。", "请刷新后再看。")
    if row.settled is not None:
        raise DeskError("这个疑点已经处理过了。", "要改动已入库的值，请在该单位的填报内容里更正。")
    return row


def doubts_of_word(session: Session, word: TaughtWord) -> tuple[DoubtRow, ...]:
    """The open doubts that a taught word settles: about its text, of its unit or of any, in periods of its plan."""
    query = (
        select(DoubtRow)
        .join(ReceivedFileRow, DoubtRow.file_id == ReceivedFileRow.id)
        .outerjoin(PeriodRow, ReceivedFileRow.period_id == PeriodRow.id)
        .options(joinedload(DoubtRow.file))
        .where(DoubtRow.settled.is_(None), DoubtRow.field == word.kind.value, DoubtRow.text == word.text)
        .order_by(DoubtRow.id)
    )
    if word.unit_id is not None:
        query = query.where(DoubtRow.unit_id == word.unit_id)
    if word.plan_id is not None:
        query = query.where(or_(PeriodRow.id.is_(None), PeriodRow.plan_id == word.plan_id))
    return tuple(session.scalars(query))


def _query() -> Any:
    return (
        select(DoubtRow, ReceivedFileRow, PeriodRow.code)
        .join(ReceivedFileRow, DoubtRow.file_id == ReceivedFileRow.id)
        .outerjoin(PeriodRow, ReceivedFileRow.period_id == PeriodRow.id)
        .order_by(DoubtRow.file_id, DoubtRow.id)
    )


def _values(rows: Sequence[Any]) -> tuple[StoredDoubt, ...]:
    return tuple(
        StoredDoubt(
            id=doubt.id,
            trace=CellTrace(file.name, file.sha256, doubt.sheet, doubt.cell, doubt.text),
            file_id=file.id,
            unit_id=doubt.unit_id,
            period_code=code,
            field=doubt.field,
            why=doubt.why,
            candidates=tuple(doubt.candidates),
            row=doubt.row,
            waiting=len(doubt.held_rows or ()),
            settled=doubt.settled,
            answer=doubt.answer,
            received_on=file.received_on,
        )
        for doubt, file, code in rows
    )
