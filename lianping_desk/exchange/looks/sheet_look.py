"""How a sheet looks, whatever its container: sizes in pixels, type and fills by cell."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lianping_desk.domain.sheet_picture import Place


@dataclass(slots=True)
class SheetLook:
    """One sheet. Widths and heights are pixels at 96 dots an inch; rows and columns count from 1."""

    widths: dict[int, float] = field(default_factory=dict)
    heights: dict[int, float] = field(default_factory=dict)
    bold: set[Place] = field(default_factory=set)
    centred: set[Place] = field(default_factory=set)
    fills: dict[Place, str] = field(default_factory=dict)


Looks = Mapping[str | None, SheetLook]
"""The looks of a workbook by the names of its sheets."""

WIDEST_COLUMN = 256
"""Columns beyond are drawn with the width that every column has."""
MOST_DRESSED = 60_000
"""Cells of which type and fill are noted; beyond, a sheet is drawn plainly."""


def pixels_of_characters(characters: float) -> float:
    """The width of a column of so many figures in Excel's usual type (ECMA-376 18.3.1.13)."""
    return characters * 7 + 5


def pixels_of_points(points: float) -> float:
    return points * 96 / 72
