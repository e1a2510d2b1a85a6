"""How the tables hang together, read off the declared tables: references and unique keys."""

from dataclasses import dataclass
from enum import Enum

from sqlalchemy import Index, UniqueConstraint

from lianping_desk.store.columns import EnumText
from lianping_desk.store.database import all_tables


@dataclass(frozen=True, slots=True)
class Reference:
    """`table`.`column` holds the id of a row of `target`."""

    table: str
    column: str
    target: str


REFERENCES = tuple(
    Reference(table.name, key.parent.key, key.column.table.name)
    for table in all_tables().sorted_tables
    for key in table.foreign_keys
)

UNIQUE_KEYS = tuple(
    (table.name, tuple(column.key for column in rule.columns))
    for table in all_tables().sorted_tables
    for rule in (*table.constraints, *table.indexes)
    if isinstance(rule, UniqueConstraint) or (isinstance(rule, Index) and rule.unique)
)


def choices_of(table: str, column: str) -> type[Enum] | None:
    """The Enum whose values stand in this column; None when it holds something else."""
    kind = all_tables().tables[table].columns[column].type
    return kind.members if isinstance(kind, EnumText) else None


def reference_of(table: str, column: str) -> str | None:
    """The table whose rows this column refers to; None when it refers to none."""
    return _TARGETS.get((table, column))


_TARGETS = {(reference.table, reference.column): reference.target for reference in REFERENCES}
