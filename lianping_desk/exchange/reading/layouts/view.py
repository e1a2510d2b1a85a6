"""A sheet, or a part of it, laid out as an ordinary table, each cell knowing where it really stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from lianping_desk.domain.received import LAST_ROW
from lianping_desk.exchange.grid import Cell, Merge, Sheet
from lianping_desk.exchange.reading.spread import Spread


@dataclass(frozen=True, slots=True)
class View:
    """`taken` are the sheet's rows that the view is made from, none where it shows them as they stand.

    `rows_at` says where a row of the view stands in the sheet (ReadRow.row); what is not in it stands where it is.
    `is_surely_table`: also where none of its headings is understood, so that these are asked about.
    """

    sheet: Sheet
    spread: Spread
    taken: frozenset[int] = frozenset()
    rows_at: Mapping[int, int] = field(default_factory=dict)
    is_surely_table: bool = False


@dataclass(slots=True)
class Layout:
    """A view in the making: cells are put where an ordinary table would have them."""

    name: str | None
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    rows_at: dict[int, int] = field(default_factory=dict)

    def stands_in(self, row: int, sheet_row: int) -> None:
        """Say in which row of the sheet a row of data of the view stands; several in one are told apart (ReadRow)."""
        before = sum(known % LAST_ROW == sheet_row for known in self.rows_at.values())
        self.rows_at[row] = sheet_row + before * LAST_ROW

    def put(self, row: int, column: int, cell: Cell | None, text: str | None = None) -> None:
        """Show `cell` at another place, where `text` is given with another text."""
        if cell is None:
            return
        stands_at = cell.stands_at or (cell.row, cell.column)
        moved = replace(cell, row=row, column=column, stands_at=stands_at)
        self.cells[row, column] = moved if text is None else replace(moved, value=text, text=text)

    def turn_merges(self, merges: Iterable[Merge], across: Mapping[int, int], before: int) -> None:
        """Take over merged ranges of rows that became columns; `before` columns stood before the first row now."""
        for merge in merges:
            columns = [across[row] for row in range(merge.first_row, merge.last_row + 1) if row in across]
            if columns and merge.first_column > before:
                first, last = merge.first_column - before, merge.last_column - before
                self.merges.append(Merge(first, min(columns), last, max(columns)))

    def view(self, taken: Iterable[int], *, is_surely_table: bool = False) -> View:
        cells = {place: self.cells[place] for place in sorted(self.cells)}
        sheet = Sheet(self.name, cells, tuple(self.merges), frozenset(self.hidden_rows), frozenset(self.hidden_columns))
        return View(sheet, Spread(sheet), frozenset(taken), self.rows_at, is_surely_table)


def part_of(sheet: Sheet, rows: Iterable[int], first_column: int = 1, last_column: int = 10**6) -> Sheet:
    """The sheet with only these rows and columns, everything at its place."""
    wanted = frozenset(rows)
    cells = {
        place: cell
        for place, cell in sheet.cells.items()
        if place[0] in wanted and first_column <= place[1] <= last_column
    }
    merges = tuple(
        merge
        for merge in sheet.merges
        if merge.first_row in wanted and first_column <= merge.first_column and merge.last_column <= last_column
    )
    return replace(sheet, cells=cells, merges=merges)
