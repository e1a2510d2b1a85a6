"""One sheet taken apart: its tables with their rows, and what stands around them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lianping_desk.domain.received import LAST_ROW
from lianping_desk.exchange.grid import Cell, Sheet
from lianping_desk.exchange.reading.body import BodyRow, Use, body_rows
from lianping_desk.exchange.reading.context import ReadingContext
from lianping_desk.exchange.reading.layouts.labelled import loose_labels
from lianping_desk.exchange.reading.layouts.view import View, part_of
from lianping_desk.exchange.reading.layouts.views import views_of
from lianping_desk.exchange.reading.spread import Spread
from lianping_desk.exchange.reading.surroundings import Surroundings, look_around
from lianping_desk.exchange.reading.table import Table
from lianping_desk.exchange.reading.tables import find_tables


@dataclass(frozen=True, slots=True)
class TableBody:
    """A table with its rows. `rows_at`: what each row is called (ReadRow.row), where that is not its own number.

    `keeps_places`: the table stands in the sheet as it is read, so that an empty place has an address.
    """

    table: Table
    spread: Spread
    rows: tuple[BodyRow, ...]
    rows_at: Mapping[int, int] = field(default_factory=dict)
    keeps_places: bool = True

    @property
    def top(self) -> int:
        """The sheet's row in which the table begins."""
        return self.sheet_row(self.table.first_row)

    def sheet_row(self, row: int) -> int:
        """Where a row of the table stands in the sheet."""
        return (self.row_at(row) - 1) % LAST_ROW + 1

    def row_at(self, row: int) -> int:
        """What a row of the table is called (ReadRow.row)."""
        return self.rows_at.get(row, row)


@dataclass(frozen=True, slots=True)
class SheetParts:
    """`bodies` is empty for a sheet without a table: an instruction sheet, an empty one.

    `loose` are labels (进展情况, 完成率) that belong to none of the tables.
    """

    sheet: Sheet
    bodies: tuple[TableBody, ...]
    around: Surroundings
    loose: tuple[Cell, ...] = ()

    @property
    def first_row(self) -> int:
        """Where the first table begins; titles stand above it."""
        return min((body.top for body in self.bodies), default=0)


def take_apart(sheet: Sheet, context: ReadingContext) -> SheetParts:
    """The tables of a sheet, however they are laid out, and its surroundings."""
    bodies: list[TableBody] = []
    taken: set[int] = set()
    for view in views_of(sheet, context):
        of_view = tuple(_bodies(view, context))
        bodies += of_view
        taken |= view.taken if of_view else set()
        for body in () if view.taken else of_view:
            taken.update(range(body.table.first_row, body.table.body))
            taken.update(line.row for line in body.rows if line.use is not Use.outside)
    bodies.sort(key=lambda body: body.top)
    rest = part_of(sheet, {row for row, _ in sheet.cells} - taken) if bodies else None
    loose = tuple(loose_labels(rest, context)) if rest and rest.cells else ()
    return SheetParts(sheet, tuple(bodies), look_around(sheet, frozenset(taken)), loose)


def _bodies(view: View, context: ReadingContext) -> Iterator[TableBody]:
    for table in find_tables(view.sheet, view.spread, context.headings, needs_field=not view.is_surely_table):
        yield TableBody(table, view.spread, tuple(body_rows(table, view.spread)), view.rows_at, not view.taken)
