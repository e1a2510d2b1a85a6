"""The history of what was done: operations, and the values they changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
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


@dataclass(frozen=True, slots=True)
class UndoState:
    """What Ctrl+Z and Ctrl+Y would do now; None where there is nothing to do."""

    undo: Operation | None = None
    redo: Operation | None = None


@dataclass(frozen=True, slots=True)
class Reversal:
    """What taking back an operation did: how many rows were put back, and which later edits were kept instead."""

    operation: Operation
    restored: int
    kept: tuple[str, ...] = ()


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
    return UndoState(undoable[-1] if undoable else None, redoable[-1][1] if redoable else None)
