"""收件登记 in the database: what of a unit's return she has in hand."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from lianping_desk.domain.ledger import Tick
from lianping_desk.store.received_tables import ReturnTickRow


def ticks(
    session: Session, period_ids: Collection[int], as_of: date | None = None
) -> dict[tuple[int, int], dict[Tick, date]]:
    """The ticks that stood on `as_of` (None: all) with their days, by period and unit."""
    row = ReturnTickRow
    query = select(row.period_id, row.unit_id, row.tick, row.on).where(row.period_id.in_(period_ids))
    if as_of is not None:
        query = query.where(row.on <= as_of)
    found: dict[tuple[int, int], dict[Tick, date]] = defaultdict(dict)
    for period_id, unit_id, tick, on in session.execute(query):
        found[period_id, unit_id][tick] = on
    return dict(found)


def set_ticks(session: Session, period_id: int, unit_ids: Collection[int], tick: Tick, on: date) -> int:
    """Tick what is not ticked yet; how many that were. One ticked before keeps its day."""
    known = {row.unit_id for row in _rows(session, period_id, unit_ids, tick)}
    fresh = [unit_id for unit_id in dict.fromkeys(unit_ids) if unit_id not in known]
    session.add_all(ReturnTickRow(period_id=period_id, unit_id=unit_id, tick=tick, on=on) for unit_id in fresh)
    return len(fresh)


def clear_ticks(session: Session, period_id: int, unit_ids: Collection[int], tick: Tick) -> int:
    """Take ticks back; how many there were."""
    rows = _rows(session, period_id, unit_ids, tick)
    for row in rows:
        session.delete(row)
    return len(rows)


def _rows(session: Session, period_id: int, unit_ids: Collection[int], tick: Tick) -> list[ReturnTickRow]:
    table = ReturnTickRow
    query = select(table).where(table.period_id == period_id, table.unit_id.in_(unit_ids), table.tick == tick)
    return list(session.scalars(query))
