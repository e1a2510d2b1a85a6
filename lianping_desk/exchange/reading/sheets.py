"""One sheet taken apart: its tables with their rows, and what stands around them."""

from dataclasses import dataclass

from lianping_desk.exchange.grid import Sheet
from lianping_desk.exchange.reading.body import BodyRow, Use, body_rows
from lianping_desk.exchange.reading.spread import Spread
from lianping_desk.exchange.reading.surroundings import Surroundings, look_around
from lianping_desk.exchange.reading.tables import Table, find_tables


@dataclass(frozen=True, slots=True)
class TableBody:
    table: Table
    rows: tuple[BodyRow, ...]


@dataclass(frozen=True, slots=True)
class SheetParts:
    """`bodies` is empty for a sheet without a table: an instruction sheet, an empty one."""

    sheet: Sheet
    spread: Spread
    bodies: tuple[TableBody, ...]
    around: Surroundings

    @property
    def first_row(self) -> int:
        """Where the first table begins; titles stand above it."""
        return min((body.table.first_row for body in self.bodies), default=0)


def take_apart(sheet: Sheet) -> SheetParts:
    spread = Spread(sheet)
    bodies = tuple(TableBody(table, tuple(body_rows(table, spread))) for table in find_tables(sheet, spread))
    taken: set[int] = set()
    for body in bodies:
        taken.update(range(body.table.first_row, body.table.body))
        taken.update(line.row for line in body.rows if line.use is not Use.outside)
    return SheetParts(sheet, spread, bodies, look_around(sheet, frozenset(taken)))
