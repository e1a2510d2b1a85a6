"""A workbook as plain values: what every reader of a container hands on, and all that is needed to understand a return.

Rows and columns count from 1 as Excel counts them, also where the first rows or columns are empty.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum

CellContent = str | int | float | bool | date | datetime | time | None


class Trouble(StrEnum):
    """Why a cell has no value that may be used."""

    error = "error"
    no_result = "no_result"
    struck = "struck"
    """Crossed out, wholly or in part, so that nobody knows what of it still counts."""

    scaled = "scaled"
    """Shown divided by thousands or ten thousands (number format 0!.0,): what one sees is not what is stored."""

    @property
    def chinese(self) -> str:
        return {
            "error": "公式出错",
            "no_result": "公式没有计算结果",
            "struck": "有字被划掉了（删除线）",
            "scaled": "格式缩小了倍数，看到的数和存的数不一样",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell that is not empty: its value, and `text` as Excel shows it (a formula without a result: the formula).

    `is_percent`: the number is shown as a percentage, so that 0.6 is 60 %. `stands_at` is the row and column in the
    workbook where a reader has laid the table out anew.
    """

    row: int
    column: int
    value: CellContent
    text: str
    is_percent: bool = False
    trouble: Trouble | None = None
    stands_at: tuple[int, int] | None = None

    @property
    def address(self) -> str:
        return address(*(self.stands_at or (self.row, self.column)))


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range, ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. `name` is None where the container has no sheets (CSV, HTML). Only cells with content are kept."""

    name: str | None
    cells: Mapping[tuple[int, int], Cell]
    merges: tuple[Merge, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_hidden: bool = False

    def rows(self) -> dict[int, list[Cell]]:
        """The rows that hold anything, from the top, each from left to right."""
        rows: dict[int, list[Cell]] = {}
        for key in sorted(self.cells):
            rows.setdefault(key[0], []).append(self.cells[key])
        return rows

    def where(self, row: int, column: int) -> str:
        """The address with the sheet's name, as a person would look it up: 表1!D5."""
        return place(self.name, address(row, column))


@dataclass(frozen=True, slots=True)
class Grid:
    """A whole workbook. `kind` is the container by its content (the contract's words, DESIGN 6)."""

    kind: str
    sheets: tuple[Sheet, ...]
    remarks: tuple[str, ...] = field(default=())


def address(row: int, column: int) -> str:
    """The address as Excel shows it: D5."""
    return f"{column_letters(column)}{row}"


def column_letters(column: int) -> str:
    """1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def place(sheet: str | None, cell: str) -> str:
    """A cell with its sheet: 表1!D5; the bare cell where there is no sheet."""
    return f"{sheet}!{cell}" if sheet else cell
