"""版记 at the foot of the last page in Word: copies to whom, printed by whom and when (GB/T 9704-2012 7.4)."""

from lianping_desk.domain.official_page import OfficialPage
from lianping_desk.exchange.word.elements import Element, child, element, run
from lianping_desk.exchange.word.notices.grid import squares
from lianping_desk.exchange.word.notices.styles import COLOPHON
from lianping_desk.exchange.word.notices.tables import add_cell, add_line, make_table

_THICK, _THIN = 8, 6
"""0.35 mm and 0.25 mm in eighths of a point."""
_WIDTH = squares(28)
_SQUARE = 280
"""A hanzi of 14 pt in twips."""


def colophon_table(page: OfficialPage, style_ids: dict[str, str]) -> Element:
    """A table without sides that Word and WPS keep at the foot of the text, however long the text becomes.

    LibreOffice before 7.6 leaves it where the text ends.
    """
    table = make_table([_WIDTH], {"top": _THICK, "bottom": _THICK, "insideH": _THIN})
    place = {"vertAnchor": "margin", "horzAnchor": "margin", "tblpXSpec": "left", "tblpYSpec": "bottom"}
    table.find(element("w:tblPr").tag).insert(0, element("w:tblpPr", topFromText=100, **place))
    style = style_ids[COLOPHON.name]
    for label, names in page.colophon:
        properties = add_line(_cell(table), f"{label}：{names}", style).find(element("w:pPr").tag)
        properties.append(element("w:ind", left=4 * _SQUARE, right=_SQUARE, hanging=3 * _SQUARE))
    last = add_line(_cell(table), page.printed_by, style)
    properties = last.find(element("w:pPr").tag)
    child(child(properties, "w:tabs"), "w:tab", val="right", pos=_WIDTH - _SQUARE)
    properties.append(element("w:ind", left=_SQUARE))
    child(child(last, "w:r"), "w:tab")
    last.append(run(page.printed_on))
    return table


def _cell(table: Element) -> Element:
    return add_cell(child(table, "w:tr"), _WIDTH)
