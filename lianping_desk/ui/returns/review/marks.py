"""Which cell of a sheet holds what: the field that was read from it, and the doubt about it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lianping_desk.domain.known_cells import column_and_row, column_number
from lianping_desk.domain.sheet_picture import Place
from lianping_desk.services.returns.doubts.review_files import ReviewedFile
from lianping_desk.services.returns.doubts.show_doubts import ShownDoubt

Marks = Mapping[Place, "Mark"]


@dataclass(frozen=True, slots=True)
class Mark:
    """What is marked at a cell: the field of FIELD_NAMES, and the doubts that stand there."""

    field: str
    doubts: tuple[ShownDoubt, ...] = ()


def marks_of(file: ReviewedFile) -> dict[str | None, dict[Place, Mark]]:
    """The marked cells of a file by sheet."""
    found: dict[str | None, dict[Place, Mark]] = {}
    for row in file.read.rows:
        sheet = found.setdefault(row.sheet, {})
        for field, cell in row.cells.items():
            place = place_of(cell)
            if place is not None:
                sheet.setdefault(place, Mark(field))
    for one in file.doubts:
        place = place_of(one.doubt.cell)
        if place is not None:
            sheet = found.setdefault(one.doubt.sheet, {})
            before = sheet.get(place)
            doubts = (*(before.doubts if before else ()), one)
            sheet[place] = Mark(one.doubt.field or (before.field if before else ""), doubts)
    return found


def fields_of(marks: Iterable[Marks]) -> set[str]:
    """Every field that is marked anywhere."""
    return {mark.field for sheet in marks for mark in sheet.values()}


def place_of(cell: str) -> Place | None:
    """Row and column of an address such as E5; None when it is none."""
    found = column_and_row(cell)
    return (found[1], column_number(found[0])) if found else None
