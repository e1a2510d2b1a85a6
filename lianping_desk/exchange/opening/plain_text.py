"""Comma- and tab-separated text (UTF-8, GB18030, UTF-16) as one sheet without a name."""

import csv
from io import StringIO
from pathlib import Path

from lianping_desk.exchange.containers import ASK_FOR_WORKBOOK
from lianping_desk.exchange.grid import Cell, Grid, Sheet
from lianping_desk.exchange.opening.xml_parts import MOST_CELLS, too_many_cells
from lianping_desk.exchange.unreadable import Unreadable

_LONGEST_CELL = 1 << 20


def read_csv(path: Path) -> Grid:
    text = decoded(path.read_bytes())
    csv.field_size_limit(_LONGEST_CELL)
    cells: dict[tuple[int, int], Cell] = {}
    try:
        for row, values in enumerate(csv.reader(StringIO(text, newline=""), delimiter=_separator(text)), start=1):
            for column, value in enumerate(values, start=1):
                if value.strip():
                    cells[row, column] = Cell(row, column, value, value)
            if len(cells) > MOST_CELLS:
                raise too_many_cells()
    except csv.Error as error:
        raise Unreadable("文本内容不是表格，读不出行和列。", ASK_FOR_WORKBOOK) from error
    if not any(column > 1 for _, column in cells):
        raise Unreadable("这是文字，不是表格，读不出行和列。", ASK_FOR_WORKBOOK)
    return Grid("csv", (Sheet(None, cells),))


def decoded(content: bytes) -> str:
    """The text in the encoding that fits: a mark at the start, then UTF-8, then GB18030."""
    is_marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if is_marked else ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable("文字编码认不出来，读出来会是乱码。", ASK_FOR_WORKBOOK)


def _separator(text: str) -> str:
    return max(",\t;", key=text[:65_536].count)
