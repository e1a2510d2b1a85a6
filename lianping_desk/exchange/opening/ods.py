"""OpenDocument spreadsheets (.ods), read from their content part with formats, merged and hidden cells."""

import zipfile
from dataclasses import replace
from xml.etree.ElementTree import Element

from lianping_desk.exchange.containers import ASK_FOR_WORKBOOK, ASK_WITHOUT_PASSWORD, part_name
from lianping_desk.exchange.grid import Cell, Grid, Merge, Sheet, Trouble
from lianping_desk.exchange.opening.shown import Shape, number_cell, text_of
from lianping_desk.exchange.opening.xml_parts import (
    LAST_COLUMN,
    LAST_ROW,
    MOST_CELLS,
    attribute,
    children,
    damaged,
    elements,
    part,
    too_many_cells,
)
from lianping_desk.exchange.unreadable import Unreadable

_NUMBERS = {"float": Shape.plain, "currency": Shape.plain, "percentage": Shape.percent}
_LINE_THROUGH = ("text-line-through-style", "text-line-through-type")
_GROUPS = frozenset({"table-rows", "table-header-rows", "table-row-group"})


def read_ods(package: zipfile.ZipFile) -> Grid:
    names = {part_name(name): name for name in package.namelist()}
    if "meta-inf/manifest.xml" in names and b"encryption-data" in part(package, names["meta-inf/manifest.xml"]):
        raise Unreadable("文件设有打开密码，已加密。", ASK_WITHOUT_PASSWORD)
    content = part(package, names["content.xml"])
    hidden_styles: set[str] = set()
    struck_styles: set[str] = set()
    sheets: list[Sheet] = []
    for name, element in elements(content, frozenset({"style", "table"})):
        if name == "table":
            sheets.append(_SheetReader(hidden_styles, struck_styles).read(element))
            continue
        if any(attribute(p, "display") == "false" for p in children(element, "table-properties")):
            hidden_styles.add(attribute(element, "name") or "")
        if any(_crosses_out(properties) for properties in children(element, "text-properties")):
            struck_styles.add(attribute(element, "name") or "")
    if not sheets:
        raise Unreadable("文件里没有能读的工作表，可能已损坏。", ASK_FOR_WORKBOOK)
    return Grid("ods", tuple(sheets))


def _crosses_out(properties: Element) -> bool:
    return any(attribute(properties, name) not in (None, "none") for name in _LINE_THROUGH)


class _SheetReader:
    """One table element. Repeated empty rows and cells are counted, never made."""

    def __init__(self, hidden_styles: set[str], struck_styles: set[str]) -> None:
        self._hidden_styles = hidden_styles
        self._struck_styles = struck_styles
        self._cells: dict[tuple[int, int], Cell] = {}
        self._merges: list[Merge] = []
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._row = 0
        self._column = 0

    def read(self, table: Element) -> Sheet:
        self._read_rows(table, is_hidden=False)
        is_hidden = attribute(table, "style-name") in self._hidden_styles
        return Sheet(
            attribute(table, "name"),
            self._cells,
            tuple(self._merges),
            frozenset(self._hidden_rows),
            frozenset(self._hidden_columns),
            is_hidden,
        )

    def _read_rows(self, parent: Element, is_hidden: bool) -> None:
        for element in parent:
            name = element.tag.rpartition("}")[2]
            if name in _GROUPS:
                self._read_rows(element, is_hidden or attribute(element, "display") == "false")
            elif name in ("table-columns", "table-column-group", "table-header-columns"):
                self._read_rows(element, is_hidden)
            elif name == "table-column":
                repeated = min(_number(element, "number-columns-repeated"), LAST_COLUMN)
                if attribute(element, "visibility") in ("collapse", "filter"):
                    self._hidden_columns.update(range(self._column + 1, self._column + repeated + 1))
                self._column += repeated
            elif name == "table-row":
                self._read_row(element, is_hidden)

    def _read_row(self, line: Element, is_hidden: bool) -> None:
        repeated = min(_number(line, "number-rows-repeated"), LAST_ROW)
        is_hidden = is_hidden or attribute(line, "visibility") in ("collapse", "filter")
        found: list[tuple[int, Element]] = []
        column = 0
        for element in line:
            name = element.tag.rpartition("}")[2]
            if name not in ("table-cell", "covered-table-cell"):
                continue
            copies = min(_number(element, "number-columns-repeated"), LAST_COLUMN)
            if name == "table-cell" and _has_content(element):
                found += [(column + 1 + copy, element) for copy in range(copies)]
            elif attribute(element, "number-columns-spanned"):
                found.append((column + 1, element))
            column += copies
            if len(found) > LAST_COLUMN:
                raise too_many_cells()
        if found and len(self._cells) + len(found) * repeated > MOST_CELLS:
            raise too_many_cells()
        for copy in range(repeated if found else 0):
            for place, element in found:
                self._keep(self._row + 1 + copy, place, element)
            if is_hidden:
                self._hidden_rows.add(self._row + 1 + copy)
        self._row += repeated

    def _keep(self, row: int, column: int, element: Element) -> None:
        wide, high = _number(element, "number-columns-spanned"), _number(element, "number-rows-spanned")
        if wide > 1 or high > 1:
            self._merges.append(Merge(row, column, row + high - 1, column + wide - 1))
        cell = _cell(row, column, element)
        if cell is not None:
            is_struck = self._struck_styles and cell.trouble is None and self._is_struck(element)
            self._cells[row, column] = replace(cell, trouble=Trouble.struck) if is_struck else cell

    def _is_struck(self, element: Element) -> bool:
        """Whether the style of the cell, or of any part of its text, crosses it out."""
        return any(attribute(part, "style-name") in self._struck_styles for part in element.iter())


def _has_content(element: Element) -> bool:
    return len(element) > 0 or any(attribute(element, name) for name in ("value-type", "formula"))


def _cell(row: int, column: int, element: Element) -> Cell | None:
    text = "\n".join(_paragraph(child) for child in children(element, "p"))
    kind = attribute(element, "value-type")
    stored = attribute(element, "value")
    formula = attribute(element, "formula")
    if (text.startswith("#") and formula) or text in ("#REF!", "#VALUE!", "#DIV/0!", "#N/A", "#NAME?", "Err:502"):
        return Cell(row, column, None, text, trouble=Trouble.error)
    if kind in _NUMBERS and stored is not None:
        return _number_cell(row, column, stored, _NUMBERS[kind])
    if kind == "date":
        day = (attribute(element, "date-value") or text).partition("T")[0]
        return Cell(row, column, day, day)
    if kind == "boolean":
        value = attribute(element, "boolean-value") == "true"
        return Cell(row, column, value, text_of(value))
    if not text:
        lacks_result = formula and kind != "string"
        return Cell(row, column, None, formula, trouble=Trouble.no_result) if formula and lacks_result else None
    return Cell(row, column, text, text)


def _number_cell(row: int, column: int, stored: str, shape: Shape) -> Cell:
    try:
        return number_cell(row, column, float(stored), shape, epoch_1904=False)
    except ValueError as error:
        raise damaged() from error


def _paragraph(element: Element) -> str:
    """The text of a paragraph; line breaks and runs of spaces are elements of their own."""
    pieces = [element.text or ""]
    for child in element:
        name = child.tag.rpartition("}")[2]
        if name == "line-break":
            pieces.append("\n")
        elif name == "s":
            pieces.append(" " * min(_number(child, "c"), 1_000))
        elif name != "annotation":
            pieces.append(_paragraph(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


def _number(element: Element, name: str) -> int:
    text = attribute(element, name) or ""
    if not (text.isascii() and text.isdigit()):
        return 1
    if len(text) > 7 or int(text) > LAST_ROW:
        raise damaged()
    return max(int(text), 1)
