"""Undo an import, at once or days later, and list the imports that stand."""

from lianping_desk.domain.history import Reversal
from lianping_desk.services.desk import Desk
from lianping_desk.services.history.undo import undo_operation
from lianping_desk.store import imports as store
from lianping_desk.store.imports import StoredImport as StoredImport


def undo_import(desk: Desk, code: str) -> Reversal:
    """Take back the import with this code: its rows, doubts and files go, and what they displaced stands again.

    What she has changed since (a doubt settled, a value corrected) is kept, and listed in the reversal's `kept`.
    DeskError when there is no such import, or it was undone already.
    """
    with desk.database.reading() as session:
        operation_id = store.operation_of_import(session, code.strip())
    return undo_operation(desk, operation_id)


def imports(desk: Desk) -> tuple[StoredImport, ...]:
    """The imports that stand, newest first."""
    with desk.database.reading() as session:
        return store.imports(session)
