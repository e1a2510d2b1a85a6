"""All rows of the sheets that are read, and the columns that were not."""

from collections.abc import Iterator, Sequence

from lianping_desk.domain.received import Doubt, ReadRow
from lianping_desk.exchange.grid import address
from lianping_desk.exchange.reading.body import Use
from lianping_desk.exchange.reading.context import ReadingContext
from lianping_desk.exchange.reading.rows import RowReader, Setting
from lianping_desk.exchange.reading.sheets import SheetParts, TableBody
from lianping_desk.exchange.reading.whose import Whose
from lianping_desk.exchange.reading.words import clean


def rows_of_sheets(
    context: ReadingContext, sheets: Sequence[SheetParts], whose: Whose, year: int | None
) -> Iterator[ReadRow]:
    """The rows of every table, sheet by sheet from the top."""
    for parts in sheets:
        setting = Setting(year, parts.around.funds_factor, whose.by_sheet.get(parts.sheet.name))
        for body in parts.bodies:
            yield from RowReader(context, body.table, parts.spread, setting).rows(body.rows)


def unread_columns(parts: SheetParts) -> Iterator[Doubt]:
    """A doubt for every column that holds something below its heading but is not understood."""
    for body in parts.bodies:
        for column in body.table.unknown:
            if _has_content(body, column.column):
                cell = address(column.row, column.column)
                yield Doubt(clean(column.heading), column.why, cell, parts.sheet.name, column.row)


def _has_content(body: TableBody, column: int) -> bool:
    return any(cell.column == column for line in body.rows if line.use is Use.data for cell in line.cells)
