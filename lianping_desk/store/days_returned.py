"""On which days a unit's return was sent back to it: what stands, and what a newer version has answered since."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from lianping_desk.store.change_tables import ChangeRow, OperationRow
from lianping_desk.store.received_tables import ReturnDecisionRow, SentBackRow


def days_returned(session: Session, period_ids: Collection[int], as_of: date) -> dict[tuple[int, int], set[date]]:
    """The days up to `as_of` by period and unit.

    A decision that a newer version reopened has lost its day; the change log still has it, and what was undone there
    does not count.
    """
    found: dict[tuple[int, int], set[date]] = defaultdict(set)
    sent = select(SentBackRow.period_id, SentBackRow.unit_id, SentBackRow.on)
    for period_id, unit_id, day in session.execute(sent.where(SentBackRow.period_id.in_(period_ids))):
        found[period_id, unit_id].add(day)
    undone = _undone(session)
    for period_id, unit_id, operation_id, old, new in session.execute(_decided(period_ids)):
        if operation_id not in undone and not (old or {}).get("returned_on"):
            found[period_id, unit_id].add(date.fromisoformat(new["returned_on"]))
    return {key: {day for day in days if day <= as_of} for key, days in found.items()}


def _decided(period_ids: Collection[int]) -> Select[tuple[int, int, int, Any, Any]]:
    """Every time that a decision got a day of return, other than by undo and redo."""
    decision = ReturnDecisionRow
    return (
        select(decision.period_id, decision.unit_id, ChangeRow.operation_id, ChangeRow.old, ChangeRow.new)
        .join(ChangeRow, (ChangeRow.table_name == decision.__tablename__) & (ChangeRow.row_id == decision.id))
        .join(OperationRow, ChangeRow.operation_id == OperationRow.id)
        .where(decision.period_id.in_(period_ids), OperationRow.reverses_id.is_(None))
        .where(ChangeRow.new["returned_on"].as_string().is_not(None))
    )


def _undone(session: Session) -> set[int]:
    """The operations that were taken back, and not brought back since."""
    query = select(OperationRow.id, OperationRow.reverses_id).where(OperationRow.reverses_id.is_not(None))
    undone: set[int] = set()
    for reversal, reversed_id in session.execute(query.order_by(OperationRow.id.desc())):
        if reversal not in undone and reversed_id is not None:  # the newest word on an operation is the one that holds
            undone.add(reversed_id)
    return undone
