"""A cell, broken into lines for the width of its column, and how it is drawn."""

from typing import NamedTuple

from lianping_desk.domain.progress import TaskState
from lianping_desk.reports.line_breaking import break_lines
from lianping_desk.reports.paragraph import ASCENT
from lianping_desk.reports.shapes import draw_light
from lianping_desk.reports.sheet import Sheet
from lianping_desk.reports.table.spec import Cell, CellAlign, TableStyle
from lianping_desk.reports.type_case import FontChain, printable

BAR_HEIGHT = 5.0
_BAR_GAP = 2.0
_LIGHT_ROOM = 1.35  # squares that a light takes before its text


class LaidCell(NamedTuple):
    """Lines of a cell with their widths in points; a light stands before the first, a bar below the last."""

    lines: list[tuple[str, float]]
    chain: FontChain
    light: TaskState | None = None
    bar: float | None = None
    colour: str = ""

    def height(self, leading: float) -> float:
        """Height of lines and bar."""
        return len(self.lines) * leading + (BAR_HEIGHT + _BAR_GAP if self.bar is not None else 0.0)

    def cut(self, count: int) -> "tuple[LaidCell, LaidCell]":
        """The first lines, and the rest."""
        return self._replace(lines=self.lines[:count], bar=None), self._replace(lines=self.lines[count:], light=None)


def cell_text(cell: str | Cell) -> str:
    """The text of a cell."""
    return cell if isinstance(cell, str) else cell.text


def text_room(cell: str | Cell, room: float, size: float) -> float:
    """What a light leaves of the room for text."""
    return room if isinstance(cell, str) or cell.light is None else room - size * _LIGHT_ROOM


def break_text(text: str, chain: FontChain, size: float, room: float) -> list[tuple[str, float]]:
    """Lines of a text and their widths, for `room` points."""
    widths = chain.widths
    advances = [0.0 if char == "\n" else widths[char] for char in text]
    whole = sum(advances) * size
    if whole <= room and "\n" not in text:
        return [(text, whole)]
    return [(text[line.start : line.end], line.width * size) for line in break_lines(text, advances, room / size)]


def lay_cell(cell: str | Cell, chain: FontChain, strong: FontChain, size: float, room: float) -> LaidCell:
    """Break a cell into lines for `room` points between its paddings."""
    if isinstance(cell, str):
        return LaidCell(break_text(printable(cell), chain, size, room), chain)
    used = strong if cell.is_strong else chain
    lines = break_text(printable(cell.text), used, size, text_room(cell, room, size))
    return LaidCell(lines, used, cell.light, cell.bar, cell.colour)


def draw_cell(
    sheet: Sheet, cell: LaidCell, x: float, y: float, width: float, height: float, align: CellAlign, style: TableStyle
) -> None:
    """Draw a cell in the middle of its height; a long one from its top."""
    room = width - 2 * style.pad_x
    top = y + max((height - cell.height(style.leading)) / 2, style.pad_y)
    left = x + style.pad_x
    baseline = top + (style.leading - style.size) / 2 + ASCENT * style.size
    if cell.light is not None:
        mark = style.size * 0.78
        text_width = cell.lines[0][1] if cell.lines else 0.0
        indent = style.size * _LIGHT_ROOM
        if align is CellAlign.centre:
            left += max((room - indent - text_width) / 2, 0.0)
        draw_light(sheet, cell.light, left + mark / 2, top + style.leading / 2, mark)
        left, room, align = left + indent, room - indent, CellAlign.left
    share = {CellAlign.left: 0.0, CellAlign.centre: 0.5, CellAlign.figures: 1.0}[align]
    lines = [(left + (room - line_width) * share, text) for text, line_width in cell.lines if text]
    if lines:
        sheet.lines(baseline, lines, cell.chain, style.size, style.leading, cell.colour or "#000000")
    if cell.bar is not None:
        bar_top = top + len(cell.lines) * style.leading + _BAR_GAP / 2
        sheet.box(x + style.pad_x, bar_top, width - 2 * style.pad_x, BAR_HEIGHT, fill="#E3E7EC")
        filled = min(max(cell.bar, 0.0), 1.0) * (width - 2 * style.pad_x)
        if filled > 0:
            sheet.box(x + style.pad_x, bar_top, filled, BAR_HEIGHT, fill="#4A76A8")
