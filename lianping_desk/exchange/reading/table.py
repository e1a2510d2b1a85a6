"""A table of a sheet: where its headings and its rows stand, and what each column is for."""

from dataclasses import dataclass

from lianping_desk.domain.received import TableKind
from lianping_desk.exchange.grid import Cell, Sheet
from lianping_desk.exchange.reading.headings import Meaning


@dataclass(frozen=True, slots=True)
class Column:
    """One understood column. `last` is beyond `first` where one heading spans several columns (类别 and 任务).

    `above`: the headings over its own, where there are several levels.
    """

    meaning: Meaning
    first: int
    last: int
    heading: str
    above: str = ""


@dataclass(frozen=True, slots=True)
class UnknownColumn:
    """A column that is not read: its heading, the cell where that stands, and why.

    `is_of_heading`: to say what the heading means would settle it.
    """

    column: int
    cell: str
    heading: str
    why: str
    is_of_heading: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a sheet: headings on `first_row` to `body` - 1, rows from `body` to `last_row`.

    `followed_by`: the first heading of a further table right below that is none of ours (村 | 场次 | 人次).
    """

    kind: TableKind
    sheet: Sheet
    first_row: int
    body: int
    last_row: int
    columns: tuple[Column, ...]
    unknown: tuple[UnknownColumn, ...]
    followed_by: Cell | None = None

    def column(self, field: str) -> Column | None:
        return next((column for column in self.columns if column.meaning.field == field), None)

    @property
    def width(self) -> int:
        return max(column.last for column in self.columns)
