"""Rows of a table with every cell broken into lines and its groups numbered."""

from collections.abc import Sequence
from itertools import pairwise

from lianping_desk.reports.table.cells import LaidCell, break_text, cell_text, lay_cell
from lianping_desk.reports.table.rows import LaidRow
from lianping_desk.reports.table.spec import Band, Column, Row, TableStyle, group_count
from lianping_desk.reports.type_case import FontChain, printable

_LONGEST_LABEL = 12  # lines; a longer group label could not be repeated on every page, so its cells stay single


class RowLayer:
    """Breaks the cells of rows into lines and numbers the groups."""

    def __init__(
        self, columns: Sequence[Column], edges: list[float], chain: FontChain, strong: FontChain, style: TableStyle
    ) -> None:
        self._groups = group_count(columns)
        self._rooms = [right - left - 2 * style.pad_x for left, right in pairwise(edges)]
        self._whole = edges[-1] - 2 * style.pad_x
        self._chain, self._strong, self._style = chain, strong, style

    def lay(self, rows: Sequence[Row | Band]) -> list[LaidRow]:
        """Lay out every row; equal neighbours in the group columns share a number."""
        laid: list[LaidRow] = []
        labels: tuple[str, ...] = ()
        runs: tuple[int, ...] = ()
        for number, row in enumerate(rows):
            if isinstance(row, Band):
                laid.append(self._band(row, number))
                labels, runs = (), ()
                continue
            new_labels = tuple(cell_text(cell) for cell in row[: self._groups])
            runs = tuple(
                runs[group] if labels[: group + 1] == new_labels[: group + 1] else number * self._groups + group
                for group in range(self._groups)
            )
            labels = new_labels
            laid.append(self._row(row, runs, number))
        return laid

    def _row(self, row: Row, runs: tuple[int, ...], number: int) -> LaidRow:
        style = self._style
        cells = [
            lay_cell(cell, self._chain, self._strong, style.size, room)
            for cell, room in zip(row, self._rooms, strict=True)
        ]
        long_labels = [group for group in range(self._groups) if len(cells[group].lines) > _LONGEST_LABEL]
        merged = long_labels[0] if long_labels else self._groups
        height = max((cell.height(style.leading) for cell in cells[merged:]), default=style.leading) + 2 * style.pad_y
        return LaidRow(tuple(cells[merged:]), tuple(cells[:merged]), runs[:merged], height, number)

    def _band(self, band: Band, number: int) -> LaidRow:
        style = self._style
        cell = LaidCell(break_text(printable(band.text), self._strong, style.size, self._whole), self._strong)
        return LaidRow((cell,), (), (), cell.height(style.leading) + 2 * style.pad_y, number, is_band=True)
