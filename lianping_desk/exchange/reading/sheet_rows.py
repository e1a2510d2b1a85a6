"""All rows of the sheets that are read, and the columns that were not."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lianping_desk.domain.period import parse_period
from lianping_desk.domain.received import Doubt, ReadRow
from lianping_desk.exchange.grid import Cell, address
from lianping_desk.exchange.reading.body import Use
from lianping_desk.exchange.reading.context import ReadingContext
from lianping_desk.exchange.reading.headings import KEY_FIELDS
from lianping_desk.exchange.reading.periods import period_in
from lianping_desk.exchange.reading.rows import RowReader, Setting
from lianping_desk.exchange.reading.sheets import SheetParts, TableBody
from lianping_desk.exchange.reading.tables import Column, Table
from lianping_desk.exchange.reading.whose import Whose
from lianping_desk.exchange.reading.words import clean, plain

_SINCE = re.compile(r"自?20\d\d年(?:以来|起|至今|至(?=20))")


def rows_of_sheets(
    context: ReadingContext, sheets: Sequence[SheetParts], whose: Whose, period: str | None
) -> Iterator[ReadRow]:
    """The rows of every table, sheet by sheet from the top. `period` is the file's, by its code, if it is known."""
    year = int(period[:4]) if period else None
    for parts in sheets:
        unit = whose.by_sheet.get(parts.sheet.name)
        setting = Setting(year, parts.around.funds_factor, unit, unit_is_asked=whose.by_row)
        for body in parts.bodies:
            if title_of_another_period(parts, body, period) is None:
                others = columns_of_another_period(body.table, period)
                columns = tuple(column for column in body.table.columns if column not in others)
                yield from RowReader(context, replace(body.table, columns=columns), parts.spread, setting).rows(
                    body.rows
                )


def title_of_another_period(parts: SheetParts, body: TableBody, period: str | None) -> Cell | None:
    """The title right above a further table of a sheet when it is of another period than the file (去年同期情况)."""
    above = [other.table.first_row for other in parts.bodies if other.table.first_row < body.table.first_row]
    if not above or period is None:
        return None
    for title in parts.around.titles:
        if max(above) < title.row < body.table.first_row and (named := period_in(title.text)):
            return None if named.fits(period) else title
    return None


def tables_of_another_period(parts: SheetParts, period: str | None) -> Iterator[Doubt]:
    """A doubt for every table that was left out because its title names another period."""
    for body in parts.bodies:
        if title := title_of_another_period(parts, body, period):
            why = "这张表写的是另一个填报期，没有读入"
            yield Doubt(clean(title.text), why, title.address, parts.sheet.name, title.row)


def columns_of_another_period(table: Table, period: str | None) -> tuple[Column, ...]:
    """The columns whose headings name another period than the file's: 2022年完成率 in a return of 2023."""
    if period is None:
        return ()
    kept = (KEY_FIELDS[table.kind], "next_step", "date", "valid_until")
    return tuple(c for c in table.columns if c.meaning.field not in kept and _is_of_another(c, period))


def _is_of_another(column: Column, period: str) -> bool:
    levels = (_SINCE.sub("", plain(text)) for text in (column.heading, column.above))  # the lower one is the narrower
    named = next((found for text in levels if (found := period_in(text))), None)
    if named is None or named.fits(period):
        return False
    ends = parse_period(period).ends
    is_until = column.meaning.field == "cumulative" and named.part == f"-{ends.month:02d}"
    return not (is_until and named.year in ("", str(ends.year)))


def unread_columns(parts: SheetParts, period: str | None) -> Iterator[Doubt]:
    """A doubt for every column that holds something below its heading but is not understood, or of another period."""
    for body in parts.bodies:
        for other in columns_of_another_period(body.table, period):
            if _has_content(body, other.first):
                cell = address(body.table.body - 1, other.first)
                why = "这一栏写的是另一个填报期，没有读入"
                yield Doubt(clean(other.heading), why, cell, parts.sheet.name, body.table.body - 1)
        for column in body.table.unknown:
            if _has_content(body, column.column):
                cell = address(column.row, column.column)
                yield Doubt(clean(column.heading), column.why, cell, parts.sheet.name, column.row)


def _has_content(body: TableBody, column: int) -> bool:
    return any(cell.column == column for line in body.rows if line.use is Use.data for cell in line.cells)
