"""What calamine does not tell of a binary workbook: hidden rows and columns, merged cells, number formats, errors.

Read from the parts' records ([MS-XLSB] 2.1.4): a number for the kind and one for the length, each in groups of 7 bits,
then the bytes.
"""

import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from lianping_desk.exchange.containers import part_name
from lianping_desk.exchange.grid import Merge
from lianping_desk.exchange.opening.shown import Shape, shape_of
from lianping_desk.exchange.opening.xml_parts import LAST_COLUMN, LAST_ROW, attribute, damaged, elements, part

_ROW, _FIRST_CELL, _LAST_CELL, _ERROR_CELLS, _NUMBER_OF_FORMULA = 0, 1, 11, (3, 11), 9
_FORMAT, _STYLE, _COLUMNS, _SHEET, _MERGE = 44, 47, 60, 156, 176
_BEGIN_CELL_STYLES, _END_CELL_STYLES = 617, 618
_HIDDEN_ROW = 0x10
_STILL_TO_CALCULATE = 2
"""In the flags of a formula (GrbitFmla): its result has to be worked out when the workbook is opened."""
_RELATIONS = "xl/_rels/workbook.bin.rels"


@dataclass(slots=True)
class Layout:
    """One sheet, by rows and columns from 1. `shapes` names only cells that are not shown as plain numbers."""

    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    shapes: dict[tuple[int, int], Shape] = field(default_factory=dict)
    errors: set[tuple[int, int]] = field(default_factory=set)
    without_result: set[tuple[int, int]] = field(default_factory=set)


def read_layouts(package: zipfile.ZipFile) -> dict[str, Layout]:
    """The layout of each sheet by its name; Unreadable where the records do not hold together."""
    names = {part_name(name): name for name in package.namelist()}
    if not {"xl/workbook.bin", _RELATIONS} <= names.keys():
        raise damaged()
    targets = {
        attribute(element, "Id") or "": part_name("xl/" + (attribute(element, "Target") or "").removeprefix("/xl/"))
        for _, element in elements(part(package, names[_RELATIONS]), frozenset({"Relationship"}))
    }
    styles = _styles(part(package, names["xl/styles.bin"])) if "xl/styles.bin" in names else []
    layouts = {}
    try:
        for kind, content in _records(part(package, names["xl/workbook.bin"])):
            if kind == _SHEET:
                relation, after = _text(content, 8)
                title, _ = _text(content, after)
                target = targets.get(relation, "")
                if target in names:
                    layouts[title] = _layout(part(package, names[target]), styles)
    except (struct.error, UnicodeDecodeError) as error:
        raise damaged() from error
    return layouts


def _layout(content: bytes, styles: list[Shape]) -> Layout:
    found = Layout()
    row = 0
    for kind, record in _records(content):
        if kind == _ROW:
            row = _within(struct.unpack_from("<I", record)[0] + 1, LAST_ROW)
            if record[11] & _HIDDEN_ROW:
                found.hidden_rows.add(row)
        elif _FIRST_CELL <= kind <= _LAST_CELL:
            _note_cell(found, kind, record, row, styles)
        elif kind == _COLUMNS:
            first, last, width = struct.unpack_from("<III", record)
            if record[16] & 1 or width == 0:
                found.hidden_columns.update(range(first + 1, min(last + 1, LAST_COLUMN) + 1))
        elif kind == _MERGE:
            top, bottom, left, right = (number + 1 for number in struct.unpack_from("<IIII", record))
            found.merges.append(Merge(top, left, _within(bottom, LAST_ROW), _within(right, LAST_COLUMN)))
    return found


def _note_cell(found: Layout, kind: int, record: bytes, row: int, styles: list[Shape]) -> None:
    column, style = struct.unpack_from("<II", record)
    place = (row, _within(column + 1, LAST_COLUMN))
    if kind in _ERROR_CELLS:
        found.errors.add(place)
    elif kind == _NUMBER_OF_FORMULA and _lacks_result(record):
        found.without_result.add(place)
    shape = styles[style & 0xFFFFFF] if style & 0xFFFFFF < len(styles) else Shape.plain
    if shape != Shape.plain:
        found.shapes[place] = shape


def _lacks_result(record: bytes) -> bool:
    """Nought, and still to be calculated: what a program writes that cannot calculate itself."""
    number, flags = struct.unpack_from("<dH", record, 8)
    return number == 0 and bool(flags & _STILL_TO_CALCULATE)


def _styles(content: bytes) -> list[Shape]:
    """The shape of each cell style, by its index."""
    codes: dict[int, str] = {}
    shapes: list[Shape] = []
    is_among_cells = False
    try:
        for kind, record in _records(content):
            if kind == _FORMAT:
                codes[struct.unpack_from("<H", record)[0]], _ = _text(record, 2)
            elif kind in (_BEGIN_CELL_STYLES, _END_CELL_STYLES):
                is_among_cells = kind == _BEGIN_CELL_STYLES
            elif kind == _STYLE and is_among_cells:
                number = struct.unpack_from("<H", record, 2)[0]
                shapes.append(shape_of(number, codes.get(number)))
    except (struct.error, UnicodeDecodeError) as error:
        raise damaged() from error
    return shapes


def _records(content: bytes) -> Iterator[tuple[int, bytes]]:
    place = 0
    while place < len(content):
        kind, place = _number(content, place, 2)
        size, place = _number(content, place, 4)
        if place + size > len(content):
            raise damaged()
        yield kind, content[place : place + size]
        place += size


def _number(content: bytes, place: int, most: int) -> tuple[int, int]:
    """A number of up to `most` groups of 7 bits, the low ones first, and where it ends."""
    number = 0
    for group in range(most):
        if place >= len(content):
            raise damaged()
        byte = content[place]
        place += 1
        number |= (byte & 0x7F) << (7 * group)
        if not byte & 0x80:
            break
    return number, place


def _text(record: bytes, place: int) -> tuple[str, int]:
    """A text with its length before it, and where it ends; the length of no text at all is 2**32 - 1."""
    length = struct.unpack_from("<I", record, place)[0]
    if length == 0xFFFFFFFF:
        return "", place + 4
    end = place + 4 + 2 * length
    if end > len(record):
        raise damaged()
    return record[place + 4 : end].decode("utf-16-le"), end


def _within(number: int, last: int) -> int:
    if not 0 < number <= last:
        raise damaged()
    return number
