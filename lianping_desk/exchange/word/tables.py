"""Tables of a document: heading rows repeat, rows stay whole."""

from datetime import date
from decimal import Decimal

from lianping_desk.domain.materials.light import Light
from lianping_desk.domain.materials.table import Align, Cell, Column, Table
from lianping_desk.domain.number_text import format_number
from lianping_desk.exchange.lights import light_colours
from lianping_desk.exchange.word.elements import Element, child, element, run
from lianping_desk.exchange.word.styles import TABLE_SIZES, heading_style, table_style

_LEAST_SHARE = 0.7
"""How much narrower than at leisure wide columns may become before smaller type is taken."""
_NARROW = 7.0
"""Hanzi up to which a column keeps its width; wider ones wrap anyway."""
_MARGIN = 3.0
"""Points left and right of a cell's text."""
_JUSTIFIED = {Align.left: "left", Align.centre: "center", Align.figures: "right"}
_BORDERS = ("top", "left", "bottom", "right", "insideH", "insideV")


def word_table(table: Table, width: float, style_ids: dict[str, str]) -> Element:
    """A table `width` points wide; `style_ids` gives the id of each paragraph style by its name.

    Built as XML: python-docx takes minutes for a ledger of thousands of rows.
    """
    size = table_size(table, width)
    made = element("w:tbl")
    _set_properties(child(made, "w:tblPr"), width)
    grid = child(made, "w:tblGrid")
    widths = [round(points * 20) for points in _widths(table, width, size)]
    for twips in widths:
        child(grid, "w:gridCol", w=twips)
    heading, text = style_ids[heading_style(size)], style_ids[table_style(size)]
    row = _row(made, is_heading=True)
    for column, twips in zip(table.columns, widths, strict=True):
        _cell(row, twips, heading, "", column.heading, fill="E8EDF3")
    for cells in table.rows:
        row = _row(made)
        for column, twips, cell in zip(table.columns, widths, cells, strict=True):
            colour = light_colours()[cell.state] if isinstance(cell, Light) else ""
            _cell(row, twips, text, _JUSTIFIED[column.align], cell_words(cell), colour=colour)
    return made


def table_size(table: Table, width: float) -> float:
    """小四 where the columns have room for it, else the next smaller size that fits."""
    fitting = (size for size in TABLE_SIZES if _share(table, width, size) >= _LEAST_SHARE)
    return next(fitting, TABLE_SIZES[-1])


def _share(table: Table, width: float, size: float) -> float:
    """Of the width that wide columns ask for, how much they get when the narrow ones have all of theirs."""
    narrow = sum(_asked(column, size) for column in table.columns if column.width <= _NARROW)
    wide = sum(_asked(column, size) for column in table.columns if column.width > _NARROW)
    return (width - narrow) / wide if wide else width / narrow


def _widths(table: Table, width: float, size: float) -> list[float]:
    """Points of each column: a narrow one has what it asks for, so that no day or short word breaks; others share."""
    asked = [_asked(column, size) for column in table.columns]
    share = _share(table, width, size)
    if share < _LEAST_SHARE or all(column.width <= _NARROW for column in table.columns):
        return [points * width / sum(asked) for points in asked]
    return [
        points if column.width <= _NARROW else points * share
        for column, points in zip(table.columns, asked, strict=True)
    ]


def _asked(column: Column, size: float) -> float:
    return column.width * size + 2 * _MARGIN


def cell_words(cell: Cell) -> str:
    """A cell as it is read."""
    match cell:
        case None:
            return ""
        case Light():
            return cell.text
        case int() | Decimal():
            return format_number(cell)
        case date():
            return cell.isoformat()
        case _:
            return cell


def _set_properties(properties: Element, width: float) -> None:
    child(properties, "w:tblW", w=round(width * 20), type="dxa")
    child(properties, "w:jc", val="center")
    borders = child(properties, "w:tblBorders")
    for side in _BORDERS:
        child(borders, f"w:{side}", val="single", sz=4, space=0, color="8C8C8C")
    child(properties, "w:tblLayout", type="fixed")
    margins = child(properties, "w:tblCellMar")
    for side in ("left", "right"):
        child(margins, f"w:{side}", w=round(_MARGIN * 20), type="dxa")


def _row(table: Element, is_heading: bool = False) -> Element:
    row = child(table, "w:tr")
    properties = child(row, "w:trPr")
    child(properties, "w:cantSplit")
    if is_heading:
        child(properties, "w:tblHeader")
    return row


def _cell(row: Element, twips: int, style: str, justified: str, text: str, *, colour: str = "", fill: str = "") -> None:
    cell = child(row, "w:tc")
    properties = child(cell, "w:tcPr")
    child(properties, "w:tcW", w=twips, type="dxa")
    if fill:
        child(properties, "w:shd", val="clear", color="auto", fill=fill)
    child(properties, "w:vAlign", val="center")
    paragraph = child(cell, "w:p")
    settings = child(paragraph, "w:pPr")
    child(settings, "w:pStyle", val=style)
    if justified:
        child(settings, "w:jc", val=justified)
    if text:
        paragraph.append(run(text, colour))
