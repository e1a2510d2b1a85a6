"""Files that came in before: in which imports, and what of them stands or waits."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from lianping_desk.domain.received import INDICATOR_FIELDS, PROGRESS_FIELDS
from lianping_desk.store.batches import batches
from lianping_desk.store.received_tables import ImportRow, IndicatorValueRow, PeriodRow, ProgressRow, ReceivedFileRow


@dataclass(frozen=True, slots=True)
class EarlierImport:
    """A file of the same bytes that came in: when, in which import, for which period (None: not known)."""

    sha256: str
    code: str
    received_on: date
    period_code: str | None
    refused: bool


def earlier_imports(session: Session, sha256s: Collection[str]) -> tuple[EarlierImport, ...]:
    """The imports of files with these SHA-256, oldest first."""
    query = (
        select(
            ReceivedFileRow.sha256,
            ImportRow.code,
            ReceivedFileRow.received_on,
            PeriodRow.code,
            ReceivedFileRow.refused.is_not(None),
        )
        .join(ImportRow, ReceivedFileRow.import_id == ImportRow.id)
        .outerjoin(PeriodRow, ReceivedFileRow.period_id == PeriodRow.id)
        .order_by(ReceivedFileRow.id)
    )
    found: list[EarlierImport] = []
    for some in batches(set(sha256s)):
        found += [EarlierImport(*row) for row in session.execute(query.where(ReceivedFileRow.sha256.in_(some)))]
    return tuple(found)


def stored_files(session: Session, file_ids: Collection[int]) -> tuple[ReceivedFileRow, ...]:
    """These files with their rows and doubts, in the order in which they came."""
    found: list[ReceivedFileRow] = []
    for some in batches(file_ids):
        query = (
            select(ReceivedFileRow)
            .where(ReceivedFileRow.id.in_(some))
            .options(
                selectinload(ReceivedFileRow.progress_rows),
                selectinload(ReceivedFileRow.indicator_values),
                selectinload(ReceivedFileRow.doubts),
            )
        )
        found += session.scalars(query)
    return tuple(sorted(found, key=lambda file: file.id))


def field_values(row: ProgressRow | IndicatorValueRow) -> dict[str, Any]:
    """What a stored row says, field by field."""
    fields: Sequence[str] = PROGRESS_FIELDS if isinstance(row, ProgressRow) else INDICATOR_FIELDS
    return {name: getattr(row, name) for name in fields if getattr(row, name) is not None}
