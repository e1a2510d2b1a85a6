"""How much room text needs: nobody measures it when a workbook is written, and print cuts what does not fit."""

from math import ceil

HANZI_PIXELS = 13.4
"""One hanzi of 10 pt at 96 dots an inch."""
_PIXELS_PER_UNIT = 7.0
_PADDING_PIXELS = 9.0
_LINE = 14.0
_PADDING = 6.0
_LOSS = 0.6
"""Of a line, in hanzi: punctuation and words that move to the next line as a whole."""

HIGHEST = 409.0
"""Excel's limit of a row's height in points."""
MOST_LINES = int((HIGHEST - _PADDING) / _LINE)


def column_units(hanzi: float) -> float:
    """A column's width in Excel's units for so many hanzi of 10 pt."""
    return round((hanzi * HANZI_PIXELS + _PADDING_PIXELS) / _PIXELS_PER_UNIT, 2)


def lines_of(text: str, hanzi: float) -> int:
    """Lines that `text` takes in a column of so many hanzi, rather one too many than one too few."""
    if len(text) <= hanzi and "\n" not in text:
        return 1
    room = max(hanzi - _LOSS, 1.0)
    return sum(max(1, ceil(hanzi_of(line) / room)) for line in text.split("\n"))


def hanzi_of(line: str) -> float:
    """How wide a line is: a hanzi is 1, a Latin letter a half."""
    return len(line.encode("gb18030", "replace")) / 2


def height_of(lines: int, size: float = 10.0) -> float:
    """A row's height in points for so many lines of a type size."""
    return min(HIGHEST, lines * _LINE * size / 10 + _PADDING)


def parted(text: str, hanzi: float) -> list[str]:
    """`text` in pieces that fit a row of the greatest height."""
    if lines_of(text, hanzi) <= MOST_LINES:
        return [text]
    pieces, piece, lines = [], "", 0
    width = max(int(hanzi - _LOSS), 1)
    for number, paragraph in enumerate(text.split("\n")):
        joint = "\n" if number else ""
        for start in range(0, max(len(paragraph), 1), width):
            stretch = joint + paragraph[start : start + width]
            needed = lines_of(stretch.removeprefix("\n"), hanzi)
            if lines + needed > MOST_LINES:
                pieces.append(piece)
                piece, lines, stretch = "", 0, stretch.removeprefix("\n")
            piece, lines, joint = piece + stretch, lines + needed, ""
    return [*pieces, piece]
