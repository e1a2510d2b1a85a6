"""发文机关标志 in red, the number below it and the red rule (GB/T 9704-2012 7.2.4-7.2.7)."""

from dataclasses import dataclass

from lianping_desk.reports.flow import Laid, Placed
from lianping_desk.reports.fonts import FontRole
from lianping_desk.reports.notices.styles import LINE, PAGE, RED, THICK
from lianping_desk.reports.paragraph import ASCENT
from lianping_desk.reports.sheet import MM, Sheet
from lianping_desk.reports.type_case import FontChain, LoadedFonts, printable

_TOP = 35 * MM
"""From the upper edge of the text to that of the head."""
_LARGEST = 22 * MM * 0.75
"""In points; a head may not be larger than that of the level above, whose type is about 22 x 15 mm."""
_NUMBER = 16.0
_ABOVE_NUMBER, _BELOW_RULE = 2 * LINE, 2 * LINE
_RULE_BELOW_NUMBER = 4 * MM


@dataclass(frozen=True, slots=True)
class RedHead:
    """The head of the first page; `number` may be empty."""

    name: str
    number: str

    def lay(self, fonts: LoadedFonts, width: float) -> Laid:
        """The name in one line, as large as that allows."""
        chain = fonts.chain(FontRole.title)
        name = printable(self.name)
        size = min(_LARGEST, width / max(chain.width(name), 1.0))
        return LaidRedHead(name, printable(self.number), size, width, chain, fonts.chain(FontRole.body))


@dataclass(frozen=True, slots=True)
class LaidRedHead:
    """The head; never split."""

    name: str
    number: str
    size: float
    width: float
    chain: FontChain
    body: FontChain
    keeps_with_next: bool = True

    @property
    def rule_at(self) -> float:
        """How far below the first line's white space the red rule runs."""
        return PAGE.overhang + _TOP + self.size + _ABOVE_NUMBER + _NUMBER + _RULE_BELOW_NUMBER

    @property
    def height(self) -> float:
        """With the two empty lines before the title."""
        return self.rule_at + _BELOW_RULE

    def split(self, room: float, page: float) -> tuple[Placed | None, Laid | None]:
        """All of it, or nothing."""
        return (self, None) if self.height <= room or room >= page else (None, self)

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Name, number, rule."""
        left = x + (self.width - self.chain.width(self.name) * self.size) / 2
        sheet.text(left, y + PAGE.overhang + _TOP + ASCENT * self.size, self.name, self.chain, self.size, RED)
        if self.number:
            left = x + (self.width - self.body.width(self.number) * _NUMBER) / 2
            baseline = y + self.rule_at - _RULE_BELOW_NUMBER - _NUMBER + ASCENT * _NUMBER
            sheet.text(left, baseline, self.number, self.body, _NUMBER)
        sheet.rules([(x, y + self.rule_at, x + self.width, y + self.rule_at)], 2 * THICK, RED)
