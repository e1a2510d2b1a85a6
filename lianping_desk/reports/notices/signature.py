"""The end of the text: the last lines of it, who signs, the day, and the note below."""

from dataclasses import dataclass, replace

from lianping_desk.reports.flow import Block, Laid, Placed
from lianping_desk.reports.fonts import FontRole
from lianping_desk.reports.line_breaking import break_lines
from lianping_desk.reports.notices.colophon import Colophon
from lianping_desk.reports.notices.styles import LINE, TEXT
from lianping_desk.reports.paragraph import ASCENT, LaidParagraph, Paragraph
from lianping_desk.reports.sheet import Sheet
from lianping_desk.reports.type_case import FontChain, LoadedFonts, printable

_ABOVE = 2
"""Empty lines above the signature, for the seal to sit on it."""
_RIGHT_OF_DAY = 4
"""Squares right of the day where a seal is set (GB/T 9704-2012 7.3.5.1)."""
_WIDEST = 0.8
"""Of the line: a longer name of the office is broken."""


@dataclass(frozen=True, slots=True)
class Ending:
    """The last paragraph with the signature, so that the latter never stands alone on a page.

    `colophon` is what follows right below; it is not left alone on a page either.
    """

    paragraph: Paragraph | None
    signed_by: str
    day: str
    note: str = ""
    colophon: Colophon | None = None

    def lay(self, fonts: LoadedFonts, width: float) -> Laid:
        """Lay out the paragraph, and put the day four squares from the right, the office centred above it."""
        chain = fonts.chain(FontRole.body)
        day = printable(self.day)
        day_width = chain.width(day) * TEXT.size
        day_left = width - _RIGHT_OF_DAY * TEXT.square - day_width
        lines = []
        for name in _name_lines(printable(self.signed_by), chain, width * _WIDEST):
            name_width = chain.width(name) * TEXT.size
            centred = day_left + (day_width - name_width) / 2
            lines.append((min(centred, width - name_width), name))
        lines.append((day_left, day))
        note = _laid(Paragraph(self.note, TEXT), fonts, width) if self.note else None
        below = self.colophon.lay(fonts, width).least_room if self.colophon is not None else 0.0
        return LaidEnding(_laid(self.paragraph, fonts, width), tuple(lines), note, chain, below)


@dataclass(frozen=True, slots=True)
class LaidEnding:
    """Paragraph, signature and note; the signature is never parted, and takes two lines of text along.

    `below` is what the colophon needs of the same page, `above` how many empty lines stand above the signature.
    """

    paragraph: LaidParagraph | None
    lines: tuple[tuple[float, str], ...]
    note: LaidParagraph | None
    chain: FontChain
    below: float
    above: int = _ABOVE
    keeps_with_next: bool = False

    @property
    def height(self) -> float:
        """Of everything but what stands below."""
        return _height(self.paragraph) + self.signature_height + _height(self.note)

    @property
    def signature_height(self) -> float:
        """Of the empty lines, the office and the day."""
        return (self.above + len(self.lines)) * LINE

    def split(self, room: float, page: float) -> tuple[Placed | None, Laid | None]:
        """Where signature and colophon do not fit, an empty line is spared; else two lines of text go over with them.

        A colophon that fills a page by itself is left to go its own way.
        """
        below = self.below if self.below + self.signature_height + 2 * LINE <= page else 0.0
        for above in range(self.above, 0, -1):
            tried = replace(self, above=above)
            if tried.height + below <= room + 0.01:
                return tried, None
        text = self.paragraph
        if text is None:
            return (self, None) if room >= page else (None, self)
        if text.height > room + 0.01:
            part, rest = text.split(room, page)
            return part, self._with(rest)
        stays = len(text.lines) - 2
        if stays < 1:
            return (self, None) if room >= page else (None, self)
        head = replace(text, lines=text.lines[:stays])
        return head, self._with(replace(text, lines=text.lines[stays:], begins=False))

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw all of it."""
        if self.paragraph is not None:
            self.paragraph.draw(sheet, x, y)
            y += self.paragraph.height
        baseline = y + self.above * LINE + (LINE - TEXT.size) / 2 + ASCENT * TEXT.size
        sheet.lines(baseline, [(x + left, text) for left, text in self.lines], self.chain, TEXT.size, LINE)
        if self.note is not None:
            self.note.draw(sheet, x, y + self.signature_height)

    def _with(self, rest: Laid | None) -> "LaidEnding":
        return replace(self, paragraph=rest if isinstance(rest, LaidParagraph) else None)


def _laid(block: Block | None, fonts: LoadedFonts, width: float) -> LaidParagraph | None:
    laid = block.lay(fonts, width) if block is not None else None
    return laid if isinstance(laid, LaidParagraph) else None


def _height(laid: LaidParagraph | None) -> float:
    return laid.height if laid is not None else 0.0


def _name_lines(name: str, chain: FontChain, room: float) -> list[str]:
    if not name:
        return []
    widths = [chain.width(char) * TEXT.size for char in name]
    return [name[line.start : line.end] for line in break_lines(name, widths, room)]
