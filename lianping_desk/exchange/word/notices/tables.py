"""Tables of a notice, such as a receipt to be filled in."""

from lianping_desk.domain.official_page import Rows
from lianping_desk.exchange.word.elements import Element, child, element, run
from lianping_desk.exchange.word.notices.grid import squares
from lianping_desk.exchange.word.notices.styles import CELL

_WIDTH = squares(28)
_THIN = 6
"""0.25 mm in eighths of a point."""
_ROW = 720


def rows_table(rows: Rows, style_ids: dict[str, str]) -> Element:
    """A ruled table as wide as the text."""
    count = max(len(rows.headings), 1)
    borders = dict.fromkeys(("top", "left", "bottom", "right", "insideH", "insideV"), _THIN)
    table = make_table([_WIDTH // count] * count, borders)
    for cells in (rows.headings, *rows.rows):
        row = child(table, "w:tr")
        child(child(row, "w:trPr"), "w:trHeight", val=_ROW, hRule="atLeast")
        for text in cells:
            add_line(add_cell(row, _WIDTH // count), text, style_ids[CELL.name])
    return table


def make_table(widths: list[int], borders: dict[str, int]) -> Element:
    """A table without rows; `widths` in twips, `borders` in eighths of a point by side."""
    table = element("w:tbl")
    properties = child(table, "w:tblPr")
    child(properties, "w:tblW", w=sum(widths), type="dxa")
    edges = child(properties, "w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        if side in borders:
            child(edges, f"w:{side}", val="single", sz=borders[side], space=0, color="000000")
    child(properties, "w:tblLayout", type="fixed")
    margins = child(properties, "w:tblCellMar")
    for side in ("left", "right"):
        child(margins, f"w:{side}", w=0, type="dxa")
    grid = child(table, "w:tblGrid")
    for width in widths:
        child(grid, "w:gridCol", w=width)
    return table


def add_cell(row: Element, width: int) -> Element:
    """A cell at the end of a row."""
    cell = child(row, "w:tc")
    properties = child(cell, "w:tcPr")
    child(properties, "w:tcW", w=width, type="dxa")
    child(properties, "w:vAlign", val="center")
    return cell


def add_line(cell: Element, text: str, style: str) -> Element:
    """A paragraph in a cell."""
    paragraph = child(cell, "w:p")
    child(child(paragraph, "w:pPr"), "w:pStyle", val=style)
    paragraph.append(run(text))
    return paragraph
