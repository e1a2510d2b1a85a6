"""Tables that stand beside each other on one sheet, or one table that goes on to the right of itself."""

from collections.abc import Iterator

from lianping_desk.domain.received import LAST_ROW
from lianping_desk.exchange.grid import Cell, Sheet
from lianping_desk.exchange.reading.context import ReadingContext
from lianping_desk.exchange.reading.layouts.view import View, part_of
from lianping_desk.exchange.reading.spread import Spread
from lianping_desk.exchange.reading.surroundings import is_note, is_signed_line
from lianping_desk.exchange.reading.tables import best_band
from lianping_desk.exchange.reading.words import plain

NARROWEST = 2
"""Columns of a table."""


def side_by_side(sheet: Sheet, spread: Spread, context: ReadingContext) -> Iterator[View]:
    """The sheet as it stands, parted into its columns where a row of headings holds several tables."""
    cuts = next((c for row, cells in spread.rows.items() if (c := _cuts(spread, row, cells, context, sheet))), ())
    if not cuts:
        yield View(sheet, spread)
        return
    left = {n for n, cells in spread.rows.items() if is_signed_line(cells) or is_note(plain(cells[0].text))}
    row, columns = cuts[0], [*cuts[1:], 10**6]
    above = part_of(sheet, (number for number in spread.rows if number < row))
    if above.cells:
        yield View(above, Spread(above))
    for beside, (first, following) in enumerate(zip([1, *columns], columns, strict=False)):
        part = part_of(
            sheet, (number for number in spread.rows if number >= row and number not in left), first, following - 1
        )
        yield View(part, Spread(part), rows_at={number: number + beside * LAST_ROW for number in spread.rows})


def _cuts(spread: Spread, row: int, cells: list[Cell], context: ReadingContext, sheet: Sheet) -> tuple[int, ...]:
    """The row and the columns before which it is to be parted: each part is the heading of a table by itself."""
    if len(cells) < 2 * NARROWEST or not any(context.headings.is_known(cell.text) for cell in cells):
        return ()
    texts = [plain(cell.text) for cell in cells]
    starts = _repeated(cells, texts) or _after_gaps(spread, row, cells)
    if not starts:
        return ()
    ends = [*starts[1:], 10**6]
    first_part = [(1, starts[0]), *zip(starts, ends, strict=True)]
    for first, following in first_part:
        part = Spread(part_of(sheet, range(row, row + 3), first, following - 1))
        if row not in part.rows or best_band(part, context.headings, row) is None:
            return ()
    return (row, *starts)


def _repeated(cells: list[Cell], texts: list[str]) -> list[int]:
    """The columns in which the same headings begin again."""
    for width in range(NARROWEST, len(texts) // 2 + 1):
        if len(texts) % width == 0 and all(texts[n] == texts[n % width] for n in range(len(texts))):
            return [cells[n].column for n in range(width, len(texts), width)]
    return []


def _after_gaps(spread: Spread, row: int, cells: list[Cell]) -> list[int]:
    """The columns right of those that are empty in all rows from here on."""
    used = {cell.column for cell in cells}
    gaps = [c for c in range(cells[0].column + 1, cells[-1].column) if c not in used]
    if not gaps:
        return []
    below = [line for number, line in spread.rows.items() if number >= row and len(line) > 1]
    filled = {column for line in below for cell in line for column in range(cell.column, _end(spread, cell) + 1)}
    return [column + 1 for column in gaps if column not in filled and column + 1 in used]


def _end(spread: Spread, cell: Cell) -> int:
    merge = spread.merge(cell.row, cell.column)
    return merge.last_column if merge else cell.column
