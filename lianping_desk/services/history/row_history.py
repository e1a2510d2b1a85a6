"""What was changed: of one row, by one operation, or since a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from lianping_desk.domain.history import Operation, RowChange, standing
from lianping_desk.services.desk import Desk
from lianping_desk.services.history.sentences import change_line, rows_named_by
from lianping_desk.store import history
from lianping_desk.store.known_rows import known_rows
from lianping_desk.store.rows import Key, Values


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One change of one row: by which operation, and what it did in words."""

    operation: Operation
    table: str
    row_id: int
    text: str


@dataclass(frozen=True, slots=True)
class DoneOperation:
    """One operation of the list of modifications; `undone` when it was taken back and not redone since."""

    operation: Operation
    undone: bool


def row_history(desk: Desk, table: str, row_id: int) -> tuple[HistoryLine, ...]:
    """Every change of one row, newest first."""
    with desk.database.reading() as session:
        changes = history.row_history(session, table, row_id)
        return _lines(changes, known_rows(session, rows_named_by(changes)))


def changes_since(desk: Desk, day: date) -> tuple[HistoryLine, ...]:
    """Every change made on `day` or after it, newest first."""
    with desk.database.reading() as session:
        changes = history.changes_since(session, datetime.combine(day, time.min))
        return _lines(changes, known_rows(session, rows_named_by(changes)))


def changes_of(desk: Desk, operation_id: int) -> tuple[HistoryLine, ...]:
    """Every change that one operation made, oldest first."""
    with desk.database.reading() as session:
        changes = history.changes_of(session, operation_id)
        return _lines(changes, known_rows(session, rows_named_by(changes)))


def recent_operations(desk: Desk, depth: int = history.UNDO_DEPTH) -> tuple[DoneOperation, ...]:
    """The last `depth` operations, newest first."""
    with desk.database.reading() as session:
        operations = history.recent_operations(session, depth)
    in_force = standing(operations)
    return tuple(DoneOperation(one, one.reverses_id is None and one.id not in in_force) for one in reversed(operations))


def _lines(changes: Iterable[RowChange], rows: dict[Key, Values]) -> tuple[HistoryLine, ...]:
    return tuple(HistoryLine(one.operation, one.table, one.row_id, change_line(one, rows)) for one in changes)
