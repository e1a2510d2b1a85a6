"""Which rows go on a page: none cut unless taller than a page, group labels with room to be drawn on each."""

from collections.abc import Sequence
from typing import NamedTuple

from lianping_desk.reports.table.cells import LaidCell

_LEAST_LINES = 3  # of a row taller than a page: with less room than this it begins on the next
_ENOUGH_ROWS = 3  # on a page, to give one of them to the next where a single row would stand alone


class LaidRow(NamedTuple):
    """A row with its cells broken into lines.

    `runs` numbers the group of the row in each group column; `labels` are the cells of those columns, not in `cells`.
    """

    cells: tuple[LaidCell, ...]
    labels: tuple[LaidCell, ...]
    runs: tuple[int, ...]
    height: float
    number: int
    is_band: bool = False


class PlacedRow(NamedTuple):
    """A row with its top and its height on the page, grown where a group label needs it."""

    row: LaidRow
    top: float
    height: float


class RowsOfPage(NamedTuple):
    """What one page takes: the rows, the index of the first row left over, and the rest of a row that had to be cut."""

    placed: list[PlacedRow]
    next_row: int
    cut_rest: LaidRow | None


class RowPlacer:
    """Places rows of one table; `pad` is the padding above and below, together."""

    def __init__(self, rows: Sequence[LaidRow], leading: float, pad: float) -> None:
        self._rows = rows
        self._leading = leading
        self._pad = pad

    def place(self, start: int, carried: LaidRow | None, room: float, page: float) -> RowsOfPage:
        """Place rows from `start` (`carried`: its rest, where it was cut) into `room`; `page` is an empty page's."""
        placed: list[PlacedRow] = []
        open_groups: list[tuple[int, float, float]] = []
        y, index = 0.0, start
        while index < len(self._rows):
            row = carried if carried is not None and index == start else self._rows[index]
            y = self._close_groups(placed, open_groups, row, y)
            groups = self._groups_at(open_groups, row, y)
            bottom = max([y + row.height, *(top + height for _, top, height in groups)])
            if bottom > room + 0.01:
                if row.height > page or (not placed and room >= page):
                    return self._cut(placed, index, row, room, y)
                break
            placed.append(PlacedRow(row, y, row.height))
            open_groups = groups
            y += row.height
            index += 1
        self._grow_last(placed, max([y, *(top + height for _, top, height in open_groups)]))
        if index == len(self._rows) - 1 and len(placed) > _ENOUGH_ROWS and carried is None:
            placed.pop()
            index -= 1
        while placed and placed[-1].row.is_band and index < len(self._rows) and len(placed) > 1:
            placed.pop()
            index -= 1
        return RowsOfPage(placed, index, None)

    def _groups_at(
        self, open_groups: list[tuple[int, float, float]], row: LaidRow, y: float
    ) -> list[tuple[int, float, float]]:
        groups = []
        for column, (run, label) in enumerate(zip(row.runs, row.labels, strict=True)):
            if column < len(open_groups) and open_groups[column][0] == run:
                groups.append(open_groups[column])
            else:
                groups.append((run, y, label.height(self._leading) + self._pad))
        return groups

    def _close_groups(
        self, placed: list[PlacedRow], open_groups: list[tuple[int, float, float]], row: LaidRow, y: float
    ) -> float:
        """Where the next row begins, after groups that end here got room for their labels."""
        ending = [
            top + height
            for group, (run, top, height) in enumerate(open_groups)
            if row.runs[group : group + 1] != (run,)
        ]
        grown = max([y, *ending])
        if grown > y:
            self._grow_last(placed, grown)
        return grown

    @staticmethod
    def _grow_last(placed: list[PlacedRow], bottom: float) -> None:
        if placed and bottom > placed[-1].top + placed[-1].height:
            placed[-1] = placed[-1]._replace(height=bottom - placed[-1].top)

    def _cut(self, placed: list[PlacedRow], index: int, row: LaidRow, room: float, y: float) -> RowsOfPage:
        lines = int((room - y - self._pad + 0.01) // self._leading)
        if lines < _LEAST_LINES and placed:
            return RowsOfPage(placed, index, row)
        lines = max(lines, 1)
        halves = [cell.cut(lines) for cell in row.cells]
        if not any(rest.lines for _, rest in halves):
            placed.append(PlacedRow(row, y, room - y))
            return RowsOfPage(placed, index + 1, None)
        head = row._replace(cells=tuple(first for first, _ in halves), height=room - y)
        placed.append(PlacedRow(head, y, room - y))
        label, *others = (rest for _, rest in halves)
        # Overleaf the first cell is said again, so that one sees whose text goes on.
        rest_cells = (label if label.lines else row.cells[0], *others)
        height = max(cell.height(self._leading) for cell in rest_cells) + self._pad
        return RowsOfPage(placed, index, row._replace(cells=rest_cells, height=height))
