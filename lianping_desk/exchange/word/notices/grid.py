"""The page as Word knows it: A4, margins, and the grid of 22 lines by 28 hanzi (GB/T 9704-2012 5.2)."""

from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn

from lianping_desk.exchange.word.elements import Element, element
from lianping_desk.exchange.word.sections import start_section

LINE = 579
"""Line pitch in twips: 22 of them have room in 225 mm, 580 would leave room for 21."""
SQUARE = 8844 / 28
"""From hanzi to hanzi in twips: 28 on 156 mm."""
_SIZE = 320
_CHARACTER_SPACE = int((SQUARE - _SIZE) / 20 * 4096) - 2
"""What the grid adds to a hanzi of 16 pt, in 4096ths of a point."""

_AFTER_GRID = ("w:printerSettings", "w:sectPrChange")


def start_letter(document: Document, *, is_first: bool, begins_right: bool) -> None:
    """A section on a new page, numbered from 1 again; `begins_right`: on the front of a sheet."""
    start_section(document, is_portrait=True, is_first=is_first)
    if not is_first:
        make_tiny(document.element.body.findall(qn("w:p"))[-1])
    section = document.sections[-1]
    section.start_type = WD_SECTION.ODD_PAGE if begins_right and not is_first else WD_SECTION.NEW_PAGE
    properties: Element = section._sectPr
    for name in ("w:docGrid", "w:pgNumType"):
        for old in properties.findall(qn(name)):
            properties.remove(old)
    numbers = element("w:pgNumType", start=1)
    properties.insert_element_before(
        numbers, "w:cols", "w:formProt", "w:vAlign", "w:titlePg", "w:docGrid", *_AFTER_GRID
    )
    grid = element("w:docGrid", type="linesAndChars", linePitch=LINE, charSpace=_CHARACTER_SPACE)
    properties.insert_element_before(grid, *_AFTER_GRID)


def make_tiny(paragraph: Element) -> None:
    """The empty paragraph that ends a letter, on which the frame of its colophon hangs: no line of its own."""
    properties = paragraph.get_or_add_pPr()
    properties.insert_element_before(
        element("w:spacing", before=0, after=0, line=20, lineRule="exact"), "w:ind", "w:jc", "w:rPr", "w:sectPr"
    )


def squares(count: float) -> int:
    """So many hanzi of the text in twips."""
    return round(count * SQUARE)
