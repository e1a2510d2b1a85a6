"""版记 at the foot of the last page: copies to whom, printed by whom and when, between rules (GB/T 9704-2012 7.4)."""

from dataclasses import dataclass, replace

from lianping_desk.reports.flow import Laid, Placed
from lianping_desk.reports.fonts import FontRole
from lianping_desk.reports.line_breaking import break_lines
from lianping_desk.reports.notices.styles import COLOPHON, DENSE_COLOPHONS, PAGE, THICK, THIN
from lianping_desk.reports.paragraph import ASCENT, LaidParagraph, Paragraph, ParagraphStyle
from lianping_desk.reports.sheet import Sheet
from lianping_desk.reports.type_case import FontChain, LoadedFonts, printable

_ABOVE = 4.0
"""White space above the first rule at least."""
_PAD = 2.0


@dataclass(frozen=True, slots=True)
class Colophon:
    """`entries` are labels with names (抄送), each below a rule; `printed_by` and `printed_on` share the last line."""

    entries: tuple[tuple[str, str], ...]
    printed_by: str
    printed_on: str

    def lay(self, fonts: LoadedFonts, width: float) -> "LaidColophon":
        """Every line one square from either side, in the largest type in which all of it has room on a page."""
        for style in (COLOPHON, *DENSE_COLOPHONS):
            laid = self._lay_in(style, fonts, width)
            if laid.own_height <= PAGE.text_height - 2 * PAGE.overhang:
                break
        return laid

    def _lay_in(self, style: ParagraphStyle, fonts: LoadedFonts, width: float) -> "LaidColophon":
        room = width - 2 * style.size
        chain = fonts.chain(FontRole.body)
        laid = [Paragraph(f"{label}：{names}", style).lay(fonts, room) for label, names in self.entries]
        entries = tuple(one for one in laid if isinstance(one, LaidParagraph))
        day = printable(self.printed_on)
        left = room - (chain.width(day) + 1) * style.size
        office = printable(self.printed_by)
        widths = [chain.width(char) * style.size for char in office]
        lines = tuple(office[line.start : line.end] for line in break_lines(office, widths, left))
        return LaidColophon(entries, lines, day, width, chain, style)


@dataclass(frozen=True, slots=True)
class LaidColophon:
    """Takes what is left of the page, its last rule on the lower edge of the text."""

    entries: tuple[LaidParagraph, ...]
    office: tuple[str, ...]
    day: str
    width: float
    chain: FontChain
    style: ParagraphStyle
    height: float = 0.0
    keeps_with_next: bool = False

    @property
    def own_height(self) -> float:
        """From the first rule to the last."""
        rows = [entry.height for entry in self.entries] + [len(self.office) * self.style.leading]
        return sum(rows) + 2 * _PAD * len(rows)

    @property
    def least_room(self) -> float:
        """What must be left of a page for it."""
        return self.own_height + _ABOVE + PAGE.overhang

    def split(self, room: float, page: float) -> tuple[Placed | None, Laid | None]:
        """All of it at the foot, or on the next page."""
        if self.least_room > room and room < page:
            return None, self
        return replace(self, height=room), None

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw from below the white space to the foot."""
        bottom = y + self.height - PAGE.overhang
        top = bottom - self.own_height
        sheet.rules([(x, top, x + self.width, top), (x, bottom, x + self.width, bottom)], THICK)
        for entry in self.entries:
            entry.draw(sheet, x + self.style.size, top + _PAD)
            top += entry.height + 2 * _PAD
            sheet.rules([(x, top, x + self.width, top)], THIN)
        self._draw_printed(sheet, x, top + _PAD)

    def _draw_printed(self, sheet: Sheet, x: float, y: float) -> None:
        size, leading = self.style.size, self.style.leading
        baseline = y + (leading - size) / 2 + ASCENT * size
        sheet.lines(baseline, [(x + size, line) for line in self.office], self.chain, size, leading)
        right = x + self.width - size - self.chain.width(self.day) * size
        sheet.text(right, baseline + leading * (len(self.office) - 1), self.day, self.chain, size)
