"""Whether the parts add up to a total that a table states. Nothing is ever read from the total itself."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from lianping_desk.domain.number_text import plain_number
from lianping_desk.domain.received import Doubt, ReadRow, TableKind
from lianping_desk.exchange.grid import Cell
from lianping_desk.exchange.reading.body import Use
from lianping_desk.exchange.reading.cells_to_values import read_field
from lianping_desk.exchange.reading.found_value import FoundValue
from lianping_desk.exchange.reading.sheets import SheetParts, TableBody
from lianping_desk.exchange.reading.table import Column
from lianping_desk.exchange.reading.words import clean

_ADDED = ("people", "sessions", "funds")


def wrong_totals(sheets: Sequence[SheetParts], rows: Sequence[ReadRow]) -> Iterator[Doubt]:
    """A doubt for each total that is neither the sum of its whole table nor that of the rows since the last total."""
    for parts in sheets:
        for body in parts.bodies:
            if body.table.kind is TableKind.progress and any(line.use is Use.total for line in body.rows):
                its = {row.row: row for row in rows if row.table is body.table.kind and row.sheet == parts.sheet.name}
                for column in body.table.columns:
                    if column.meaning.field in _ADDED:
                        yield from _wrong_in(parts, body, column, its)


def _wrong_in(parts: SheetParts, body: TableBody, column: Column, rows: dict[int, ReadRow]) -> Iterator[Doubt]:
    """The totals of one column that do not fit, where every cell above and below them was read as a number."""
    name = column.meaning.field
    of_body = [row for line in body.rows if (row := rows.get(body.row_at(line.row)))]
    if any(doubt.field == name for row in of_body for doubt in row.doubts):
        return
    whole = sum((_number(row, name) for row in of_body), Decimal(0))
    since = Decimal(0)
    for line in body.rows:
        if row := rows.get(body.row_at(line.row)):
            since += _number(row, name)
        if line.use is not Use.total:
            continue
        cell = next((cell for cell in line.cells if cell.column == column.first), None)
        stated = _stated(cell, column, parts.around.funds_factor) if cell else None
        if cell and stated is not None and stated not in (whole, since):
            why = f"合计写{plain_number(stated)}，各行相加是{plain_number(whole)}"
            yield Doubt(clean(cell.text), why, cell.address, parts.sheet.name, body.sheet_row(line.row))
        since = Decimal(0)


def _number(row: ReadRow, name: str) -> Decimal:
    value = row.values.get(name)
    return Decimal(str(value)) if isinstance(value, int | float) else Decimal(0)


def _stated(cell: Cell, column: Column, funds_factor: Decimal | None) -> Decimal | None:
    """The total as a number; None where it cannot be read for sure, which is no one's loss."""
    reading = read_field(cell, column.meaning, None, funds_factor)
    if isinstance(reading, FoundValue) and isinstance(reading.value, int | float) and not reading.remark:
        return Decimal(str(reading.value))
    return None
