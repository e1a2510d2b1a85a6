"""Reading the change log."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.history import Operation, RowChange
from lianping_desk.store.change_tables import ChangeRow, OperationRow
from lianping_desk.store.tables import PlanRow

UNDO_DEPTH = 1000
"""How many operations back Ctrl+Z looks; an import can be undone however old it is."""


def operation_of(session: Session, operation_id: int) -> Operation:
    """The operation with this id; DeskError when there is none."""
    row = session.get(OperationRow, operation_id)
    if row is None:
        raise DeskError("没有找到这一步操作的记录。", "请在“修改记录”里重新选择。")
    return _operation(row)


def recent_operations(session: Session, depth: int = UNDO_DEPTH) -> tuple[Operation, ...]:
    """The last `depth` operations, oldest first."""
    rows = session.scalars(select(OperationRow).order_by(OperationRow.id.desc()).limit(depth)).all()
    return tuple(_operation(row) for row in reversed(rows))


def row_history(session: Session, table: str, row_id: int) -> tuple[RowChange, ...]:
    """Every change of one row, newest first."""
    query = (
        select(ChangeRow, OperationRow)
        .join(OperationRow, ChangeRow.operation_id == OperationRow.id)
        .where(ChangeRow.table_name == table, ChangeRow.row_id == row_id)
        .order_by(ChangeRow.id.desc())
    )
    return tuple(_row_change(change, operation) for change, operation in session.execute(query).all())


def changes_since(session: Session, moment: datetime) -> tuple[RowChange, ...]:
    """Every change made at or after `moment`, newest first."""
    query = (
        select(ChangeRow, OperationRow)
        .join(OperationRow, ChangeRow.operation_id == OperationRow.id)
        .where(OperationRow.at >= moment)
        .order_by(ChangeRow.id.desc())
    )
    return tuple(_row_change(change, operation) for change, operation in session.execute(query).all())


def reversals_of(session: Session, operation: Operation) -> tuple[Operation, ...]:
    """What was done at first, and everything that took it back and brought it back since, oldest first."""
    first = session.get_one(OperationRow, operation.id)
    while first.reverses_id is not None:
        first = session.get_one(OperationRow, first.reverses_id)
    found, newest = [first], [first.id]
    while newest:
        query = select(OperationRow).where(OperationRow.reverses_id.in_(newest))
        later = session.scalars(query).all()
        found.extend(later)
        newest = [row.id for row in later]
    return tuple(_operation(row) for row in sorted(found, key=lambda row: row.id))


def founding_operation_id(session: Session) -> int | None:
    """The operation that brought the first plan in, on which everything stands; None before there is one."""
    return session.scalar(select(func.min(ChangeRow.operation_id)).where(ChangeRow.table_name == PlanRow.__tablename__))


def changes_of(session: Session, operation_id: int) -> tuple[RowChange, ...]:
    """Every change of one operation, oldest first."""
    operation = session.get_one(OperationRow, operation_id)
    rows = session.scalars(select(ChangeRow).where(ChangeRow.operation_id == operation_id).order_by(ChangeRow.id))
    return tuple(_row_change(change, operation) for change in rows)


def _operation(row: OperationRow) -> Operation:
    return Operation(row.id, row.at, row.who, row.why, row.reverses_id)


def _row_change(change: ChangeRow, operation: OperationRow) -> RowChange:
    return RowChange(_operation(operation), change.table_name, change.row_id, change.old, change.new)
