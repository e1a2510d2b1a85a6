"""Marking what a unit sent, with the same care as reading it: its bytes are opened in a child only (DESIGN 4.7)."""

from dataclasses import replace
from pathlib import Path

from lianping_desk.domain.received import Catalogue
from lianping_desk.exchange.child import MARK
from lianping_desk.exchange.contained import ContainedReader
from lianping_desk.exchange.file_bytes import read_bytes
from lianping_desk.exchange.reading.context import ReadingContext
from lianping_desk.exchange.returned.convert import convert_and_mark
from lianping_desk.exchange.returned.marked_transport import pack_marking, unpack_marked
from lianping_desk.exchange.returned.marking import MarkedWorkbook, Marking
from lianping_desk.exchange.returned.note_columns import note_columns
from lianping_desk.exchange.unreadable import Unreadable

NEW_LOOK = "原来的格式"
"""What is lost of an Excel workbook that cannot be marked as it is: only its values can be written anew."""


def mark_workbook(
    path: Path, marking: Marking, catalogue: Catalogue, unit: str, reader: ContainedReader
) -> MarkedWorkbook:
    """The unit's workbook with its marks as .xlsx: .xlsx and .xlsm stay what they are, other kinds are written anew.

    `marking` comes without columns: where they stand is found here, with the words that `unit` uses. Unreadable when
    the file cannot be read at all.
    """
    grid = reader.read(path)
    columns = note_columns(grid, marking.marks, ReadingContext.of(catalogue).for_unit(unit))
    placed = replace(marking, columns=columns)
    if grid.kind != "xlsx":
        return convert_and_mark(grid, reader.picture(path), placed)
    try:
        marked = _as_it_is(path, placed, reader)
    except Unreadable:  # the reader takes more kinds of .xlsx than openpyxl does
        return replace(convert_and_mark(grid, reader.picture(path), placed), lost=(NEW_LOOK,))
    return marked


def _as_it_is(path: Path, marking: Marking, reader: ContainedReader) -> MarkedWorkbook:
    return reader.ask(MARK, read_bytes(path), path.suffix, unpack_marked, about={"marking": pack_marking(marking)})
