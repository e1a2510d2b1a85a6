"""Undo an import, at once or days later, and list the imports that stand."""

from lianping_desk.domain.history import Reversal
from lianping_desk.services.desk import Desk
from lianping_desk.services.history.undo import undo_operation
from lianping_desk.store import imports as store
from lianping_desk.store.import_history import operations_of_import
from lianping_desk.store.imports import StoredImport as StoredImport


def undo_import(desk: Desk, code: str) -> Reversal:
    """Take back the import with this code: its rows, doubts and files go, and what they displaced stands again.

    What she has done since to nothing but these rows (doubts settled, values corrected) goes first, step by step. What
    else has changed since is kept, and listed in `kept`. DeskError when there is no such import, or it was undone.
    """
    with desk.database.reading() as session:
        operations = operations_of_import(session, code.strip())
    reversals = [undo_operation(desk, operation_id) for operation_id in reversed(operations)]
    kept = tuple(line for one in reversals for line in one.kept)
    return Reversal(reversals[-1].operation, sum(one.restored for one in reversals), kept)


def imports(desk: Desk) -> tuple[StoredImport, ...]:
    """The imports that stand, newest first."""
    with desk.database.reading() as session:
        return store.imports(session)
