"""Rows of any table as plain values, as the change log holds them: read them, and exchange them on the record."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from sqlalchemy import Table, bindparam, delete, insert, select, update
from sqlalchemy.orm import Session

from lianping_desk.store.batches import batches, batches_by_table
from lianping_desk.store.changes import from_json, record, to_json
from lianping_desk.store.database import all_tables
from lianping_desk.store.keys import UNIQUE_KEYS

Key = tuple[str, int]
"""Table and id of a row."""

Values = Mapping[str, Any]
"""Column values as they stand in the log."""

Parameters = dict[str, Any]


def read_rows(session: Session, keys: Collection[Key]) -> dict[Key, Values | None]:
    """These rows as they are now; None where there is none."""
    found: dict[Key, Values | None] = dict.fromkeys(keys)
    for table, ids in batches_by_table(keys):
        found.update(rows_where(session, table, "id", ids))
    return found


def rows_where(session: Session, table: str, column: str, values: Collection[Any]) -> Iterator[tuple[Key, Values]]:
    """The rows of `table` whose `column` holds one of `values`."""
    declared = all_tables().tables[table]
    for batch in batches(values):
        some = [from_json(declared.columns[column], value) for value in batch]
        for row in session.connection().execute(select(declared).where(declared.columns[column].in_(some))).mappings():
            yield (table, row["id"]), {key: to_json(value) for key, value in row.items()}


def exchange_rows(session: Session, rows: Mapping[Key, tuple[Values | None, Values | None]]) -> None:
    """Write each row as its second value instead of its first, and record that; None stands for no row.

    All removals go first and a row whose unique columns change is removed and added again, so that no row is in the
    way of another. References are checked when the transaction commits.
    """
    removed: dict[str, list[Parameters]] = defaultdict(list)
    changed: dict[tuple[str, tuple[str, ...]], list[Parameters]] = defaultdict(list)
    added: dict[tuple[str, tuple[str, ...]], list[Parameters]] = defaultdict(list)
    for (table, row_id), (old, new) in rows.items():
        difference = tuple(column for column in new or {} if old is None or old[column] != (new or {})[column])
        anew = old is None or not _unique_columns(table).isdisjoint(difference)
        if old is not None and (new is None or anew):
            removed[table].append({"_id": row_id})
        if new is not None and anew:
            added[table, tuple(new)].append(_row(table, new))
        elif new is not None:
            values = _row(table, {column: new[column] for column in difference})
            changed[table, difference].append({f"_{key}": value for key, value in values.items()} | {"_id": row_id})
    connection, tables = session.connection(), all_tables().tables
    for table, parameters in removed.items():
        connection.execute(delete(tables[table]).where(_is_row(tables[table])), parameters)
    for (table, columns), parameters in changed.items():
        new_values: dict[str, Any] = {column: bindparam(f"_{column}") for column in columns}
        connection.execute(update(tables[table]).where(_is_row(tables[table])).values(new_values), parameters)
    for (table, _columns), parameters in added.items():
        connection.execute(insert(tables[table]), parameters)
    record(session, [_change(key, old, new) for key, (old, new) in rows.items()])
    session.expire_all()


def _row(table: str, values: Values) -> dict[str, Any]:
    """Values of the log as the table takes them; a column that is no more is left out."""
    columns = all_tables().tables[table].columns
    return {key: from_json(columns[key], value) for key, value in values.items() if key in columns}


def _is_row(table: Table) -> Any:
    return table.columns["id"] == bindparam("_id")


def _unique_columns(table: str) -> set[str]:
    return {column for name, columns in UNIQUE_KEYS if name == table for column in columns}


def _change(key: Key, old: Values | None, new: Values | None) -> dict[str, Any]:
    if old is not None and new is not None:
        columns = [column for column in new if old[column] != new[column]]
        old, new = {column: old[column] for column in columns}, {column: new[column] for column in columns}
    return {"table_name": key[0], "row_id": key[1], "old": old and dict(old), "new": new and dict(new)}
