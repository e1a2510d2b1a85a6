"""Taking an operation back, also long after: every row is put back as it was, unless a later edit stands in the way.

The rows are first put back in memory, newest change first; then whatever would break a reference or a unique key is
left as it is, until nothing does; then the difference is written and logged.
"""

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from lianping_desk.domain.history import Kept, Operation, standing
from lianping_desk.store.batches import batches_by_table
from lianping_desk.store.change_tables import ChangeRow, OperationRow
from lianping_desk.store.reversal_limits import LIMITS
from lianping_desk.store.reversal_plan import ReversalPlan
from lianping_desk.store.rows import Key, exchange_rows, read_rows


def take_back(
    session: Session,
    operation_id: int,
    *,
    only: Collection[Key] | None = None,
    ignoring: Collection[int] = (),
) -> tuple[int, tuple[Kept, ...]]:
    """Put every row that the operation touched back as it was; what later edits stand in the way of is kept.

    `only` narrows it to these rows; operations of `ignoring` stand in nobody's way. Returns the number of rows
    restored, and what was kept. Runs in a writing session, so that it is logged and can be taken back itself.
    """
    session.flush()
    query = select(ChangeRow).where(ChangeRow.operation_id == operation_id).order_by(ChangeRow.id.desc())
    found = session.scalars(query).all()
    changes = [change for change in found if only is None or (change.table_name, change.row_id) in only]
    keys = {(change.table_name, change.row_id) for change in changes}
    plan = ReversalPlan(read_rows(session, keys), _edited_since(session, operation_id, keys, ignoring))
    for change in changes:
        plan.put_back(change)
    while any(limit(session, plan) for limit in LIMITS):
        pass
    restored = {key: (old, plan.wanted[key]) for key, old in plan.present.items() if old != plan.wanted[key]}
    exchange_rows(session, restored)
    return len(restored), tuple(plan.kept)


def _edited_since(
    session: Session, operation_id: int, keys: Collection[Key], ignoring: Collection[int]
) -> dict[Key, frozenset[str]]:
    """The columns of these rows that a later operation which is still in force has set."""
    later = session.scalars(select(OperationRow).order_by(OperationRow.id)).all()
    in_force = standing(Operation(row.id, row.at, row.who, row.why, row.reverses_id) for row in later)
    found: dict[Key, set[str]] = defaultdict(set)
    for table, ids in batches_by_table(keys):
        about = (ChangeRow.table_name == table, ChangeRow.row_id.in_(ids), ChangeRow.operation_id > operation_id)
        for change in session.scalars(select(ChangeRow).where(*about)):
            if change.operation_id in in_force and change.operation_id not in ignoring:
                found[table, change.row_id].update(change.new or {})
    return {key: frozenset(columns) for key, columns in found.items()}
