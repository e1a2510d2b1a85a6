"""Pages of a document: A4 upright after GB/T 9704-2012, or lying for wide tables; page numbers at the outer side."""

from typing import Any

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.section import Section
from docx.shared import Mm, Pt

from lianping_desk.domain.materials.paper import WidePaper
from lianping_desk.exchange.word.elements import page_number_field, run
from lianping_desk.exchange.word.styles import FOOTER

UPRIGHT_WIDTH = 442.0
"""156 mm in points (GB/T 9704-2012 5.2.1)."""
_LYING = {WidePaper.a4: (297, 210), WidePaper.a3: (420, 297)}
_LYING_SIDE = 20
"""Millimetres left and right of a lying page's text."""


def start_section(
    document: Document,
    *,
    is_portrait: bool,
    is_first: bool,
    wide: WidePaper = WidePaper.a4,
    begins_right: bool = False,
) -> float:
    """Begin a section on a new page, or on the next right-hand one; returns the width of its text in points.

    `wide` is the paper of a lying page.
    """
    start = WD_SECTION.ODD_PAGE if begins_right else WD_SECTION.NEW_PAGE
    section = document.sections[0] if is_first else document.add_section(start)
    section.start_type = start
    if is_portrait:
        _stand(section)
        return UPRIGHT_WIDTH
    width, height = _LYING[wide]
    _lie(section, width, height)
    return float(Mm(width - 2 * _LYING_SIDE).pt)


def number_pages(document: Document) -> None:
    """— 1 — in 宋体 14 pt, right on odd pages and left on even ones (GB/T 9704-2012 7.5); all sections share it."""
    settings: Any = document.settings
    settings.odd_and_even_pages_header_footer = True
    first = document.sections[0]
    for footer, alignment in (
        (first.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (first.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        footer.is_linked_to_previous = False
        paragraph: Any = footer.paragraphs[0]
        paragraph.style = FOOTER.name
        paragraph.alignment = alignment
        form = paragraph.paragraph_format
        form.right_indent, form.left_indent = Pt(14), Pt(14)
        paragraph._p.append(run("— "))
        for part in page_number_field():
            paragraph._p.append(part)
        paragraph._p.append(run(" —"))


def _stand(section: Section) -> None:
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(15), Mm(25)


def _lie(section: Section, width: int, height: int) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.top_margin, section.bottom_margin = Mm(22), Mm(20)
    section.left_margin = section.right_margin = Mm(_LYING_SIDE)
    section.header_distance, section.footer_distance = Mm(10), Mm(11)
