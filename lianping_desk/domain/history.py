"""The history of what was done: operations, and the values they changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that was done: when, by whom, and why in her words. `reverses_id` names what it took back."""

    id: int
    at: datetime
    who: str
    why: str
    reverses_id: int | None = None


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row touched by an operation; `old` is None when it was added, `new` None when it was deleted."""

    operation: Operation
    table: str
    row_id: int
    old: Mapping[str, Any] | None
    new: Mapping[str, Any] | None


class KeptBecause(Enum):
    """Why a reversal left something as it is; the value is how she reads it."""

    edited_later = "后来又改过，保留现在的"
    used_later = "后来又有别的记录用到，保留"
    deleted_later = "后来已删除，不再恢复"
    owner_deleted = "它对应的记录后来已删除，不能恢复"
    same_name_later = "后来又有了相同的记录，不能恢复"


@dataclass(frozen=True, slots=True)
class Kept:
    """What a reversal left as it is: a whole row, or one `column` of it. `values` is the row as it stands or stood."""

    table: str
    row_id: int
    values: Mapping[str, Any]
    because: KeptBecause
    column: str | None = None


@dataclass(frozen=True, slots=True)
class UndoState:
    """What Ctrl+Z and Ctrl+Y would do now; None where there is nothing to do.

    `undo` and `redo` are what she did; `redo_takes_back` is the reversal that a redo takes back to bring `redo` about.
    """

    undo: Operation | None = None
    redo: Operation | None = None
    redo_takes_back: Operation | None = None


@dataclass(frozen=True, slots=True)
class Reversal:
    """What taking back an operation did: how many rows were put back, and which later edits were kept instead."""

    operation: Operation
    restored: int
    kept: tuple[str, ...] = ()


def is_redo(operation: Operation, operations: tuple[Operation, ...]) -> bool:
    """Whether `operation` took back a reversal, and so brought back what was done at first."""
    return any(one.id == operation.reverses_id and one.reverses_id is not None for one in operations)


def standing(operations: Iterable[Operation]) -> frozenset[int]:
    """Ids of what was done and is in force at the end of `operations` (oldest first): never undone, or redone since."""
    first_of: dict[int, int] = {}
    turns: dict[int, int] = {}
    found: set[int] = set()
    for operation in operations:
        reversed_id = operation.reverses_id
        if reversed_id is None or reversed_id not in first_of:
            first_of[operation.id], turns[operation.id] = operation.id, 0
        else:
            first_of[operation.id], turns[operation.id] = first_of[reversed_id], turns[reversed_id] + 1
        if turns[operation.id] % 2:
            found.discard(first_of[operation.id])
        else:
            found.add(first_of[operation.id])
    return frozenset(found)


def undo_state(operations: tuple[Operation, ...]) -> UndoState:
    """Which operation to undo and which to redo, from the operations oldest first.

    A reversal of a reversal is a redo. A new operation ends what could be redone.
    """
    by_id = {operation.id: operation for operation in operations}
    undoable: list[Operation] = []
    redoable: list[tuple[Operation, Operation]] = []
    for operation in operations:
        reversed_one = by_id.get(operation.reverses_id) if operation.reverses_id is not None else None
        if operation.reverses_id is None or reversed_one is None:
            undoable.append(operation)
            redoable.clear()
        elif reversed_one.reverses_id is None:
            undoable = [one for one in undoable if one.id != reversed_one.id]
            redoable.append((reversed_one, operation))
        else:
            redoable = [pair for pair in redoable if pair[1].id != reversed_one.id]
            undoable.append(by_id.get(reversed_one.reverses_id, operation))
    redo, redo_takes_back = redoable[-1] if redoable else (None, None)
    return UndoState(undoable[-1] if undoable else None, redo, redo_takes_back)
