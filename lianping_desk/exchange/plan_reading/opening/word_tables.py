"""A Word table as rows of equal length: merged cells say their text in each place that they cover."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell of a row: its element, the one above for a cell merged down, and the columns of the grid it covers."""

    element: Any
    start: int
    end: int


def cells_of_table(table: Any) -> list[list[Any]]:
    """The cells (w:tc) of each row. A program may rule each row by lines of its own: rows of as many cells as most
    others are then laid under one another cell by cell, and only the rest by the grid."""
    rows = list(_rows(table))
    if not rows:
        return []
    counts = Counter(len(row) for row in rows)
    usual = max(counts, key=lambda count: (counts[count], count))
    if usual == max(counts) and usual > 1:
        layouts = Counter(tuple((cell.start, cell.end) for cell in row) for row in rows if len(row) == usual)
        layout = layouts.most_common(1)[0][0]
        return [_by_layout(row, layout) for row in rows]
    width = max(row[-1].end for row in rows)
    return [_by_layout(row, [(column, column + 1) for column in range(width)], by_grid=True) for row in rows]


def _rows(table: Any) -> Iterator[list[_Cell]]:
    above: dict[int, Any] = {}
    for row in table._tbl.tr_lst:
        cells: list[_Cell] = []
        start = row.grid_before
        for element in row.tc_lst:
            end = start + element.grid_span
            whole = above.get(start, element) if element.vMerge == "continue" else element
            cells.append(_Cell(whole, start, end))
            above.update(dict.fromkeys(range(start, end), whole))
            start = end
        if cells:
            yield cells


def _by_layout(row: Sequence[_Cell], layout: Sequence[tuple[int, int]], by_grid: bool = False) -> list[Any]:
    if len(row) == len(layout) and not by_grid:
        return [cell.element for cell in row]
    found: list[Any] = []
    for start, end in layout:
        middle = (start + end - 1) / 2
        found.append(next((cell.element for cell in row if cell.start <= middle < cell.end), None))
    return found
