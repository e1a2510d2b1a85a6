"""Notices become a document: each on pages of its own, numbered from 1."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, time

from lianping_desk.domain.notice import Notice
from lianping_desk.domain.official_page import Annex, Level, OfficialPage, Piece, Rows, Words, official_page
from lianping_desk.reports.document import Document, Section
from lianping_desk.reports.flow import Block, Gap, PageEnd
from lianping_desk.reports.fonts import FontRole
from lianping_desk.reports.notices.colophon import Colophon
from lianping_desk.reports.notices.red_head import RedHead
from lianping_desk.reports.notices.signature import Ending
from lianping_desk.reports.notices.styles import (
    ADDRESSEE,
    ANNEX_LABEL,
    ANNEX_NAME,
    HEADING,
    LINE,
    NUMBER,
    PAGE,
    SUBHEADING,
    TEXT,
    TITLE,
)
from lianping_desk.reports.paragraph import Paragraph, Span
from lianping_desk.reports.table import CellAlign, Column, Table, TableStyle

_ROWS = TableStyle(
    size=14,
    leading=20,
    role=FontRole.body,
    pad_y=8,
    rule_colour="#000000",
    frame_colour="#000000",
    heading_fill="#FFFFFF",
)
_STYLES = {Level.heading: HEADING, Level.subheading: SUBHEADING, Level.text: TEXT}
_BEFORE_ANNEX_NAMES, _ANNEX_NAMES, _ANNEX_NUMBER = 2, 5, 1
"""Squares from the margin to 附件：, from there to the first name, and of the name's number."""


def compose_notices(notices: Sequence[Notice], *, on_both_sides: bool = False) -> Document:
    """One letter or several; printed `on_both_sides` each begins on the front of a sheet."""
    first = notices[0]
    several = len(notices) > 1
    sections = (
        Section(
            PAGE,
            tuple(notice_blocks(official_page(notice))),
            title=_bookmark(notice) if several else "",
            counts_anew=True,
            begins_right=on_both_sides,
        )
        for notice in notices
    )
    title = f"{first.kind.chinese}{len(notices)}份" if several else first.title
    made_at = datetime.combine(first.on, time())
    return Document(title, first.signed_by, made_at, tuple(sections), first.kind.chinese)


def notice_blocks(page: OfficialPage) -> Iterator[Block]:
    """Every part from the head to the colophon."""
    if page.red_head:
        yield RedHead(page.red_head, page.number)
    yield Paragraph("\n".join(page.title), TITLE)
    if page.number and not page.red_head:
        yield Paragraph(page.number, NUMBER)
    yield Gap(LINE, keeps_with_next=True)
    if page.addressee and not page.addressee_at_foot:
        yield Paragraph(f"{page.addressee}：", ADDRESSEE)
    blocks: list[Block] = [*_piece_blocks(page.pieces), *_annex_list(page)]
    last = blocks[-1] if blocks and isinstance(blocks[-1], Paragraph) else None
    yield from blocks[:-1] if last else blocks
    colophon = Colophon(page.colophon, page.printed_by, page.printed_on)
    yield Ending(last, page.signed_by, page.day, page.note, None if page.annexes else colophon)
    for annex in page.annexes:
        yield from _annex_blocks(annex)
    yield colophon


def _piece_blocks(pieces: Sequence[Piece]) -> Iterator[Block]:
    for piece in pieces:
        match piece:
            case Words():
                yield _paragraph(piece)
            case Rows():
                columns = tuple(Column((heading,), CellAlign.centre) for heading in piece.headings)
                yield Table(columns, piece.rows or (("",) * len(columns),), _ROWS)
                yield Gap(LINE / 2)


def _paragraph(words: Words) -> Paragraph:
    style = _STYLES[words.level]
    if words.is_heading_alone:
        return Paragraph(words.lead, style)
    spans = (Span(words.lead, style.role), Span(words.rest, TEXT.role)) if words.rest else words.lead
    return Paragraph(spans, replace(style, keeps_with_next=False))


def _annex_list(page: OfficialPage) -> Iterator[Block]:
    """附件：1. … below an empty line; what does not fit goes on below the first hanzi of the name (7.3.4)."""
    if page.annex_names:
        yield Gap(LINE)
    numbered = _ANNEX_NUMBER if len(page.annex_names) > 1 else 0
    for number, name in enumerate(page.annex_names):
        label, indent = ("附件：", _BEFORE_ANNEX_NAMES) if number == 0 else ("", _ANNEX_NAMES)
        yield Paragraph(f"{label}{name}", replace(ANNEX_NAME, indent=indent, hang=_ANNEX_NAMES + numbered))


def _annex_blocks(annex: Annex) -> Iterator[Block]:
    """On a new page: the label in its corner, the title on the third line (7.3.7)."""
    yield PageEnd()
    yield Paragraph(annex.label, ANNEX_LABEL)
    yield Gap(LINE)
    if annex.title:
        yield Paragraph("\n".join(annex.title), TITLE)
        yield Gap(LINE)
    yield from _piece_blocks(annex.pieces)


def _bookmark(notice: Notice) -> str:
    addressee = notice.addressee.strip().rstrip("：:")
    return addressee if 0 < len(addressee) <= 24 else f"{notice.kind.chinese} {notice.number}".strip()
