"""The one change log: every row that a writing session touches is recorded, in the same transaction (DESIGN 4.1)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from sqlalchemy import ColumnElement, event, insert
from sqlalchemy import inspect as inspect_state
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction

from lianping_desk.store.change_tables import ChangeRow, OperationRow
from lianping_desk.store.tables import TableRow

Change = dict[str, Any]


@dataclass(slots=True)
class OpenOperation:
    """The operation that a writing session is in; its row is written with the first change."""

    why: str
    who: str
    reverses_id: int | None
    id: int | None = None

    @property
    def has_changes(self) -> bool:
        return self.id is not None


def open_operation(session: Session, why: str, who: str, reverses_id: int | None = None) -> OpenOperation:
    """From now on record what `session` flushes, under one operation."""
    operation = OpenOperation(why, who, reverses_id)

    @event.listens_for(session, "after_flush")
    def _record(session: Session, _context: UOWTransaction) -> None:
        changes = list(_changes_of(session))
        if not changes:
            return
        connection = session.connection()
        if operation.id is None:
            values = {"at": datetime.now(), "who": who, "why": why, "reverses_id": reverses_id}
            operation.id = connection.scalar(insert(OperationRow).values(values).returning(OperationRow.id))
        connection.execute(insert(ChangeRow), [{**change, "operation_id": operation.id} for change in changes])

    @event.listens_for(session, "do_orm_execute")
    def _no_unlogged_writes(state: ORMExecuteState) -> None:
        if state.is_update or state.is_delete or state.is_insert:
            raise RuntimeError("bulk statements bypass the change log: add, change and delete objects instead")

    return operation


def to_json(value: Any) -> Any:
    """A column value as it stands in the log: days as ISO text, decimals as text, enums as their values."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, Enum):
        return value.value
    return value


def from_json(column: ColumnElement[Any], value: Any) -> Any:
    """The column value that `to_json` wrote down."""
    if value is None:
        return None
    members = getattr(column.type, "members", None)
    if members is not None:
        return members(value)
    kind = column.type.python_type
    if kind is date:
        return date.fromisoformat(value)
    if kind is datetime:
        return datetime.fromisoformat(value)
    return Decimal(value) if kind is Decimal else value


def _changes_of(session: Session) -> Iterator[Change]:
    for row in session.new:
        yield _change(row, None, _values(row))
    for row in session.dirty:
        if session.is_modified(row, include_collections=False):
            old, new = _difference(row)
            if old != new:
                yield _change(row, old, new)
    for row in session.deleted:
        yield _change(row, _values(row) | _difference(row)[0], None)


def _change(row: TableRow, old: dict[str, Any] | None, new: dict[str, Any] | None) -> Change:
    return {"table_name": row.__tablename__, "row_id": row.id, "old": old, "new": new}


def _values(row: TableRow) -> dict[str, Any]:
    return {column.key: to_json(getattr(row, column.key)) for column in row.__table__.columns}


def _difference(row: TableRow) -> tuple[dict[str, Any], dict[str, Any]]:
    """Old and new values of the columns that differ from what the database holds."""
    old, new = {}, {}
    state = inspect_state(row)
    for column in row.__table__.columns:
        history = state.attrs[column.key].history
        if history.added and history.deleted:
            old[column.key], new[column.key] = to_json(history.deleted[0]), to_json(history.added[0])
    return old, new
