"""Rows that a line of the history names, whether they are still there or were deleted since."""

from collections.abc import Collection, Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from lianping_desk.store.batches import batches_by_table
from lianping_desk.store.change_tables import ChangeRow
from lianping_desk.store.keys import reference_of
from lianping_desk.store.rows import Key, Values, read_rows


def known_rows(session: Session, keys: Collection[Key]) -> dict[Key, Values]:
    """These rows and every row that they refer to, as they are now or were when they were deleted."""
    found: dict[Key, Values] = {}
    asked: set[Key] = set()
    wanted = set(keys)
    while wanted:
        asked |= wanted
        present = {key: values for key, values in read_rows(session, wanted).items() if values is not None}
        new = dict(_deleted_rows(session, wanted - present.keys())) | present
        found |= new
        wanted = {key for (table, _), values in new.items() for key in referred_rows(table, values)} - asked
    return found


def referred_rows(table: str, values: Values) -> Iterator[Key]:
    """The rows that these values of a row of `table` refer to."""
    for column, value in values.items():
        target = reference_of(table, column)
        if target is not None and value is not None:
            yield target, value


def _deleted_rows(session: Session, keys: Collection[Key]) -> Iterator[tuple[Key, Values]]:
    for table, ids in batches_by_table(keys):
        about = (ChangeRow.table_name == table, ChangeRow.row_id.in_(ids), ChangeRow.new.is_(None))
        for change in session.scalars(select(ChangeRow).where(*about).order_by(ChangeRow.id)):
            yield (table, change.row_id), change.old or {}
