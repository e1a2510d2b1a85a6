"""Undo an import, at once or days later, and list the imports that stand."""

from collections.abc import Sequence
from dataclasses import dataclass

from lianping_desk.services.desk import Desk
from lianping_desk.services.history.sentences import kept_lines, rows_named_by
from lianping_desk.store import imports as store
from lianping_desk.store.changes import next_operation
from lianping_desk.store.history import operation_of
from lianping_desk.store.import_history import OperationOnImport, operations_of_import
from lianping_desk.store.imports import StoredImport as StoredImport
from lianping_desk.store.known_rows import known_rows
from lianping_desk.store.reversal import take_back
from lianping_desk.store.steps import Writing


@dataclass(frozen=True, slots=True)
class UndoneImport:
    """What taking an import back does: `restored` rows are as they were before it.

    `steps` are what she did later with nothing but its rows, newest first; they go with it. `kept` lists what else was
    changed later and stays as it is now.
    """

    code: str
    restored: int
    steps: tuple[str, ...]
    kept: tuple[str, ...]


def undo_import(desk: Desk, code: str) -> UndoneImport:
    """Take back the import with this code: its rows, doubts and files go, and what they displaced stands again.

    What she has done since to nothing but these rows (doubts settled, values corrected, a file sent back) goes first,
    all in one transaction. DeskError when there is no such import, or it was undone.
    """
    operations = _operations(desk, code)
    with desk.database.writing(f"撤销导入 {code}", desk.who, operations[0].id) as session:
        return _taken_back(session, desk, code, operations)


def rehearse_undo_import(desk: Desk, code: str) -> UndoneImport:
    """What `undo_import` would do; nothing is changed. DeskError as there."""
    operations = _operations(desk, code)
    with desk.database.rehearsing(f"撤销导入 {code}", desk.who) as session:
        return _taken_back(session, desk, code, operations)


def imports(desk: Desk) -> tuple[StoredImport, ...]:
    """The imports that stand, newest first."""
    with desk.database.reading() as session:
        return store.imports(session)


def _operations(desk: Desk, code: str) -> tuple[OperationOnImport, ...]:
    with desk.database.reading() as session:
        return operations_of_import(session, code.strip())


def _taken_back(session: Writing, desk: Desk, code: str, operations: Sequence[OperationOnImport]) -> UndoneImport:
    """Newest first. Of an operation that was also about other imports only what was about this one is taken back."""
    restored, steps, kept, ignoring = 0, list[str](), list[str](), set[int]()
    for one in reversed(operations):
        operation = operation_of(session, one.id)
        if one.only is None:
            next_operation(session, f"撤销：{operation.why}", desk.who, one.id)
        else:
            taking = next_operation(session, f"撤销：{operation.why}（只撤导入 {code} 的部分）", desk.who)
            ignoring |= {one.id, taking}
        rows, left = take_back(session, one.id, only=one.only, ignoring=ignoring)
        restored += rows
        kept += kept_lines(left, known_rows(session, rows_named_by(left)))
        steps.append(operation.why)
    return UndoneImport(code, restored, tuple(steps[:-1]), tuple(dict.fromkeys(kept)))
