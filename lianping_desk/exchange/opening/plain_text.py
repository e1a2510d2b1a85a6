"""Text with separators between its columns as one sheet without a name."""

import csv
import re
from collections import Counter
from io import StringIO
from itertools import islice

from lianping_desk.exchange.containers import ASK_FOR_WORKBOOK
from lianping_desk.exchange.grid import Cell, Grid, Sheet
from lianping_desk.exchange.opening.decoding import decoded
from lianping_desk.exchange.opening.xml_parts import MOST_CELLS, too_many_cells
from lianping_desk.exchange.unreadable import Unreadable

_LONGEST_CELL = 1 << 20
_SEPARATORS = ",\t;|"
_ROWS_LOOKED_AT = 60
_CHARACTERS_LOOKED_AT = 20_000
_SAID = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
"""A first line that tells Excel the separator; Excel does not count it as a row."""
_TEXT_AS_FORMULA = re.compile(r'="([^"]*)"')
"""How exporters keep Excel from taking 0762 for a number."""


def read_csv(content: bytes) -> Grid:
    text = decoded(content)
    csv.field_size_limit(_LONGEST_CELL)
    try:
        cells = _cells(text)
    except csv.Error as error:
        raise Unreadable("文本内容不是表格，读不出行和列。", ASK_FOR_WORKBOOK) from error
    if not any(column > 1 for _, column in cells):
        raise Unreadable("这是文字，不是表格，读不出行和列。", ASK_FOR_WORKBOOK)
    return Grid("csv", (Sheet(None, cells),))


def _cells(text: str) -> dict[tuple[int, int], Cell]:
    said = _SAID.match(text)
    separator = said[1] if said else _separator(text)
    lines = StringIO(text[said.end() :] if said else text, newline="")
    cells: dict[tuple[int, int], Cell] = {}
    for row, values in enumerate(csv.reader(lines, delimiter=separator), start=1):
        for column, value in enumerate(values, start=1):
            if value.strip():
                kept = _TEXT_AS_FORMULA.fullmatch(value)
                cells[row, column] = Cell(row, column, kept[1] if kept else value, kept[1] if kept else value)
        if len(cells) > MOST_CELLS:
            raise too_many_cells()
    return cells


def _separator(text: str) -> str:
    """The one that gives most rows the same number of columns; of several such the one that gives most columns.

    Quotation marks that do not stand around whole cells speak against it: texts would be torn.
    """

    def share(separator: str) -> tuple[int, int, int]:
        rows = islice(csv.reader(StringIO(text, newline=""), delimiter=separator), _ROWS_LOOKED_AT)
        widths = Counter(len(row) for row in rows if len(row) > 1)
        count, width = max(((count, width) for width, count in widths.items()), default=(0, 0))
        return -_stray_marks(text[:_CHARACTERS_LOOKED_AT], separator), count, width

    return max(_SEPARATORS, key=share)


def _stray_marks(text: str, separator: str) -> int:
    """How many quotation marks are left when those around whole cells are taken away."""
    ends = re.escape(separator) + r"\r\n"
    return re.sub(rf'(?:^|(?<=[{ends}]))"(?:[^"]|"")*"(?=[{ends}]|$)', "", text).count('"')
