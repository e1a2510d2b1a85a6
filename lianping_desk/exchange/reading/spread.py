"""A sheet with the text of every merged range at each of its places."""

from lianping_desk.exchange.grid import Cell, Merge, Sheet, address

HIGHEST_MERGE = 500
"""Rows of a merged range that are looked at; a task with its measures takes some ten."""


class Spread:
    """A sheet by rows, and what stands at each place when the text of a merged range counts for all of it."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self.rows = sheet.rows()
        self._merges: dict[int, list[Merge]] = {}
        for merge in sheet.merges:
            for row in range(merge.first_row, min(merge.last_row, merge.first_row + HIGHEST_MERGE) + 1):
                self._merges.setdefault(row, []).append(merge)

    def is_hidden(self, column: int) -> bool:
        return column in self._sheet.hidden_columns

    def merge(self, row: int, column: int) -> Merge | None:
        for merge in self._merges.get(row, ()):
            if merge.first_column <= column <= merge.last_column:
                return merge
        return None

    def merges_into(self, row: int) -> list[Merge]:
        """The merged ranges that come down into `row` from above."""
        return [merge for merge in self._merges.get(row, ()) if merge.first_row < row]

    def merges_from(self, row: int) -> list[Merge]:
        """The merged ranges that begin in `row`."""
        return [merge for merge in self._merges.get(row, ()) if merge.first_row == row]

    def origin(self, row: int, column: int) -> tuple[int, int]:
        merge = self.merge(row, column)
        return (merge.first_row, merge.first_column) if merge else (row, column)

    def cell(self, row: int, column: int) -> Cell | None:
        return self._sheet.cells.get(self.origin(row, column))

    def text(self, row: int, column: int) -> str:
        cell = self.cell(row, column)
        return cell.text if cell else ""

    def address(self, row: int, column: int) -> str:
        """Where in the workbook a place is: that of the cell which stands for it."""
        cell = self.cell(row, column)
        return cell.address if cell else address(row, column)
