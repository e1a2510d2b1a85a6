"""How a received workbook looks: what the review of a return draws beside what was read of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Place = tuple[int, int]
"""Row and column of a cell, from 1."""

Range = tuple[int, int, int, int]
"""First row, first column, last row, last column, ends included."""


@dataclass(frozen=True, slots=True)
class SheetPicture:
    """One sheet: `texts` as Excel shows them, by row and column from 1; only cells with content are there.

    `widths` of columns and `heights` of rows are pixels at 96 dots an inch, where the file tells them; `fills` are
    #rrggbb. `numbers` are the cells that Excel aligns to the right.
    """

    name: str | None
    texts: Mapping[Place, str]
    numbers: frozenset[Place] = frozenset()
    merges: tuple[Range, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_hidden: bool = False
    widths: Mapping[int, float] = field(default_factory=dict)
    heights: Mapping[int, float] = field(default_factory=dict)
    bold: frozenset[Place] = frozenset()
    centred: frozenset[Place] = frozenset()
    fills: Mapping[Place, str] = field(default_factory=dict)

    @property
    def last_row(self) -> int:
        """The last row that anything stands in; 0 in an empty sheet."""
        return max((row for row, _ in self.texts), default=0)

    @property
    def last_column(self) -> int:
        """The last column that anything stands in; 0 in an empty sheet."""
        return max((column for _, column in self.texts), default=0)


@dataclass(frozen=True, slots=True)
class WorkbookPicture:
    """A workbook sheet by sheet; `kind` is its container by content (DESIGN 6)."""

    kind: str
    sheets: tuple[SheetPicture, ...]

    def sheet(self, name: str | None) -> SheetPicture | None:
        """The sheet with this name; the only one where sheets have no names."""
        return next((sheet for sheet in self.sheets if sheet.name == name), None)
