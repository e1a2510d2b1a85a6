"""Tables whose headings and records take two rows each: 进展情况 above 存在问题, beside the one cell of the task."""

from collections.abc import Iterator

from lianping_desk.domain.received import TableKind
from lianping_desk.exchange.grid import Sheet
from lianping_desk.exchange.reading.context import ReadingContext
from lianping_desk.exchange.reading.heading_levels import are_stacked, levels_over
from lianping_desk.exchange.reading.layouts.view import Layout, View
from lianping_desk.exchange.reading.spread import Spread


def two_row_views(sheet: Sheet, spread: Spread, context: ReadingContext) -> Iterator[View]:
    """Each such table with the lower headings, and what stands below them, to the right of the upper ones."""
    reached = 0
    for row in spread.rows:
        key = _key_over_two_rows(spread, row, context) if row > reached and row + 1 in spread.rows else 0
        if not key or not _has_stacked(spread, row + 1, context):
            continue
        records = tuple(_records(spread, row + 2, key))
        if not records:
            continue
        layout = Layout(sheet.name)
        aside = max(cell.column for cells in spread.rows.values() for cell in cells)
        for place, first in enumerate((row, *records), start=1):
            for cell in (*spread.rows.get(first, ()), *spread.rows.get(first + 1, ())):
                layout.put(place, cell.column + aside * (cell.row - first), cell)
            layout.stands_in(place, first)
            if not sheet.hidden_rows.isdisjoint((first, first + 1)):
                layout.hidden_rows.add(place)
        reached = records[-1] + 1
        yield layout.view(range(row, reached + 1))


def _key_over_two_rows(spread: Spread, row: int, context: ReadingContext) -> int:
    """The column of the heading, merged over `row` and the next, of what the records are about; 0 for none."""
    merges = (m for m in spread.merges_from(row) if m.last_row == row + 1 and m.first_column == m.last_column)
    return next(
        (m.first_column for m in merges if context.headings.names_key(spread.text(row, m.first_column))),
        0,
    )


def _has_stacked(spread: Spread, row: int, context: ReadingContext) -> bool:
    """Whether headings of fields of their own stand above one another, the lower ones in `row`."""
    words = context.headings
    for cell in spread.rows[row]:
        levels = levels_over(spread, words, row - 1, row, cell.column)
        if any(are_stacked(spread, words, levels, (row, cell.column), kind) for kind in TableKind):
            return True
    return False


def _records(spread: Spread, first: int, key: int) -> Iterator[int]:
    """The first row of each record, as long as the cells of the key are merged over two rows each."""
    while (merge := spread.merge(first, key)) and merge.first_row == first and merge.last_row == first + 1:
        yield first
        first += 2
