"""What she decided about returns: accepted, or sent back to the unit."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from lianping_desk.store.received_tables import ReturnDecisionRow


def decisions(session: Session, period_id: int) -> dict[int, ReturnDecisionRow]:
    """The decisions of a period by unit id."""
    rows = session.scalars(select(ReturnDecisionRow).where(ReturnDecisionRow.period_id == period_id))
    return {row.unit_id: row for row in rows}


def decide(
    session: Session, period_id: int, unit_id: int, *, accepted_on: date | None, returned_on: date | None, note: str
) -> None:
    """Write down a decision in place of an earlier one; both days None takes it back."""
    row = decisions(session, period_id).get(unit_id)
    if row is None:
        if accepted_on is None and returned_on is None:
            return
        row = ReturnDecisionRow(period_id=period_id, unit_id=unit_id)
        session.add(row)
    row.accepted_on, row.returned_on, row.note = accepted_on, returned_on, note


def reopen(session: Session, period_id: int, unit_ids: Collection[int]) -> None:
    """A new version came in: what was decided about the earlier one no longer holds."""
    for unit_id, row in decisions(session, period_id).items():
        if unit_id in unit_ids:
            row.accepted_on, row.returned_on = None, None
