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
from sqlalchemy.orm.attributes import set_committed_value

from lianping_desk.store.change_tables import ChangeRow, OperationRow
from lianping_desk.store.tables import TableRow

Change = dict[str, Any]
"""One row of the log before it is written: table_name, row_id, old, new."""

_AS_THEY_ARE = frozenset({type(None), str, int, float, bool, dict, list})
_OPERATION, _LOGGED = "operation", "logged"


@dataclass(slots=True)
class OpenOperation:
    """The operation that a writing session is in; its row is written with the first change."""

    why: str
    who: str
    reverses_id: int | None
    id: int | None = None


def open_operation(session: Session, why: str, who: str, reverses_id: int | None = None) -> None:
    """From now on record what `session` flushes, under one operation."""
    session.info[_OPERATION] = OpenOperation(why, who, reverses_id)

    @event.listens_for(session, "after_flush")
    def _record(session: Session, context: UOWTransaction) -> None:
        record(session, list(_changes_of(session, context)))

    @event.listens_for(session, "do_orm_execute")
    def _no_unlogged_writes(state: ORMExecuteState) -> None:
        if state.is_update or state.is_delete or state.is_insert:
            raise RuntimeError("bulk statements bypass the change log: add, change and delete objects instead")


def next_operation(session: Session, why: str, who: str, reverses_id: int | None = None) -> int:
    """What follows in the same transaction is another operation, which is logged also where it changes nothing.

    Returns its id.
    """
    session.flush()
    session.info[_OPERATION] = OpenOperation(why, who, reverses_id)
    return begin_operation(session)


def has_logged(session: Session) -> bool:
    """Whether anything was written into the log, and so has to be committed."""
    return _LOGGED in session.info


def record(session: Session, changes: list[Change]) -> None:
    """Write these changes into the log under the operation that `session` is in."""
    if changes:
        operation_id = begin_operation(session)
        session.connection().execute(
            insert(ChangeRow), [{**change, "operation_id": operation_id} for change in changes]
        )


def begin_operation(session: Session) -> int:
    """The id of the operation that `session` is in, written into the log now if it was not."""
    operation: OpenOperation = session.info[_OPERATION]
    if operation.id is None:
        session.info[_LOGGED] = True
        values = {"at": datetime.now(), "who": operation.who, "why": operation.why}
        operation.id = session.connection().scalar(
            insert(OperationRow).values(values | {"reverses_id": operation.reverses_id}).returning(OperationRow.id)
        )
    assert operation.id is not None
    return operation.id


def to_json(value: Any) -> Any:
    """A column value as it stands in the log: days as ISO text, decimals as text, enums as their values."""
    if type(value) in _AS_THEY_ARE:  # nearly every value
        return value
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


def _changes_of(session: Session, context: UOWTransaction) -> Iterator[Change]:
    for row in session.new:
        yield _change(row, None, _values_of_new(row))
    for row in session.dirty:
        if session.is_modified(row, include_collections=False):
            old, new = _difference(row)
            if old != new:
                yield _change(row, old, new)
    for row in (*session.deleted, *_orphans(session, context)):
        yield _change(row, _values(row) | _difference(row)[0], None)


def _orphans(session: Session, context: UOWTransaction) -> list[TableRow]:
    """Rows that this flush deletes because they left their owner's list; `session.deleted` does not hold them."""
    going = (
        state.obj()
        for state, (is_deleted, is_listed_only) in context.states.items()
        if is_deleted and not is_listed_only
    )
    deleted = set(session.deleted)
    return [row for row in going if isinstance(row, TableRow) and row not in deleted]


def _change(row: TableRow, old: dict[str, Any] | None, new: dict[str, Any] | None) -> Change:
    return {"table_name": row.__tablename__, "row_id": row.id, "old": old, "new": new}


def _values(row: TableRow) -> dict[str, Any]:
    return {column.key: to_json(getattr(row, column.key)) for column in row.__table__.columns}


def _values_of_new(row: TableRow) -> dict[str, Any]:
    """The values of a row just added. A column that was left out is NULL, and from now on known to be."""
    held = inspect_state(row).dict
    values = {}
    for column in row.__table__.columns:
        if column.key not in held:
            set_committed_value(row, column.key, None)
        values[column.key] = to_json(held[column.key])
    return values


def _difference(row: TableRow) -> tuple[dict[str, Any], dict[str, Any]]:
    """Old and new values of the columns that differ from what the database holds."""
    old, new = {}, {}
    state = inspect_state(row)
    for column in row.__table__.columns:
        history = state.attrs[column.key].history
        if history.added and not history.deleted:
            raise RuntimeError(f"{row.__tablename__}.{column.key} was set before it was read: its old value is lost")
        if history.added:
            old[column.key], new[column.key] = to_json(next(iter(history.deleted))), to_json(next(iter(history.added)))
    return old, new
