"""What is to be written into a workbook that goes back to its unit."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """One doubtful cell: `heading` is its column in her words, `text` what stands there, `explanation` what to do.

    `cell` is "" where the whole file is meant; then it only stands on the explaining sheet.
    """

    sheet: str | None
    cell: str
    heading: str
    text: str
    explanation: str


@dataclass(frozen=True, slots=True)
class NoteColumn:
    """The column for explanations right of one table: heading from `first_row` to `last_row`, notes by row below."""

    sheet: str | None
    column: int
    first_row: int
    last_row: int
    end_row: int
    notes: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Marking:
    """Everything that goes in. `lines` stand above the list on the explaining sheet, `author` signs the notes."""

    lines: tuple[str, ...]
    author: str
    marks: tuple[Mark, ...]
    columns: tuple[NoteColumn, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkedWorkbook:
    """The finished .xlsx. `lost` names what of the original could not be kept; `converted`: it was another kind."""

    content: bytes
    lost: tuple[str, ...] = ()
    converted: bool = False
