"""A plan document after opening: paragraphs and tables in their order, whatever file they came from."""

from collections.abc import Iterable
from dataclasses import dataclass

from lianping_desk.domain.plan import PlanDoubt


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One whole paragraph; `lead` is its opening words where these are bold and the rest is not."""

    text: str
    line: int
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: a cell merged over several rows or columns says its text in each of them.

    `lacks_cells` where its line had fewer cells than others: which of them is not there, it does not say.
    """

    cells: tuple[str, ...]
    line: int
    lacks_cells: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table as rows of equal length."""

    rows: tuple[Row, ...]


def table_of_lines(rows: Iterable[Row]) -> Table:
    """The table whose rows were lines of text: what a line has fewer of than the longest is empty at its end."""
    rows = tuple(rows)
    width = max(len(row.cells) for row in rows)
    missing = [width - len(row.cells) for row in rows]
    return Table(tuple(Row(row.cells + ("",) * gap, row.line, gap > 0) for row, gap in zip(rows, missing, strict=True)))


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A document's blocks, the name of its file, and `notes` on what opening it had to leave out."""

    name: str
    blocks: tuple[Block, ...]
    notes: tuple[PlanDoubt, ...] = ()

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))

    @property
    def tables(self) -> tuple[Table, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Table))
