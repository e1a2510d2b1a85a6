"""Where the head of a division table ends and its rows begin: heads in two levels, heads of two tables side by side."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lianping_desk.exchange.plan_reading.document import Row, Table
from lianping_desk.exchange.plan_reading.tables.annex_columns import (
    UNIT_COLUMNS,
    Column,
    column_of,
    columns_of,
    is_head,
)
from lianping_desk.exchange.plan_reading.tables.goal_tables import heads_goals

_NAMES_TASK = re.compile(r"(行动|工程)$")


@dataclass(frozen=True, slots=True)
class Part:
    """A division table, or one page of it: its headings, its columns, its rows without heads, and its first line."""

    headings: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    line: int

    def year_of(self, place: int) -> int | None:
        """2024 of the heading 2024年目标."""
        found = re.search(r"20\d\d", self.headings[place])
        return int(found[0]) if found else None


def part_of(table: Table) -> Part | None:
    """The table by its columns; None where no row is the head of a division table."""
    table = _one_below_the_other(table)
    for place, row in enumerate(table.rows):
        headings = tuple(_tight(cell) for cell in row.cells)
        if not is_head(columns_of(headings)) or _says_who_answers_for_goals(headings):
            continue
        heads = {headings}
        rest = list(table.rows[place + 1 :])
        while rest and (lower := _lower_level(headings, rest[0])):
            heads.add(tuple(_tight(cell) for cell in rest[0].cells))
            headings = lower
            rest.pop(0)
        rows = tuple(one for one in rest if tuple(_tight(cell) for cell in one.cells) not in heads)
        return Part(headings, _by_content(headings, rows), rows, row.line)
    return None


def _says_who_answers_for_goals(headings: Sequence[str]) -> bool:
    """A table of targets may have a column of units: it divides no tasks, the tasks stand in the text."""
    said = {column_of(heading) for heading in headings}
    return heads_goals(headings) and not said & {Column.task, Column.measure}


def continued(table: Table, before: Part) -> Part | None:
    """The table as the next page of the one before, when it has as many columns and no head of its own."""
    if len(table.rows[0].cells) != len(before.columns):
        return None
    return Part(before.headings, before.columns, table.rows, table.rows[0].line)


def _tight(cell: str) -> str:
    return re.sub(r"\s", "", cell)


def _lower_level(headings: Sequence[str], row: Row) -> tuple[str, ...] | None:
    """The headings with those of the row below: 责任分工 over 牵头单位 and 参与单位; None when it is no head."""
    below = [_tight(cell) for cell in row.cells]
    said = [cell for cell in below if cell]
    if not said or not all(len(cell) <= 12 and column_of(cell) is not Column.other for cell in said):
        return None
    if not any(column_of(cell) in UNIT_COLUMNS for cell in said):
        return None
    together = tuple(lower or upper for upper, lower in zip(headings, below, strict=True))
    return together if is_head(columns_of(together)) else None


def _by_content(headings: Sequence[str], rows: Sequence[Row]) -> tuple[Column, ...]:
    """Of two headings of tasks the first names groups when the names of 行动 and 工程 stand under the second."""
    columns = columns_of(headings)
    tasks = [place for place, heading in enumerate(headings) if column_of(heading) is Column.task]
    if len(tasks) == 2 and [columns[place] for place in tasks] == [Column.task, Column.measure]:
        first, second = ([_tight(row.cells[place]) for row in rows if row.cells[place]] for place in tasks)
        named = sum(_NAMES_TASK.search(cell) is not None for cell in second)
        if 2 * named > len(second) and len(set(first)) < len(set(second)):
            columns[tasks[0]], columns[tasks[1]] = Column.group, Column.task
    return tuple(columns)


def _one_below_the_other(table: Table) -> Table:
    """A table whose head says everything twice holds two columns of rows: the right half goes on with the left."""
    half = len(table.rows[0].cells) // 2
    for place, row in enumerate(table.rows):
        headings = [_tight(cell) for cell in row.cells]
        is_doubled = len(headings) == 2 * half and headings[:half] == headings[half:]
        if is_doubled and is_head(columns_of(headings[:half])):
            left = [Row(one.cells[:half], one.line) for one in table.rows[place:]]
            right = [Row(one.cells[half:], one.line) for one in table.rows[place + 1 :] if any(one.cells[half:])]
            return Table((*left, *right))
    return table
