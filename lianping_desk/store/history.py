"""Reading the change log, and taking operations back."""

from datetime import datetime

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.history import Operation, RowChange
from lianping_desk.store.change_tables import ChangeRow, OperationRow
from lianping_desk.store.changes import from_json, to_json
from lianping_desk.store.tables import TableRow

UNDO_DEPTH = 1000
"""How many operations back Ctrl+Z looks; an import can be undone however old it is."""

_ROW_CLASSES = {mapper.class_.__tablename__: mapper.class_ for mapper in TableRow.registry.mappers}


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


def changes_of(session: Session, operation_id: int) -> tuple[RowChange, ...]:
    """Every change of one operation, oldest first."""
    operation = session.get_one(OperationRow, operation_id)
    rows = session.scalars(select(ChangeRow).where(ChangeRow.operation_id == operation_id).order_by(ChangeRow.id))
    return tuple(_row_change(change, operation) for change in rows)


def take_back(session: Session, operation_id: int) -> tuple[int, tuple[str, ...]]:
    """Put every row that the operation touched back as it was, and say what later edits were kept instead.

    Returns the number of rows restored and one Chinese line for each value that a later edit has changed since, or row
    that others refer to by now. Runs in a writing session, so that it is logged and can be taken back itself.
    """
    changes = session.scalars(
        select(ChangeRow).where(ChangeRow.operation_id == operation_id).order_by(ChangeRow.id.desc())
    ).all()
    restored, kept = 0, []
    added: dict[str, dict[int, ChangeRow]] = {}
    for change in changes:
        if change.old is None:
            added.setdefault(change.table_name, {})[change.row_id] = change
            continue
        row_class = _ROW_CLASSES[change.table_name]
        row = session.get(row_class, change.row_id)
        problems = _add_again(session, row_class, row, change) if change.new is None else _set_back(row, change)
        kept.extend(problems)
        restored += not problems
    session.flush()
    for table in reversed(TableRow.metadata.sorted_tables):  # what refers to a row goes before the row
        if table.name in added:
            problems = _remove(session, table, added[table.name])
            kept.extend(problems)
            restored += len(added[table.name]) - len(problems)
    return restored, tuple(kept)


def _remove(session: Session, table: Table, added: dict[int, ChangeRow]) -> list[str]:
    kept = []
    referred_to = _referred_to(session, table, list(added))
    for row_id, change in added.items():
        row = session.get(_ROW_CLASSES[table.name], row_id)
        if row is None:
            continue
        edited = [key for key, value in (change.new or {}).items() if to_json(getattr(row, key)) != value]
        if edited:
            kept.append(f"{_name(change)}后来又改过（{'、'.join(edited)}），保留。")
        elif row_id in referred_to:
            kept.append(f"{_name(change)}后来又有别的记录用到，保留。")
        else:
            session.delete(row)
    session.flush()
    return kept


def _referred_to(session: Session, table: Table, ids: list[int]) -> set[int]:
    """Which of the rows are referred to by rows that are still there."""
    found: set[int] = set()
    for other in TableRow.metadata.sorted_tables:
        for column in other.columns:
            if column.references(table.columns["id"]):
                for start in range(0, len(ids), 500):
                    found.update(session.scalars(select(column).where(column.in_(ids[start : start + 500]))))
    return found


def _add_again(session: Session, row_class: type[TableRow], row: TableRow | None, change: ChangeRow) -> list[str]:
    if row is not None:
        return [f"{_name(change)}已经存在，保留。"]
    columns = row_class.__table__.columns
    values = {key: from_json(columns[key], value) for key, value in (change.old or {}).items() if key in columns}
    session.add(row_class(**values))
    return []


def _set_back(row: TableRow | None, change: ChangeRow) -> list[str]:
    if row is None:
        return [f"{_name(change)}后来已删除，无法恢复原值。"]
    new, kept = change.new or {}, []
    for key, old_value in (change.old or {}).items():
        if to_json(getattr(row, key)) != new.get(key):
            kept.append(f"{_name(change)}的“{key}”后来又改过，保留现在的值“{getattr(row, key)}”。")
        else:
            setattr(row, key, from_json(row.__table__.columns[key], old_value))
    return kept


def _name(change: ChangeRow) -> str:
    values = change.new or change.old or {}
    label = values.get("title") or values.get("name") or values.get("matter") or values.get("code") or ""
    return f"“{label}”" if label else f"第{change.row_id}号记录"


def _operation(row: OperationRow) -> Operation:
    return Operation(row.id, row.at, row.who, row.why, row.reverses_id)


def _row_change(change: ChangeRow, operation: OperationRow) -> RowChange:
    return RowChange(_operation(operation), change.table_name, change.row_id, change.old, change.new)
