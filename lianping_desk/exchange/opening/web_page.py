"""Web pages that call themselves workbooks: every table of the page, one below the other, as one sheet."""

import re
from dataclasses import replace
from html.parser import HTMLParser

from lianping_desk.exchange.containers import ASK_FOR_WORKBOOK
from lianping_desk.exchange.grid import Cell, Grid, Merge, Sheet, Trouble
from lianping_desk.exchange.opening.decoding import decoded
from lianping_desk.exchange.opening.shown import number_cell, shape_of, text_of
from lianping_desk.exchange.opening.web_parts import HiddenParts, OutsideText
from lianping_desk.exchange.opening.xml_parts import LAST_COLUMN, LAST_ROW, MOST_CELLS, too_many_cells
from lianping_desk.exchange.unreadable import Unreadable

DEEPEST_TABLE = 20
WIDEST_SPAN = 2_000
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*(?:hidden|collapse)")
_STRUCK = re.compile(r"line-through")
_PERCENT = re.compile(r"mso-number-format\s*:\s*[\"'\\]*[^;]*(?:percent|%)", re.IGNORECASE)
_LINE_ENDS = frozenset({"br", "p", "div", "li"})
_STRIKES = frozenset({"s", "del", "strike"})
_CELLS = frozenset({"td", "th"})


def read_html(content: bytes) -> Grid:
    sheet = sheet_of_page(decoded(content), None)
    if not sheet.cells:
        raise Unreadable("网页里没有表格。", ASK_FOR_WORKBOOK)
    return Grid("html", (sheet,))


def sheet_of_page(page: str, name: str | None) -> Sheet:
    """The tables of a page, one below the other, with the lines between them; without a cell where it has no table."""
    reader = _TableReader()
    reader.feed(page)
    reader.close()
    reader.finish()
    cells = reader.cells if reader.has_table else {}
    return Sheet(name, cells, tuple(reader.merges), frozenset(reader.hidden_rows), frozenset(reader.hidden_columns))


class _TableReader(HTMLParser):
    """Puts each cell where a browser, and Excel with it, shows it: beside and below cells that span several.

    A line of text outside the tables takes a row of its own. What the page does not show is left out.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.cells: dict[tuple[int, int], Cell] = {}
        self.merges: list[Merge] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.has_table = False
        self._row = 0
        self._column = 0
        self._depth = 0
        self._within_cell = 0
        self._taken: dict[int, int] = {}
        self._pieces: list[str] | None = None
        self._attributes: dict[str, str] = {}
        self._is_struck = False
        self._hidden = HiddenParts()
        self._outside = OutsideText()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if self._hidden.enter(tag, is_hidden=_is_hidden(attributes)):
            return
        if not self._depth and self._outside.ends_before(tag):
            self._put_line()
        if tag == "table":
            self._start_table()
        elif self._within_cell:
            self._add("\n" if tag in ("tr", *_LINE_ENDS) else " " if tag in _CELLS else "")
        elif tag == "tr":
            self._start_row(attributes)
        elif tag in _CELLS:
            self._start_cell(attributes)
        elif tag in _LINE_ENDS and self._pieces:
            self._pieces.append("\n")
        self._is_struck = self._is_struck or tag in _STRIKES or bool(_STRUCK.search(attributes.get("style", "")))

    def handle_endtag(self, tag: str) -> None:
        if self._hidden.leave(tag):
            return
        if not self._depth and self._outside.ends_before(tag):
            self._put_line()
        if tag == "table":
            self._end_table()
        elif tag in ("tr", *_CELLS) and not self._within_cell:
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if not self._hidden.is_open:
            text = re.sub(r"[ \t\r\n]+", " ", data)
            if self._depth:
                self._add(text)
            else:
                self._outside.pieces.append(text)

    def finish(self) -> None:
        self._end_cell()
        self._put_line()

    def _add(self, text: str) -> None:
        if self._pieces is not None and text:
            self._pieces.append(text)

    def _start_table(self) -> None:
        """A table within a cell behind others is part of what that says; any other is laid out by itself."""
        self.has_table = True
        self._depth += 1
        if self._depth > DEEPEST_TABLE:
            raise Unreadable("网页里的表格套得太深，为安全起见没有读。", ASK_FOR_WORKBOOK)
        if self._within_cell or (self._pieces is not None and (self._row, 1) in self.cells):
            self._within_cell += 1

    def _end_table(self) -> None:
        self._depth = max(0, self._depth - 1)
        if self._within_cell:
            self._within_cell -= 1
            return
        self._end_cell()
        self._taken.clear()

    def _put_line(self) -> None:
        """What stands outside the tables up to here, in the first column of a row of its own."""
        if text := self._outside.line():
            self._next_row()
            self.cells[self._row, 1] = Cell(self._row, 1, text, text)

    def _next_row(self) -> None:
        self._row += 1
        self._column = 0
        if self._row > LAST_ROW:
            raise too_many_cells()

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._end_cell()
        self._next_row()
        if _is_hidden(attributes):
            self.hidden_rows.add(self._row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._end_cell()
        if not self._row:
            self._start_row({})
        self._pieces, self._attributes, self._is_struck = [], attributes, False

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
        if _is_hidden(self._attributes):
            self.hidden_columns.add(first)
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
        self.cells[self._row, column] = replace(cell, trouble=Trouble.struck) if self._is_struck else cell

    def _span(self, name: str) -> int:
        text = self._attributes.get(name, "").strip()
        if not (text.isascii() and text.isdigit()):
            return 1
        if len(text) > 5 or int(text) > WIDEST_SPAN:
            raise too_many_cells()
        return max(int(text), 1)


def _is_hidden(attributes: dict[str, str]) -> bool:
    return bool(_HIDDEN.search(attributes.get("style", "").lower())) or "hidden" in attributes


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
