"""The heading rows: cells of several levels, merged across columns and down."""

from collections.abc import Sequence
from typing import NamedTuple

from lianping_desk.reports.sheet import Sheet
from lianping_desk.reports.table.cells import LaidCell, break_text, draw_cell
from lianping_desk.reports.table.spec import CellAlign, Column, TableStyle
from lianping_desk.reports.type_case import FontChain, printable


class HeadingCell(NamedTuple):
    """A heading over columns `first` to `last`, on levels `top` to `bottom` (all inclusive)."""

    text: str
    first: int
    last: int
    top: int
    bottom: int


def heading_cells(columns: Sequence[Column]) -> list[HeadingCell]:
    """Merge equal neighbours level by level; below different upper headings equal ones stay apart."""
    depth = max(len(column.heading) for column in columns)
    cells: list[HeadingCell] = []
    for level in range(depth):
        first = 0
        while first < len(columns):
            heading = columns[first].heading
            last = first
            if level < len(heading):
                is_leaf = level == len(heading) - 1
                while (
                    not is_leaf
                    and last + 1 < len(columns)
                    and len(columns[last + 1].heading) > level + 1
                    and columns[last + 1].heading[: level + 1] == heading[: level + 1]
                ):
                    last += 1
                cells.append(HeadingCell(heading[level], first, last, level, depth - 1 if is_leaf else level))
            first = last + 1
    return cells


class Headings:
    """The heading rows laid out for these column edges (x of every border, from 0)."""

    def __init__(self, columns: Sequence[Column], edges: Sequence[float], chain: FontChain, style: TableStyle) -> None:
        self._style = style
        self._edges = edges
        cells = heading_cells(columns)
        rooms = [edges[cell.last + 1] - edges[cell.first] - 2 * style.pad_x for cell in cells]
        self._cells = [
            (cell, LaidCell(break_text(printable(cell.text), chain, style.size, room), chain))
            for cell, room in zip(cells, rooms, strict=True)
        ]
        self._tops = self._level_tops(max(len(column.heading) for column in columns))

    @property
    def height(self) -> float:
        """Height of all levels."""
        return self._tops[-1]

    def _level_tops(self, depth: int) -> list[float]:
        heights = [0.0] * depth
        for cell, laid in sorted(self._cells, key=lambda pair: pair[0].bottom - pair[0].top):
            needed = laid.height(self._style.leading) + 2 * self._style.pad_y
            short = needed - sum(heights[cell.top : cell.bottom + 1])
            if short > 0:
                heights[cell.bottom] += short
        tops = [0.0]
        for height in heights:
            tops.append(tops[-1] + height)
        return tops

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw fill, text and the rules between headings; the frame belongs to the table."""
        if not self._cells:
            return
        style, edges, tops = self._style, self._edges, self._tops
        sheet.box(x, y, edges[-1], self.height, fill=style.heading_fill)
        rules = []
        for cell, laid in self._cells:
            left, right = x + edges[cell.first], x + edges[cell.last + 1]
            top, bottom = y + tops[cell.top], y + tops[cell.bottom + 1]
            draw_cell(sheet, laid, left, top, right - left, bottom - top, CellAlign.centre, style)
            if cell.first:
                rules.append((left, top, left, bottom))
            rules.append((left, bottom, right, bottom))
        sheet.rules(rules, 0.4, style.rule_colour)
