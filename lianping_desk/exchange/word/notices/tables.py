"""Tables of a notice: a receipt to be filled in, and the colophon at the foot of the last page."""

from lianping_desk.domain.official_page import OfficialPage, Rows
from lianping_desk.exchange.word.elements import Element, child, element, run
from lianping_desk.exchange.word.notices.grid import squares
from lianping_desk.exchange.word.notices.styles import CELL, COLOPHON

_WIDTH = squares(28)
_THICK, _THIN = 8, 6
"""0.35 mm and 0.25 mm in eighths of a point."""
_ROW = 720
_SQUARE_14 = 280


def rows_table(rows: Rows, style_ids: dict[str, str]) -> Element:
    """A ruled table as wide as the text."""
    count = max(len(rows.headings), 1)
    borders = dict.fromkeys(("top", "left", "bottom", "right", "insideH", "insideV"), _THIN)
    table = _table([_WIDTH // count] * count, borders)
    for cells in (rows.headings, *rows.rows):
        row = child(table, "w:tr")
        child(child(row, "w:trPr"), "w:trHeight", val=_ROW, hRule="atLeast")
        for text in cells:
            cell = _cell(row, _WIDTH // count)
            cell.append(_line(text, style_ids[CELL.name]))
    return table


def colophon_table(page: OfficialPage, style_ids: dict[str, str]) -> Element:
    """版记: a table without sides that stands at the foot of the text (GB/T 9704-2012 7.4)."""
    table = _table([_WIDTH], {"top": _THICK, "bottom": _THICK, "insideH": _THIN})
    place = element(
        "w:tblpPr", vertAnchor="margin", horzAnchor="margin", tblpXSpec="left", tblpYSpec="bottom", topFromText=100
    )
    table.find(element("w:tblPr").tag).insert(0, place)
    style = style_ids[COLOPHON.name]
    for label, names in page.colophon:
        paragraph = _line(f"{label}：{names}", style)
        hanging = element("w:ind", left=4 * _SQUARE_14, right=_SQUARE_14, hanging=3 * _SQUARE_14)
        paragraph.find(element("w:pPr").tag).append(hanging)
        _cell(child(table, "w:tr"), _WIDTH).append(paragraph)
    last = element("w:p")
    properties = child(last, "w:pPr")
    child(properties, "w:pStyle", val=style)
    child(child(properties, "w:tabs"), "w:tab", val="right", pos=_WIDTH - _SQUARE_14)
    properties.append(element("w:ind", left=_SQUARE_14))
    last.append(run(page.printed_by))
    child(child(last, "w:r"), "w:tab")
    last.append(run(page.printed_on))
    _cell(child(table, "w:tr"), _WIDTH).append(last)
    return table


def _table(widths: list[int], borders: dict[str, int]) -> Element:
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


def _cell(row: Element, width: int) -> Element:
    cell = child(row, "w:tc")
    properties = child(cell, "w:tcPr")
    child(properties, "w:tcW", w=width, type="dxa")
    child(properties, "w:vAlign", val="center")
    return cell


def _line(text: str, style: str) -> Element:
    paragraph = element("w:p")
    child(child(paragraph, "w:pPr"), "w:pStyle", val=style)
    paragraph.append(run(text))
    return paragraph
