"""The door to the looks of a container; one that cannot be told is drawn plainly."""

from collections.abc import Callable, Mapping
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


def looks_of(content: bytes, kind: str) -> Looks:
    """How the sheets of the workbook look; empty where the container does not tell, or is not understood."""
    reader = _reader(kind)
    if reader is None:
        return {}
    try:
        return reader(content)
    except MemoryError:
        raise
    except Exception:  # what it says was read without trouble: a strange style costs the picture its widths, no more
        return {}


def _reader(kind: str) -> Callable[[bytes], Looks] | None:
    """Readers are loaded when they are first needed."""
    if kind == "xlsx":
        from lianping_desk.exchange.looks.xlsx import xlsx_looks

        return xlsx_looks
    if kind in ("xls", "et"):
        from lianping_desk.exchange.looks.xls import xls_looks

        return xls_looks
    if kind == "xml2003":
        from lianping_desk.exchange.looks.xml2003 import xml2003_looks

        return xml2003_looks
    if kind == "ods":
        from lianping_desk.exchange.looks.ods import ods_looks

        return ods_looks
    return None


def pixels_of_characters(characters: float) -> float:
    """The width of a column of so many figures in Excel's usual type (ECMA-376 18.3.1.13)."""
    return characters * 7 + 5


def pixels_of_points(points: float) -> float:
    return points * 96 / 72
