"""Headings and rows of a table on the grid of a worksheet."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import zip_longest

from lianping_desk.domain.materials.light import Light
from lianping_desk.domain.materials.table import Cell, Table
from lianping_desk.exchange.workbooks import looks
from lianping_desk.exchange.workbooks.grid import Grid
from lianping_desk.exchange.workbooks.lights import colour_lights
from lianping_desk.exchange.workbooks.looks import Looks
from lianping_desk.exchange.workbooks.prepared_sheet import PreparedSheet, Value
from lianping_desk.exchange.workbooks.room import MOST_LINES, height_of, lines_of, parted

_SHORT = 2
"""Lines of a label that is said again when a row goes on in the next one."""


class TableRows:
    """Writes one table; text that is too long for Excel's highest row goes on in further rows."""

    def __init__(
        self, sheet: PreparedSheet, table: Table, spans: Sequence[tuple[int, int]], grid: Grid, styles: Looks
    ) -> None:
        self._sheet, self._table, self._spans, self._styles = sheet, table, spans, styles
        self._widths = [grid.width_of(span) for span in spans]
        self._is_plain = all(first == last for first, last in spans)
        self._body = [styles[looks.body(column)] for column in table.columns]
        self._day = [styles[looks.day(column)] for column in table.columns]

    def write_heading(self) -> int:
        """Returns the number of the row."""
        headings = [column.heading for column in self._table.columns]
        lines = max(lines_of(text, width) for text, width in zip(headings, self._widths, strict=True))
        return self._put(headings, [self._styles[looks.HEADING]] * len(headings), height_of(lines))

    def write_body(self) -> int:
        """Returns the number of the last row."""
        row = self._sheet.rows_written
        first = row + 1
        for cells in self._table.rows:
            values, styles = self._values(cells)
            lines = self._lines(values)
            if lines <= MOST_LINES:
                row = self._put(values, styles, height_of(lines))
                continue
            for part in self._parts(values):
                row = self._put(part, styles, height_of(self._lines(part)))
        for column, (place, _) in zip(zip(*self._table.rows, strict=True), self._spans, strict=True):
            if any(isinstance(cell, Light) for cell in column):
                colour_lights(self._sheet, place, first, row)
        return row

    def _values(self, cells: Sequence[Cell]) -> tuple[list[Value], list[int]]:
        values: list[Value] = []
        styles = self._body.copy()
        for number, cell in enumerate(cells):
            if isinstance(cell, Light):
                values.append(cell.text)
            else:
                if isinstance(cell, date):
                    styles[number] = self._day[number]
                values.append(cell)
        return values, styles

    def _lines(self, values: Sequence[Value]) -> int:
        most = 1
        for value, width in zip(values, self._widths, strict=True):
            if isinstance(value, str) and (len(value) > width or "\n" in value):
                most = max(most, lines_of(value, width))
        return most

    def _parts(self, values: Sequence[Value]) -> Iterator[list[Value]]:
        """The row, and the rows in which its long texts go on; short labels are said again, numbers are not."""
        pieces = [
            parted(value, width) if isinstance(value, str) else [value]
            for value, width in zip(values, self._widths, strict=True)
        ]
        again = [
            value if isinstance(value, str) and lines_of(value, width) <= _SHORT else None
            for value, width in zip(values, self._widths, strict=True)
        ]
        for number, part in enumerate(zip_longest(*pieces)):
            yield [label if number and piece is None else piece for piece, label in zip(part, again, strict=True)]

    def _put(self, values: Sequence[Value], styles: Sequence[int], height: float) -> int:
        if self._is_plain:
            return self._sheet.put_row(values, styles, height)
        spread: list[Value] = []
        spread_styles: list[int] = []
        for value, style, (first, last) in zip(values, styles, self._spans, strict=True):
            spread += [value, *[None] * (last - first)]
            spread_styles += [style] * (last - first + 1)
        row = self._sheet.put_row(spread, spread_styles, height)
        for first, last in self._spans:
            self._sheet.merge(row, first, last)
        return row
