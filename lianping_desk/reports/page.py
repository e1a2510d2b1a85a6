"""Page furniture: sizes, margins, page numbers, the line that heads every following page."""

from dataclasses import dataclass, replace
from enum import Enum
from typing import NamedTuple

from lianping_desk.reports.fonts import FontRole
from lianping_desk.reports.paragraph import ASCENT
from lianping_desk.reports.sheet import MM, Sheet
from lianping_desk.reports.type_case import FontChain, LoadedFonts

GREY = "#555555"
_GOES_ON, _CUT = "（续）", "…"


_A4 = (210 * MM, 297 * MM)
_A3 = (297 * MM, 420 * MM)
_BOUND_SIDE, _BOUND_FOOT = 16 * MM, 8.5 * MM
"""From the edges of the paper to the page number of a bound pack; every printer still prints there."""


class Numbering(Enum):
    """How pages are numbered at the foot."""

    official = "— 1 —"
    """宋体 14 pt between dashes, on the outer side (GB/T 9704-2012 7.5)."""
    bound = "第 1 页 共 9 页, on the outer side"
    """On every page of a bound pack at the same place of the paper, whichever way the page lies."""
    of_all = "第 1 页 共 9 页"
    """In the middle, on loose sheets."""
    none = ""


@dataclass(frozen=True, slots=True)
class PageStyle:
    """A kind of page; all measures in points. The running head stands on the second and later pages of a section.

    `overhang` is how far the white space of the first and the last line reaches beyond the margins, where the type
    itself is to fill the text from edge to edge.
    """

    width: float
    height: float
    top: float
    left: float
    right: float
    bottom: float
    numbering: Numbering = Numbering.of_all
    has_running_head: bool = True
    overhang: float = 0.0

    @property
    def is_bound_lying(self) -> bool:
        """Whether the page lies on its side in a binding of A4: its top at the left of the standing paper."""
        return self.height < self.width <= _A4[1]

    @property
    def text_width(self) -> float:
        """Width between the margins."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        """Height between the margins, and what lines may reach beyond them."""
        return self.height - self.top - self.bottom + 2 * self.overhang

    @property
    def first_line(self) -> float:
        """Where the first line begins, with its white space, from the upper edge of the paper."""
        return self.top - self.overhang

    def standing(self) -> "PageStyle":
        """The paper under a lying page, turned until it stands, with its margins."""
        return replace(
            self,
            width=self.height,
            height=self.width,
            top=self.right,
            left=self.top,
            right=self.bottom,
            bottom=self.left,
        )

    def landscape(self) -> "PageStyle":
        """The same page lying on its side, with the same margins."""
        return replace(self, width=max(self.width, self.height), height=min(self.width, self.height))


OFFICIAL = PageStyle(*_A4, 37 * MM, 28 * MM, 26 * MM, 35 * MM, Numbering.official, has_running_head=False)
"""A document after GB/T 9704-2012: text 156 x 225 mm, 22 lines of 28 characters."""
LEDGER = PageStyle(*_A4, 15 * MM, 14 * MM, 14 * MM, 16 * MM)
"""A dense page for ledgers; `.landscape()` for wide ones."""
LEDGER_A3 = PageStyle(*_A3, 15 * MM, 15 * MM, 15 * MM, 16 * MM).landscape()
"""A dense A3 page lying on its side."""


def draw_page_number(sheet: Sheet, fonts: LoadedFonts, style: PageStyle, number: int, total: int) -> None:
    """Draw the page number where this kind of page has it.

    On a lying A4 page that is bound with standing ones the number keeps its place on the paper (GB/T 9704-2012 7.4), so
    that it is found where one turns the pages: it reads downwards along the left side, below on odd pages, above on
    even ones.
    """
    if style.numbering is Numbering.none:
        return
    chain = fonts.chain(FontRole.song)
    text, size, colour = _page_words(style.numbering, number, total)
    length = chain.width(text) * size
    if style.numbering is Numbering.of_all:
        x = (style.width - length) / 2
        sheet.text(x, style.height - style.bottom + 8 * MM, text, chain, size, colour)
        return
    place = _place_on_paper(style.standing() if style.is_bound_lying else style, number, length, size)
    if style.is_bound_lying:
        sheet.turned_text(style.width - place.baseline, place.x, text, chain, size, colour)
    else:
        sheet.text(place.x, place.baseline, text, chain, size, colour)


class _Place(NamedTuple):
    """Where a page number begins, from the top left corner of the standing paper."""

    x: float
    baseline: float


def _page_words(numbering: Numbering, number: int, total: int) -> tuple[str, float, str]:
    """Text, type size, colour."""
    if numbering is Numbering.official:
        return f"— {number} —", 14.0, "#000000"
    return f"第 {number} 页  共 {total} 页", 9.0, GREY


def _place_on_paper(style: PageStyle, number: int, length: float, size: float) -> _Place:
    """At the outer side: right on odd pages, left on even ones."""
    if style.numbering is Numbering.official:
        # One square from the edge of the text, 7 mm below it (GB/T 9704-2012 7.5).
        left, right = style.left + size, style.width - style.right - size
        baseline = style.height - style.bottom + 7 * MM + size * ASCENT / 2
    else:
        left, right = _BOUND_SIDE, style.width - _BOUND_SIDE
        baseline = style.height - _BOUND_FOOT
    return _Place(left if number % 2 == 0 else right - length, baseline)


def draw_running_head(sheet: Sheet, fonts: LoadedFonts, style: PageStyle, title: str, note: str) -> None:
    """Head a following page with what it belongs to, so that a single sheet is never a riddle.

    A title that would meet the note is cut short: it stands in full on the first page.
    """
    chain, size = fonts.chain(FontRole.song), 8.0
    baseline = style.top - 2.6 * MM
    begins = style.width - style.right - chain.width(note) * size
    room = (begins if note else begins + size) - size - style.left
    sheet.text(style.left, baseline, _cut_short(title, chain, room / size), chain, size, GREY)
    sheet.text(begins, baseline, note, chain, size, GREY)


def _cut_short(title: str, chain: FontChain, room: float) -> str:
    """As much of the title as there is room for, in squares, marked as going on."""
    if chain.width(title + _GOES_ON) <= room:
        return title + _GOES_ON
    kept = title
    while kept and chain.width(kept + _CUT + _GOES_ON) > room:
        kept = kept[:-1]
    return kept + _CUT + _GOES_ON
