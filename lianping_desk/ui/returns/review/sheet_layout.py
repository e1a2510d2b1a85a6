"""How wide the columns and how high the rows of a drawn sheet are."""

import math
from collections import Counter

from lianping_desk.domain.sheet_picture import SheetPicture

NARROWEST, WIDEST = 28, 460
"""Pixels at 100 %: a column stays within these, whatever the file says; texts beyond are in the hint."""
LOWEST, HIGHEST = 25, 260
HALF_WIDTH, LINE = 7.0, 19.0
"""Pixels of half a hanzi, and of a line of text, in the type that sheets are drawn in."""
MARGIN = 14
LOOKED_AT = 400
"""Rows that the width of a column is taken from, where the file does not tell it."""
EMPTY_BEYOND = 2
"""Empty columns and rows that are drawn behind the last with content, so that she sees where the sheet ends."""


def column_widths(sheet: SheetPicture) -> list[float]:
    """The width of each column from the first: as the file says, else as wide as its content further up."""
    content: dict[int, float] = {}
    if len(sheet.widths) < sheet.last_column:
        merged = {(row, column) for row, column, _, last in sheet.merges if last > column}
        cells_in = Counter(row for row, _ in sheet.texts)
        for (row, column), text in sheet.texts.items():
            is_title = cells_in[row] == 1  # a title or a note runs on over the empty cells beside it
            if row <= LOOKED_AT and column not in sheet.widths and (row, column) not in merged and not is_title:
                content[column] = max(content.get(column, 0), _text_width(text))
    widths = []
    for column in range(1, sheet.last_column + EMPTY_BEYOND + 1):
        width = sheet.widths.get(column) or content.get(column, 54) + MARGIN
        widths.append(min(max(width, NARROWEST), WIDEST))
    return widths


def row_heights(sheet: SheetPicture, widths: list[float]) -> list[float]:
    """The height of each row from the first: at least what the file says, and enough for its text."""
    spans = {(row, column): (last_row, last) for row, column, last_row, last in sheet.merges}
    lines: dict[int, int] = {}
    cells_in = Counter(row for row, _ in sheet.texts)
    for place, text in sheet.texts.items():
        row, column = place
        if len(text) * 2 * HALF_WIDTH <= widths[column - 1] - MARGIN and "\n" not in text:
            continue  # one line, as in nearly every cell
        last_row, last = spans.get(place, (row, len(widths) if cells_in[row] == 1 else column))
        if last_row > row:
            continue  # a text over several rows has their heights together
        width = max(sum(widths[column - 1 : last]) - MARGIN, 14)
        needed = sum(max(1, math.ceil(_text_width(line) / width)) for line in text.split("\n"))
        lines[row] = max(lines.get(row, 1), needed)
    heights = []
    for row in range(1, sheet.last_row + EMPTY_BEYOND + 1):
        height = max(sheet.heights.get(row, LOWEST), lines.get(row, 1) * LINE + 4)
        heights.append(min(max(height, LOWEST), HIGHEST))
    return heights


def _text_width(text: str) -> float:
    """The width of a text's longest line; a hanzi takes two bytes in this encoding, and twice the room of a figure."""
    longest = max(text.split("\n"), key=len) if "\n" in text else text
    return len(longest.encode("gb18030", "replace")) * HALF_WIDTH
