"""How wide the columns and how high the rows of a drawn sheet are."""

import math
import re
from collections import Counter
from itertools import pairwise

from lianping_desk.domain.sheet_picture import Place, SheetPicture

NARROWEST, WIDEST = 28, 460
"""Pixels at 100 %: a column stays within these, whatever the file says; texts beyond are in the hint."""
LOWEST, HIGHEST = 25, 260
HALF_WIDTH, LINE = 7.0, 19.0
"""Pixels of half a hanzi, and of a line of text, in the type that sheets are drawn in."""
MARGIN = 14
LOOKED_AT = 400
"""Rows that the width of a column is taken from, where the file does not tell it."""
_LABEL = re.compile(r"[^：:]{2,12}[：:]")
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


def running_on(sheet: SheetPicture, widths: list[float]) -> dict[Place, int]:
    """The last column of each text that runs on over the empty cells beside it, as in Excel.

    It is the only text of its row (a title, a note), or begins with a label (填报单位：…); the texts of tables stay in
    their cells, so that an empty cell beside them is seen to be one.
    """
    columns_in: dict[int, list[int]] = {}
    for row, column in sorted(sheet.texts):
        columns_in.setdefault(row, []).append(column)
    merged = {row for top, _, bottom, _ in sheet.merges for row in range(top, bottom + 1)}
    lasts: dict[Place, int] = {}
    for row, columns in columns_in.items():
        if row in merged:
            continue
        if len(columns) == 1:
            lasts[row, columns[0]] = sheet.last_column
            continue
        for column, following in pairwise((*columns, sheet.last_column + 1)):
            text = sheet.texts[row, column]
            is_label = _LABEL.match(text) and (row, column) not in sheet.centred
            if is_label and _text_width(text) > widths[column - 1] - MARGIN:
                lasts[row, column] = following - 1
    return {place: last for place, last in lasts.items() if last > place[1]}


def row_heights(sheet: SheetPicture, widths: list[float]) -> list[float]:
    """The height of each row from the first: at least what the file says, and enough for its text."""
    spans = {(row, column): (last_row, last) for row, column, last_row, last in sheet.merges}
    running = running_on(sheet, widths)
    lines: dict[int, int] = {}
    for place, text in sheet.texts.items():
        row, column = place
        if len(text) * 2 * HALF_WIDTH <= widths[column - 1] - MARGIN and "\n" not in text:
            continue  # one line, as in nearly every cell
        last_row, last = spans.get(place, (row, running.get(place, column)))
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
