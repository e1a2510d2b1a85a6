"""All rows of the sheets that are read, and the columns that were not."""

from collections.abc import Iterator, Sequence

from lianping_desk.domain.received import Doubt, ReadRow
from lianping_desk.exchange.grid import Cell, address
from lianping_desk.exchange.reading.body import Use
from lianping_desk.exchange.reading.context import ReadingContext
from lianping_desk.exchange.reading.periods import period_in
from lianping_desk.exchange.reading.rows import RowReader, Setting
from lianping_desk.exchange.reading.sheets import SheetParts, TableBody
from lianping_desk.exchange.reading.whose import Whose
from lianping_desk.exchange.reading.words import clean


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
                yield from RowReader(context, body.table, parts.spread, setting).rows(body.rows)


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


def unread_columns(parts: SheetParts) -> Iterator[Doubt]:
    """A doubt for every column that holds something below its heading but is not understood."""
    for body in parts.bodies:
        for column in body.table.unknown:
            if _has_content(body, column.column):
                cell = address(column.row, column.column)
                yield Doubt(clean(column.heading), column.why, cell, parts.sheet.name, column.row)


def _has_content(body: TableBody, column: int) -> bool:
    return any(cell.column == column for line in body.rows if line.use is Use.data for cell in line.cells)
