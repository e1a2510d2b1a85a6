"""Write notices as one Word document, each in a section of its own."""

from collections.abc import Sequence
from datetime import datetime, time

import docx
from docx.document import Document
from docx.oxml.ns import qn

from lianping_desk.domain.notice import Notice
from lianping_desk.domain.official_page import Annex, Level, OfficialPage, Piece, Rows, Words, official_page
from lianping_desk.exchange.cell_text import clean_text
from lianping_desk.exchange.saved_file import saved_file
from lianping_desk.exchange.word.elements import Element, child, element, run, set_fonts
from lianping_desk.exchange.word.notices import styles
from lianping_desk.exchange.word.notices.colophon import colophon_table
from lianping_desk.exchange.word.notices.grid import make_tiny, start_letter
from lianping_desk.exchange.word.notices.red_head import write_red_head
from lianping_desk.exchange.word.notices.styles import Look, indents
from lianping_desk.exchange.word.notices.tables import rows_table
from lianping_desk.exchange.word.sections import number_pages
from lianping_desk.exchange.word.styles import set_language

_LOOKS = {Level.heading: styles.HEADING, Level.subheading: styles.SUBHEADING, Level.text: styles.BODY}
_RIGHT_OF_DAY = 4
_EMPTY_LINES_ABOVE_SIGNATURE = 2
_FEW_LINES = 3 * 28
"""Hanzi of a paragraph that an office program may move to the next page as a whole."""


def notices_as_word(notices: Sequence[Notice], *, on_both_sides: bool = False) -> bytes:
    """The document; printed `on_both_sides` every notice begins on the front of a sheet."""
    document = docx.Document()
    set_language(document)
    styles.set_up_styles(document)
    for number, notice in enumerate(notices):
        start_letter(document, is_first=number == 0, begins_right=on_both_sides)
        _Writer(document).write(official_page(notice))
    make_tiny(document.add_paragraph()._p)
    number_pages(document)
    about, first = document.core_properties, notices[0]
    about.title, about.author, about.last_modified_by = clean_text(first.title), clean_text(first.signed_by), ""
    about.comments, about.subject = "", first.kind.chinese
    about.created = about.modified = datetime.combine(first.on, time())
    return saved_file(document.save)


class _Writer:
    """Puts the parts of a notice at the end of a document."""

    def __init__(self, document: Document) -> None:
        self._body: Element = document.element.body
        self._style_ids = {style.name or "": style.style_id for style in document.styles}

    def write(self, page: OfficialPage) -> None:
        """Every part in its order."""
        if page.red_head:
            write_red_head(page, self._style_ids, self._put)
        self.say("\n".join(page.title), styles.TITLE)
        if page.number and not page.red_head:
            self.say(page.number, styles.NUMBER)
        self.say("", styles.NUMBER)
        if page.addressee and not page.addressee_at_foot:
            self.say(f"{page.addressee}：", styles.ADDRESSEE)
        self._pieces(page.pieces)
        self._annex_list(page)
        self._signature(page)
        for annex in page.annexes:
            self._annex(annex)
        self._put(colophon_table(page, self._style_ids))

    def say(self, text: str, look: Look = styles.BODY) -> Element:
        """A paragraph in a style."""
        paragraph = element("w:p")
        child(child(paragraph, "w:pPr"), "w:pStyle", val=self._style_ids[look.name])
        if text:
            paragraph.append(run(text))
        self._put(paragraph)
        return paragraph

    def _put(self, made: Element) -> None:
        self._body.sectPr.addprevious(made)

    def _pieces(self, pieces: Sequence[Piece]) -> None:
        for piece in pieces:
            match piece:
                case Rows():
                    self._put(rows_table(piece, self._style_ids))
                    make_tiny(self.say("", styles.CELL))  # Word joins two tables that touch
                case Words(rest=""):
                    self.say(piece.lead, _LOOKS[piece.level])
                case Words():
                    self._led(piece)

    def _led(self, words: Words) -> None:
        """A paragraph whose first sentence is set as its level is."""
        paragraph = self.say("", styles.BODY)
        lead = run(words.lead)
        properties = element("w:rPr")
        set_fonts(properties, _LOOKS[words.level].font)
        lead.insert(0, properties)
        paragraph.append(lead)
        paragraph.append(run(words.rest))

    def _annex_list(self, page: OfficialPage) -> None:
        if page.annex_names:
            self.say("", styles.ADDRESSEE)
        numbered = 1 if len(page.annex_names) > 1 else 0
        for number, name in enumerate(page.annex_names):
            paragraph = self.say(f"{'附件：' if number == 0 else ''}{name}", styles.ANNEX_LIST)
            hanging = numbered if number else 3 + numbered
            paragraph.find(qn("w:pPr")).append(indents(left=5 + numbered, hanging=hanging))

    def _signature(self, page: OfficialPage) -> None:
        """The day four hanzi from the right, the office centred above it (GB/T 9704-2012 7.3.5.1).

        A short paragraph above keeps with it, so that no page only signs; a long one runs on to the page by itself.
        """
        above = self._body.sectPr.getprevious()
        if above.tag == qn("w:p") and _width("".join(part.text for part in above.iter(qn("w:t")))) <= _FEW_LINES:
            above.find(qn("w:pPr")).insert(1, element("w:keepNext"))
        for _ in range(_EMPTY_LINES_ABOVE_SIGNATURE):
            self.say("", styles.SIGNATURE)
        beside = (_width(page.day) - _width(page.signed_by)) / 2
        for text, right in ((page.signed_by, max(_RIGHT_OF_DAY + beside, 0)), (page.day, _RIGHT_OF_DAY)):
            if text:
                paragraph = self.say(text, styles.SIGNATURE)
                properties = paragraph.find(qn("w:pPr"))
                if text == page.day:
                    properties.append(element("w:keepNext", val=0))
                properties.append(indents(right=right))
        if page.note:
            self.say(page.note, styles.NOTE)

    def _annex(self, annex: Annex) -> None:
        label = self.say(annex.label, styles.ANNEX_LABEL)
        label.find(qn("w:pPr")).append(element("w:pageBreakBefore"))
        self.say("", styles.ANNEX_LABEL)
        if annex.title:
            self.say("\n".join(annex.title), styles.TITLE)
            self.say("", styles.NUMBER)
        self._pieces(annex.pieces)


def _width(text: str) -> float:
    """In hanzi; figures are half as wide."""
    return sum(0.5 if char.isascii() else 1.0 for char in text)
