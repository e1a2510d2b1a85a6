"""Which operations made an import, and which worked on it since."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.history import standing
from lianping_desk.store.change_tables import ChangeRow
from lianping_desk.store.history import operation_of, reversals_of
from lianping_desk.store.received_tables import (
    DoubtRow,
    ImportRow,
    IndicatorValueRow,
    ProgressRow,
    ReceivedFileRow,
    ReturnDecisionRow,
    SentBackRow,
)
from lianping_desk.store.rows import Key

_OF_IMPORTS = tuple(
    table.__tablename__ for table in (ImportRow, ReceivedFileRow, ProgressRow, IndicatorValueRow, DoubtRow, SentBackRow)
)
_SENT_BACK, _DECISION = SentBackRow.__tablename__, ReturnDecisionRow.__tablename__


@dataclass(frozen=True, slots=True)
class OperationOnImport:
    """An operation that made an import or worked on its rows; `only` are these rows where it did other things too."""

    id: int
    only: frozenset[Key] | None = None


def operations_of_import(session: Session, code: str) -> tuple[OperationOnImport, ...]:
    """The operation that made this import, and after it, oldest first, those that stand and worked on its rows.

    Such are its doubts settled, its values corrected and its files sent back; taking the import back without them would
    keep half of it. DeskError when there is no such import, or it was undone.
    """
    import_id = session.scalar(select(ImportRow.id).where(ImportRow.code == code))
    if import_id is None:
        raise DeskError(f"没有编号为“{code}”的导入，或者它已经撤销。", "请核对导入编号。")
    made = _operation_that_added(session, import_id)
    own = {key for key, is_new in _changes(session, made) if is_new}
    found = [OperationOnImport(made)]
    for operation_id in _touching(session, made):
        operation = operation_of(session, operation_id)
        if operation.reverses_id is not None or operation_id not in standing(reversals_of(session, operation)):
            continue
        changes = _changes(session, operation_id)
        if any(table == ImportRow.__tablename__ for (table, _), is_new in changes if is_new):
            continue  # another import, which may have gone on with a base that this one brought
        sends_back = _sent_files(session, operation_id) <= own and any(key[0] == _SENT_BACK for key, _ in changes)
        about_own = sends_back or any(key in own for key, _ in changes)
        if not about_own:
            continue
        if all(is_new or key in own or (sends_back and key[0] == _DECISION) for key, is_new in changes):
            own |= {key for key, _ in changes if key[0] != _DECISION}
            found.append(OperationOnImport(operation_id))
        else:  # doubts of several imports settled in one go: what was about this one goes with it
            own |= _added_to_files(session, operation_id, own)
            found.append(OperationOnImport(operation_id, frozenset(key for key, _ in changes if key in own)))
    return tuple(found)


def _added_to_files(session: Session, operation_id: int, own: Collection[Key]) -> set[Key]:
    """The rows that an operation added to files of the import."""
    query = select(ChangeRow.table_name, ChangeRow.row_id, ChangeRow.new).where(
        ChangeRow.operation_id == operation_id, ChangeRow.old.is_(None)
    )
    name = ReceivedFileRow.__tablename__
    added = [((table, row_id), (name, (new or {}).get("file_id"))) for table, row_id, new in session.execute(query)]
    return {key for key, file in added if file in own}


def _operation_that_added(session: Session, import_id: int) -> int:
    query = (
        select(ChangeRow.operation_id)
        .where(ChangeRow.table_name == ImportRow.__tablename__, ChangeRow.row_id == import_id, ChangeRow.old.is_(None))
        .order_by(ChangeRow.id)
        .limit(1)
    )
    return session.scalars(query).one()


def _touching(session: Session, after: int) -> list[int]:
    """Operations later than `after` that touched any row of any import, oldest first."""
    query = select(ChangeRow.operation_id).where(ChangeRow.operation_id > after, ChangeRow.table_name.in_(_OF_IMPORTS))
    return sorted(set(session.scalars(query)))


def _changes(session: Session, operation_id: int) -> list[tuple[Key, bool]]:
    """The rows that an operation touched, and whether it added them."""
    query = select(ChangeRow.table_name, ChangeRow.row_id, ChangeRow.old.is_(None)).where(
        ChangeRow.operation_id == operation_id
    )
    added: dict[Key, bool] = defaultdict(bool)
    for table, row_id, is_new in session.execute(query):
        added[table, row_id] |= bool(is_new)
    return list(added.items())


def _sent_files(session: Session, operation_id: int) -> set[Key]:
    """The files that an operation sent back."""
    query = select(ChangeRow.new).where(
        ChangeRow.operation_id == operation_id, ChangeRow.table_name == _SENT_BACK, ChangeRow.old.is_(None)
    )
    return {(ReceivedFileRow.__tablename__, new["file_id"]) for new in session.scalars(query) if new}
