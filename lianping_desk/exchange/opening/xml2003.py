"""SpreadsheetML 2003: the one-file XML workbook that many office systems export as .xml or .xls."""

from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from lianping_desk.exchange.containers import ASK_FOR_WORKBOOK
from lianping_desk.exchange.grid import Cell, Grid, Merge, Sheet, Trouble
from lianping_desk.exchange.opening.shown import Shape, number_cell, shape_of, text_of
from lianping_desk.exchange.opening.xml_parts import (
    LAST_COLUMN,
    LAST_ROW,
    MOST_CELLS,
    attribute,
    children,
    damaged,
    elements,
    too_many_cells,
)
from lianping_desk.exchange.unreadable import Unreadable

_NAMED_FORMATS = {"percent": Shape.percent, "general date": Shape.day, "short date": Shape.day, "long date": Shape.day}


def read_xml2003(content: bytes) -> Grid:
    styles = _Styles()
    sheets: list[Sheet] = []
    for name, element in elements(content, frozenset({"Styles", "Worksheet"})):
        if name == "Styles":
            for style in children(element, "Style"):
                styles.learn(style)
        else:
            sheets.append(_sheet(element, styles))
    if not sheets:
        raise Unreadable("文件里没有能读的工作表，可能已损坏。", ASK_FOR_WORKBOOK)
    return Grid("xml2003", tuple(sheets))


@dataclass(slots=True)
class _Styles:
    """What the styles of the workbook, by their names, make of numbers, and which of them cross out."""

    shapes: dict[str, Shape] = field(default_factory=dict)
    struck: set[str] = field(default_factory=set)

    def learn(self, style: Element) -> None:
        name = attribute(style, "ID") or ""
        formats = [attribute(child, "Format") or "" for child in children(style, "NumberFormat")]
        self.shapes[name] = _shape(formats[0]) if formats else Shape.plain
        if any(attribute(font, "StrikeThrough") == "1" for font in children(style, "Font")):
            self.struck.add(name)


def _shape(code: str) -> Shape:
    return _NAMED_FORMATS.get(code.lower()) or shape_of(-1, code)


def _sheet(element: Element, styles: _Styles) -> Sheet:
    cells: dict[tuple[int, int], Cell] = {}
    merges: list[Merge] = []
    hidden_rows: set[int] = set()
    hidden_columns: set[int] = set()
    for table in children(element, "Table"):
        column = 0
        for definition in children(table, "Column"):
            column = _number(definition, "Index") or column + 1
            width = _number(definition, "Span")
            if attribute(definition, "Hidden") == "1":
                hidden_columns.update(range(column, min(column + width, LAST_COLUMN) + 1))
            column += width
        row = 0
        for line in children(table, "Row"):
            row = _number(line, "Index") or row + 1
            if not 0 < row <= LAST_ROW:
                raise damaged()
            if attribute(line, "Hidden") == "1" or attribute(line, "Height") == "0":
                hidden_rows.add(row)
            _read_row(line, row, styles, cells, merges)
            row += _number(line, "Span")
    return Sheet(
        attribute(element, "Name"),
        cells,
        tuple(merges),
        frozenset(hidden_rows),
        frozenset(hidden_columns),
        _is_hidden(element),
    )


def _read_row(
    line: Element, row: int, styles: _Styles, cells: dict[tuple[int, int], Cell], merges: list[Merge]
) -> None:
    column = 0
    for element in children(line, "Cell"):
        column = _number(element, "Index") or column + 1
        if not 0 < column <= LAST_COLUMN or len(cells) > MOST_CELLS:
            raise too_many_cells()
        wide, high = _number(element, "MergeAcross"), _number(element, "MergeDown")
        cell = _cell(element, row, column, styles.shapes)
        if cell is not None:
            is_struck = cell.trouble is None and _is_struck(element, styles)
            cells[row, column] = replace(cell, trouble=Trouble.struck) if is_struck else cell
        if wide or high:
            merges.append(Merge(row, column, row + high, column + wide))
        column += wide


def _cell(element: Element, row: int, column: int, shapes: dict[str, Shape]) -> Cell | None:
    data = next(children(element, "Data"), None)
    text = "".join(data.itertext()) if data is not None else ""
    if not text:
        formula = attribute(element, "Formula")
        return Cell(row, column, None, formula, trouble=Trouble.no_result) if formula else None
    assert data is not None
    match attribute(data, "Type"):
        case "Number":
            return _number_cell(text, row, column, shapes.get(attribute(element, "StyleID") or "", Shape.plain))
        case "DateTime":
            day = text.partition("T")[0]
            return Cell(row, column, day, day)
        case "Boolean":
            return Cell(row, column, text == "1", text_of(text == "1"))
        case "Error":
            return Cell(row, column, None, text, trouble=Trouble.error)
        case _:
            return Cell(row, column, text, text)


def _is_struck(element: Element, styles: _Styles) -> bool:
    """Whether the style of the cell, or a part of its text (<S>), crosses it out."""
    in_style = (attribute(element, "StyleID") or "") in styles.struck
    return in_style or any(part.tag.rpartition("}")[2] == "S" and part.text for part in element.iter())


def _number_cell(text: str, row: int, column: int, shape: Shape) -> Cell:
    try:
        return number_cell(row, column, float(text), shape, epoch_1904=False)
    except ValueError as error:
        raise damaged() from error


def _is_hidden(sheet: Element) -> bool:
    return any(
        visible.text in ("SheetHidden", "SheetVeryHidden")
        for options in children(sheet, "WorksheetOptions")
        for visible in children(options, "Visible")
    )


def _number(element: Element, name: str) -> int:
    text = attribute(element, name) or "0"
    return int(text) if text.isascii() and text.isdigit() else 0
