"""The columns of a worksheet on which one table stands, or several with different columns under one another."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from lianping_desk.domain.materials.paper import WidePaper
from lianping_desk.domain.materials.table import Table

PORTRAIT = 52.0
LYING = {WidePaper.a4: 76.0, WidePaper.a3: 110.0}
"""Hanzi of 10 pt across a page; narrower tables are widened to fill it, wider ones are printed smaller."""

_TOGETHER = 0.25


@dataclass(frozen=True, slots=True)
class Grid:
    """`widths` of the worksheet's columns in hanzi; for each table the first and last of them under each column."""

    widths: tuple[float, ...]
    spans: tuple[tuple[tuple[int, int], ...], ...]

    @property
    def columns(self) -> int:
        return len(self.widths)

    @property
    def width(self) -> float:
        return sum(self.widths)

    def width_of(self, span: tuple[int, int]) -> float:
        """Of the columns `first` to `last`, counted from 1, both included."""
        return sum(self.widths[span[0] - 1 : span[1]])


def grid_of(tables: Sequence[Table], is_portrait: bool, wide: WidePaper = WidePaper.a4) -> Grid:
    """Every edge of a column is an edge of the grid; edges that nearly meet are one. `wide`: paper of a lying page."""
    page = PORTRAIT if is_portrait else LYING[wide]
    if not tables:
        return Grid((page / 4,) * 4, ())
    full = max(page, *(table.width for table in tables))
    edges_of = [_edges(table, full) for table in tables]
    edges: list[float] = []
    for edge in sorted({edge for edges in edges_of for edge in edges}):
        if not edges or edge - edges[-1] > _TOGETHER:
            edges.append(edge)
    widths = tuple(right - left for left, right in pairwise([0.0, *edges]))
    return Grid(widths, tuple(_spans(of_table, edges) for of_table in edges_of))


def _edges(table: Table, full: float) -> list[float]:
    """Right edges of the columns when the table is drawn `full` wide."""
    return [round(edge * full / table.width, 3) for edge in accumulate(column.width for column in table.columns)]


def _spans(of_table: Sequence[float], edges: Sequence[float]) -> tuple[tuple[int, int], ...]:
    ends = [1 + min(range(len(edges)), key=lambda number: abs(edges[number] - edge)) for edge in of_table]
    return tuple((before + 1, end) for before, end in pairwise([0, *ends]))
