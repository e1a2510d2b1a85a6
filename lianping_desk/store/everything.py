"""Every row of every table, for a way out of the program."""

from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lianping_desk.store.changes import to_json
from lianping_desk.store.columns import DecimalText
from lianping_desk.store.database import all_tables
from lianping_desk.store.rows import Values


def table_names() -> tuple[str, ...]:
    """Every table, each behind those that it refers to."""
    return tuple(table.name for table in all_tables().sorted_tables)


def every_row(session: Session, table: str) -> Iterator[Values]:
    """The rows of a table in the order in which they were made, as the change log writes values."""
    declared = all_tables().tables[table]
    for row in session.connection().execute(select(declared).order_by(declared.columns["id"])).mappings():
        yield {key: to_json(value) for key, value in row.items()}


def row_count(session: Session, table: str) -> int:
    return session.scalar(select(func.count()).select_from(all_tables().tables[table])) or 0


def is_number(table: str, column: str) -> bool:
    """Whether a column holds exact numbers, which the log writes as text."""
    return isinstance(all_tables().tables[table].columns[column].type, DecimalText)
