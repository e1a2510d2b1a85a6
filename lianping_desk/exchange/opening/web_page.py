"""Web pages that call themselves workbooks: every table of the page, one below the other, as one sheet."""

import re
from html.parser import HTMLParser

from lianping_desk.exchange.containers import ASK_FOR_WORKBOOK
from lianping_desk.exchange.grid import Cell, Grid, Merge, Sheet
from lianping_desk.exchange.opening.decoding import decoded
from lianping_desk.exchange.opening.shown import number_cell, shape_of, text_of
from lianping_desk.exchange.opening.xml_parts import LAST_COLUMN, LAST_ROW, MOST_CELLS, too_many_cells
from lianping_desk.exchange.unreadable import Unreadable

DEEPEST_TABLE = 20
WIDEST_SPAN = 2_000
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*(?:hidden|collapse)")
_PERCENT = re.compile(r"mso-number-format\s*:\s*[\"'\\]*[^;]*(?:percent|%)", re.IGNORECASE)
_LINE_ENDS = frozenset({"br", "p", "div", "li"})


def read_html(content: bytes) -> Grid:
    sheet = sheet_of_page(decoded(content), None)
    if not sheet.cells:
        raise Unreadable("网页里没有表格。", ASK_FOR_WORKBOOK)
    return Grid("html", (sheet,))


def sheet_of_page(page: str, name: str | None) -> Sheet:
    """The tables of a page, one below the other; without a cell where it has none."""
    reader = _TableReader()
    reader.feed(page)
    reader.close()
    reader.finish()
    return Sheet(name, reader.cells, tuple(reader.merges), frozenset(reader.hidden_rows))


class _TableReader(HTMLParser):
    """Puts each cell where a browser, and Excel with it, shows it: beside and below cells that span several."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.cells: dict[tuple[int, int], Cell] = {}
        self.merges: list[Merge] = []
        self.hidden_rows: set[int] = set()
        self._row = 0
        self._column = 0
        self._depth = 0
        self._taken: dict[int, int] = {}
        self._pieces: list[str] | None = None
        self._attributes: dict[str, str] = {}
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag == "table":
            self._depth += 1
            if self._depth > DEEPEST_TABLE:
                raise Unreadable("网页里的表格套得太深，为安全起见没有读。", ASK_FOR_WORKBOOK)
        elif tag == "tr":
            self._start_row(attributes)
        elif tag in ("td", "th"):
            self._end_cell()
            if not self._row:
                self._start_row({})
            self._pieces, self._attributes = [], attributes
        elif tag in ("style", "script"):
            self._silent += 1
        elif tag in _LINE_ENDS and self._pieces:
            self._pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr"):
            self._end_cell()
        elif tag == "table":
            self._end_cell()
            self._depth -= 1
            self._taken.clear()
        elif tag in ("style", "script"):
            self._silent = max(0, self._silent - 1)

    def handle_data(self, data: str) -> None:
        if self._pieces is not None and not self._silent:
            self._pieces.append(re.sub(r"[ \t\r\n]+", " ", data))

    def finish(self) -> None:
        self._end_cell()

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._end_cell()
        self._row += 1
        self._column = 0
        if self._row > LAST_ROW:
            raise too_many_cells()
        if _HIDDEN.search(attributes.get("style", "").lower()) or "hidden" in attributes:
            self.hidden_rows.add(self._row)

    def _end_cell(self) -> None:
        if self._pieces is None:
            return
        self._column += 1
        while self._taken.get(self._column, 0) >= self._row:
            self._column += 1
        first = self._column
        wide, high = self._span("colspan"), self._span("rowspan")
        if first + wide - 1 > LAST_COLUMN or len(self.cells) > MOST_CELLS:
            raise too_many_cells()
        for column in range(first, first + wide):
            self._taken[column] = self._row + high - 1
        if wide > 1 or high > 1:
            self.merges.append(Merge(self._row, first, self._row + high - 1, first + wide - 1))
        self._keep(first)
        self._column = first + wide - 1
        self._pieces = None

    def _keep(self, column: int) -> None:
        text = "".join(self._pieces or []).replace("\xa0", " ").strip(" \n")
        if not text:
            return
        stored = self._attributes.get("x:num")
        cell = Cell(self._row, column, text, text)
        if stored is not None:
            number = _number(stored or text)
            is_percent = text.endswith(("%", "％")) or bool(_PERCENT.search(self._attributes.get("style", "")))
            if number is not None and (is_percent or text_of(number) == text):
                cell = number_cell(self._row, column, number, shape_of(9 if is_percent else 0, None), epoch_1904=False)
        self.cells[self._row, column] = cell

    def _span(self, name: str) -> int:
        text = self._attributes.get(name, "").strip()
        if not (text.isascii() and text.isdigit()):
            return 1
        if len(text) > 5 or int(text) > WIDEST_SPAN:
            raise too_many_cells()
        return max(int(text), 1)


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
