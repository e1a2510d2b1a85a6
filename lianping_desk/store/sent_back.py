"""What went back to units: their workbooks, with the cells that were marked."""

from collections.abc import Collection
from dataclasses import asdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from lianping_desk.domain.ledger import MarkedCell, SentBack
from lianping_desk.store.received_tables import SentBackRow


def add_sent_back(session: Session, sent: SentBack) -> None:
    """Note that a workbook went back."""
    session.add(
        SentBackRow(
            period_id=sent.period_id,
            unit_id=sent.unit_id,
            file_id=sent.file_id,
            on=sent.on,
            file_name=sent.file_name,
            note=sent.note,
            cells=[asdict(cell) for cell in sent.cells],
        )
    )


def sent_backs(session: Session, period_id: int, unit_ids: Collection[int]) -> tuple[SentBack, ...]:
    """Every time that a return of these units for the period went back, oldest first."""
    query = (
        select(SentBackRow)
        .where(SentBackRow.period_id == period_id, SentBackRow.unit_id.in_(unit_ids))
        .order_by(SentBackRow.id)
    )
    return tuple(
        SentBack(
            row.period_id,
            row.unit_id,
            row.file_id,
            row.on,
            row.file_name,
            row.note,
            tuple(MarkedCell(**cell) for cell in row.cells),
            row.id,
        )
        for row in session.scalars(query)
    )
