"""How cells look: one type family, thin lines, a light fill under headings."""

from dataclasses import dataclass, replace
from typing import Any

from openpyxl.cell.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from lianping_desk.domain.materials.table import Align, Column
from lianping_desk.exchange.workbooks.prepared_sheet import PreparedSheet

SONG, HEI, KAI = "宋体", "黑体", "楷体"
BODY_SIZE = 10
DAY_FORMAT = "yyyy-mm-dd"
_LINE = Side(style="thin", color="FF8C8C8C")


@dataclass(frozen=True, slots=True)
class Look:
    """What a cell looks like; sizes in points, colours as six hexadecimal digits."""

    size: float = BODY_SIZE
    font: str = SONG
    colour: str = "000000"
    horizontal: str = "left"
    vertical: str = "center"
    indent: int = 0
    has_lines: bool = False
    fill: str = ""
    number_format: str = "General"
    is_link: bool = False


TITLE = Look(size=16, font=HEI, horizontal="center")
SUBTITLE = Look(size=9, colour="595959", horizontal="center")
SENTENCE = Look(size=BODY_SIZE)
TEXT = Look(size=11)
POINT = Look(size=11, font=KAI)
SECTION = Look(size=12, font=HEI)
HEADING = Look(font=HEI, horizontal="center", has_lines=True, fill="E8EDF3")
REMARK = Look(size=9, colour="595959")
SIGNATURE = Look(size=9, colour="595959", horizontal="right")
SLIP = Look(size=11)
SLIP_TITLE = Look(size=12, font=HEI, horizontal="center")
_HORIZONTAL = {Align.left: "left", Align.centre: "center", Align.figures: "right"}


def body(column: Column) -> Look:
    """A cell of a table; figures keep off the line at their right, where the next column's text begins."""
    return Look(horizontal=_HORIZONTAL[column.align], indent=int(column.align is Align.figures), has_lines=True)


def day(column: Column) -> Look:
    """A day in a table."""
    return replace(body(column), number_format=DAY_FORMAT)


class Looks:
    """The numbers of the styles of one workbook, each made once."""

    def __init__(self, sheet: PreparedSheet) -> None:
        self._sheet = sheet
        self._made: dict[Look, int] = {}

    def __getitem__(self, look: Look) -> int:
        if look not in self._made:
            self._made[look] = self._make(look)
        return self._made[look]

    def _make(self, look: Look) -> int:
        cell: Any = WriteOnlyCell(self._sheet)
        cell.font = Font(
            name=look.font, size=look.size, color=f"FF{look.colour}", underline="single" if look.is_link else None
        )
        cell.alignment = Alignment(
            horizontal=look.horizontal, vertical=look.vertical, wrap_text=True, indent=look.indent
        )
        if look.has_lines:
            cell.border = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
        if look.fill:
            cell.fill = PatternFill("solid", start_color=f"FF{look.fill}")
        cell.number_format = look.number_format
        return int(cell.style_id)
