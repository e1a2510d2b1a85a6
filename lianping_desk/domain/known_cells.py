"""What is known of the cells of a received file: the texts that were read, and what their columns hold."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9]\d*)")


@dataclass(slots=True)
class KnownCells:
    """Texts by sheet and address; `fields` names the field of FIELD_NAMES in a column, by sheet and letters."""

    texts: dict[tuple[str | None, str], str] = field(default_factory=dict)
    fields: dict[tuple[str | None, str], str] = field(default_factory=dict)

    def add_row(self, sheet: str | None, cells: Mapping[str, str], texts: Mapping[str, str]) -> None:
        """Note the cells of one row, given by field."""
        for name, cell in cells.items():
            self.add(sheet, cell, texts.get(name, ""), name)

    def add(self, sheet: str | None, cell: str, text: str, name: str = "") -> None:
        """Note one cell; `name` is the field that its column holds, where known."""
        place = column_and_row(cell)
        if place is None:
            return
        self.texts[sheet, cell] = text
        if name:
            self.fields.setdefault((sheet, place[0]), name)


def column_and_row(cell: str) -> tuple[str, int] | None:
    """The letters and the number of an address such as E5; None when it is none."""
    found = _ADDRESS.fullmatch(cell)
    return (found[1], int(found[2])) if found else None


def column_number(letters: str) -> int:
    """1 for A, 27 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
