"""Page furniture: sizes, margins, page numbers, the line that heads every following page."""

from dataclasses import dataclass, replace
from enum import Enum

from lianping_desk.reports.fonts import FontRole
from lianping_desk.reports.paragraph import ASCENT
from lianping_desk.reports.sheet import MM, Sheet
from lianping_desk.reports.type_case import LoadedFonts

GREY = "#555555"


class Numbering(Enum):
    """How pages are numbered at the foot."""

    official = "— 1 —"
    """宋体 14 pt between dashes, on the outer side (GB/T 9704-2012 7.5)."""
    of_all = "第 1 页 共 9 页"
    none = ""


@dataclass(frozen=True, slots=True)
class PageStyle:
    """A kind of page; all measures in points. The running head stands on the second and later pages of a section."""

    width: float
    height: float
    top: float
    left: float
    right: float
    bottom: float
    numbering: Numbering = Numbering.of_all
    has_running_head: bool = True

    @property
    def text_width(self) -> float:
        """Width between the margins."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        """Height between the margins."""
        return self.height - self.top - self.bottom

    def landscape(self) -> "PageStyle":
        """The same page lying on its side, with the same margins."""
        return replace(self, width=max(self.width, self.height), height=min(self.width, self.height))


_A4 = (210 * MM, 297 * MM)
_A3 = (297 * MM, 420 * MM)

OFFICIAL = PageStyle(*_A4, 37 * MM, 28 * MM, 26 * MM, 35 * MM, Numbering.official, has_running_head=False)
"""A document after GB/T 9704-2012: text 156 x 225 mm, 22 lines of 28 characters."""
LEDGER = PageStyle(*_A4, 15 * MM, 14 * MM, 14 * MM, 16 * MM)
"""A dense page for ledgers; `.landscape()` for wide ones."""
LEDGER_A3 = PageStyle(*_A3, 15 * MM, 15 * MM, 15 * MM, 16 * MM).landscape()
"""A dense A3 page lying on its side."""


def draw_page_number(sheet: Sheet, fonts: LoadedFonts, style: PageStyle, number: int, total: int) -> None:
    """Draw the page number where this kind of page has it."""
    chain = fonts.chain(FontRole.song)
    if style.numbering is Numbering.official:
        text, size = f"— {number} —", 14.0
        width = chain.width(text) * size
        # One square from the edge of the text, 7 mm below it (GB/T 9704-2012 7.5).
        x = style.left + size if number % 2 == 0 else style.width - style.right - size - width
        baseline = style.height - style.bottom + 7 * MM + size * ASCENT / 2
        sheet.text(x, baseline, text, chain, size)
    elif style.numbering is Numbering.of_all:
        text, size = f"第 {number} 页  共 {total} 页", 9.0
        x = (style.width - chain.width(text) * size) / 2
        sheet.text(x, style.height - style.bottom + 8 * MM, text, chain, size, GREY)


def draw_running_head(sheet: Sheet, fonts: LoadedFonts, style: PageStyle, left: str, right: str) -> None:
    """Head a following page with what it belongs to, so that a single sheet is never a riddle."""
    chain, size = fonts.chain(FontRole.song), 8.0
    baseline = style.top - 2.6 * MM
    sheet.text(style.left, baseline, left, chain, size, GREY)
    sheet.text(style.width - style.right - chain.width(right) * size, baseline, right, chain, size, GREY)
