"""Doubts of earlier files that newer files of the same units and period may have answered."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from lianping_desk.store.batches import batches
from lianping_desk.store.received_tables import DoubtRow, ReceivedFileRow


def earlier_open_doubts(
    session: Session, period_id: int, unit_ids: Collection[int], import_id: int
) -> tuple[DoubtRow, ...]:
    """The open doubts about these units in files of the period that came in with another import."""
    found: list[DoubtRow] = []
    for some in batches(unit_ids):
        query = (
            select(DoubtRow)
            .join(ReceivedFileRow, DoubtRow.file_id == ReceivedFileRow.id)
            .where(ReceivedFileRow.period_id == period_id, ReceivedFileRow.import_id != import_id)
            .where(DoubtRow.unit_id.in_(some), DoubtRow.settled.is_(None))
            .options(joinedload(DoubtRow.progress_row), joinedload(DoubtRow.indicator_value))
            .order_by(DoubtRow.id)
        )
        found += session.scalars(query)
    return tuple(found)
