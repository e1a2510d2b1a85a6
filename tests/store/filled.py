"""A database with data in every table, made from the declared columns, so that no table is forgotten."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Date, DateTime, Integer, create_engine, insert
from sqlalchemy.pool import StaticPool

from lianping_desk.store.columns import DecimalText, EnumText
from lianping_desk.store.database import all_tables, connect
from lianping_desk.store.migrate import create_database

ROWS = 3


def fill_every_table(database: Path) -> None:
    """Make a database at `database` with three rows in every table, each with every column set."""
    create_database(database)
    connection = connect(database)
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
    with engine.connect() as writer:
        connection.execute("BEGIN")
        for table in all_tables().sorted_tables:
            rows = [{column.key: _value(column, number) for column in table.columns} for number in range(1, ROWS + 1)]
            writer.execute(insert(table), rows)
        connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()


def _value(column: Column[Any], number: int) -> Any:
    """A value of the right sort that differs from row to row; references go to the row of the same number."""
    kind = column.type
    if column.primary_key or column.foreign_keys:
        return number
    if isinstance(kind, EnumText):
        members = list(kind.members)
        return members[number % len(members)]
    if isinstance(kind, DecimalText):
        return Decimal(number) + Decimal("0.10")
    if isinstance(kind, JSON):
        return {"percent": f"E{number}"}
    if isinstance(kind, Boolean):
        return number % 2 == 1
    if isinstance(kind, DateTime):
        return datetime(2023, number, 28, 20, 15, 30)
    if isinstance(kind, Date):
        return date(2023, number, 28)
    return number + 2020 if isinstance(kind, Integer) else f"{column.table.name} 的 {column.key}，𬭎字 {number}"
