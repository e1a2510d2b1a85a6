"""Imports in the database: which files came in together, and what was taken from them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from lianping_desk.domain.received import INDICATOR_FIELDS, PROGRESS_FIELDS, CellValue, ReadReturn, ReadRow
from lianping_desk.store.batches import batches
from lianping_desk.store.change_tables import ChangeRow
from lianping_desk.store.received_tables import ImportRow, IndicatorValueRow, ProgressRow, ReceivedFileRow
from lianping_desk.store.row_by_id import row_by_id

_GONE = "这一行已经不在了，可能所在的导入已撤销。"
_DECIMALS = frozenset({"percent", "funds", "period_value", "cumulative"})


@dataclass(frozen=True, slots=True)
class StoredImport:
    """One import as the list shows it; `files` are their names, `units` the ids of the units they are of."""

    id: int
    code: str
    at: datetime
    files: tuple[str, ...]
    units: tuple[int, ...]
    rows: int


def next_import_code(session: Session, day: date) -> str:
    """The day and a running number. A number that was given once is not given again, also after an undo."""
    stem = f"{day.isoformat()}-"
    query = select(ChangeRow.new).where(ChangeRow.table_name == ImportRow.__tablename__, ChangeRow.old.is_(None))
    given = [str(new["code"]) for new in session.scalars(query) if new]
    numbers = [int(code.removeprefix(stem)) for code in given if code.startswith(stem)]
    return f"{stem}{max(numbers, default=0) + 1}"


def imports(session: Session, depth: int = 200) -> tuple[StoredImport, ...]:
    """The last `depth` imports that stand, newest first."""
    query = (
        select(ImportRow)
        .order_by(ImportRow.id.desc())
        .limit(depth)
        .options(
            selectinload(ImportRow.files).selectinload(ReceivedFileRow.progress_rows).load_only(ProgressRow.id),
            selectinload(ImportRow.files)
            .selectinload(ReceivedFileRow.indicator_values)
            .load_only(IndicatorValueRow.id),
        )
    )
    return tuple(
        StoredImport(
            id=row.id,
            code=row.code,
            at=row.at,
            files=tuple(file.name for file in row.files),
            units=tuple(dict.fromkeys(file.unit_id for file in row.files if file.unit_id is not None)),
            rows=sum(len(file.progress_rows) + len(file.indicator_values) for file in row.files),
        )
        for row in session.scalars(query)
    )


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file that came in before."""

    sha256: str
    period_id: int | None
    unit_id: int | None
    refused: bool
    signed_on: date | None


def known_files(session: Session, sha256s: Collection[str], period_ids: Collection[int]) -> tuple[KnownFile, ...]:
    """The files with one of these SHA-256, and every file of these periods, oldest first."""
    query = select(
        ReceivedFileRow.sha256,
        ReceivedFileRow.period_id,
        ReceivedFileRow.unit_id,
        ReceivedFileRow.refused,
        ReceivedFileRow.signed_on,
    ).order_by(ReceivedFileRow.id)
    found = list(session.execute(query.where(ReceivedFileRow.period_id.in_(period_ids))))
    for some in batches(sha256s):
        found.extend(session.execute(query.where(ReceivedFileRow.sha256.in_(some))))
    return tuple(
        dict.fromkeys(KnownFile(f.sha256, f.period_id, f.unit_id, f.refused is not None, f.signed_on) for f in found)
    )


def file_row(read: ReadReturn, unit_id: int | None, period_id: int | None, received_on: date) -> ReceivedFileRow:
    """The row of a received file, without what stands in it."""
    return ReceivedFileRow(
        name=read.file,
        sha256=read.sha256,
        kind=read.kind,
        refused=read.refused,
        unit_id=unit_id,
        period_id=period_id,
        received_on=received_on,
        reporter=read.signature.reporter,
        phone=read.signature.phone,
        reviewer=read.signature.reviewer,
        signed_on=read.signature.on,
    )


def progress_row(row: ReadRow, unit_id: int, period_id: int, task_id: int, measure_id: int | None) -> ProgressRow:
    """A row of 任务进展 ready to be added to its file."""
    return ProgressRow(
        unit_id=unit_id,
        period_id=period_id,
        task_id=task_id,
        measure_id=measure_id,
        **_where(row),
        **_columns(row.values, PROGRESS_FIELDS),
    )


def indicator_row(row: ReadRow, unit_id: int, period_id: int, indicator_id: int) -> IndicatorValueRow:
    """A row of 指标 ready to be added to its file."""
    return IndicatorValueRow(
        unit_id=unit_id,
        period_id=period_id,
        indicator_id=indicator_id,
        **_where(row),
        **_columns(row.values, INDICATOR_FIELDS),
    )


def correct_field(row: ProgressRow | IndicatorValueRow, field: str, value: CellValue | None, remark: str) -> None:
    """Give a stored row another value in one field; the cell and the text that stood there stay with it."""
    setattr(row, field, _column(field, value))
    row.remarks = {**row.remarks, field: remark}


def supplement_row(stored: ProgressRow | IndicatorValueRow, field: str, row: ReadRow) -> None:
    """Give a stored row a field that `row`, the same line read again, has and it has not."""
    setattr(stored, field, _column(field, row.values[field]))
    stored.cells = {**stored.cells, field: row.cells[field]}
    stored.texts = {**stored.texts, field: row.texts.get(field, "")}
    if field in row.remarks:
        stored.remarks = {**stored.remarks, field: row.remarks[field]}


def _where(row: ReadRow) -> dict[str, Any]:
    return {
        "sheet": row.sheet,
        "row": row.row,
        "cells": dict(row.cells),
        "texts": dict(row.texts),
        "remarks": dict(row.remarks),
    }


def _columns(values: Mapping[str, CellValue], fields: tuple[str, ...]) -> dict[str, Any]:
    return {field: _column(field, values.get(field)) for field in fields}


def _column(field: str, value: CellValue | None) -> Any:
    return Decimal(str(value)) if field in _DECIMALS and value is not None else value


def stored_progress_row(session: Session, row_id: int) -> ProgressRow:
    """The row with this id; DeskError when its import was undone."""
    return row_by_id(session, ProgressRow, row_id, gone=_GONE)


def stored_indicator_row(session: Session, row_id: int) -> IndicatorValueRow:
    """The row with this id; DeskError when its import was undone."""
    return row_by_id(session, IndicatorValueRow, row_id, gone=_GONE)
