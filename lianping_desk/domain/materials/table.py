"""A material laid out as tables: columns, rows and words are decided once, for paper, workbook and document alike."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from lianping_desk.domain.materials.heading import Heading
from lianping_desk.domain.materials.light import Legend, Light
from lianping_desk.domain.materials.prose import Chapter


class Align(Enum):
    """How a column stands; figures stand right."""

    left = "left"
    centre = "centre"
    figures = "figures"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width in hanzi of its own type size, how it stands.

    Columns from the left with `is_group` hold the same text in neighbouring rows and may be drawn merged. One that
    `may_go` is left out on paper where no row has anything in it.
    """

    heading: str
    width: float
    align: Align = Align.left
    is_group: bool = False
    may_go: bool = False


Cell = str | int | Decimal | date | Light | None
"""Text, a number, a day, a light, or nothing."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; `title` stands above where a leaf has several, `empty` is said in place of no rows."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str
    title: str = ""

    @property
    def width(self) -> float:
        """In hanzi."""
        return sum(column.width for column in self.columns)


@dataclass(frozen=True, slots=True)
class Leaf:
    """What becomes one worksheet, or one section of a document: sentences, chapters, tables, remarks, a slip to sign.

    `name` is short enough for the tab of a worksheet. `slip` are title and lines of a receipt to be filled in by hand.
    `closing` are the lines below running text; a leaf with chapters is signed at its end.
    """

    name: str
    heading: Heading
    sentences: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    remarks: tuple[str, ...] = ()
    legend: Legend = ()
    slip: tuple[str, ...] = ()
    is_portrait: bool = False
    chapters: tuple[Chapter, ...] = ()
    closing: tuple[str, ...] = ()
