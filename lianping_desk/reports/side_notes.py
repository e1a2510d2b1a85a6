"""The line between a title and its table: whose it is on the left, as of when and in what unit on the right."""

from dataclasses import dataclass

from lianping_desk.reports.flow import Laid, Placed
from lianping_desk.reports.fonts import FontRole
from lianping_desk.reports.paragraph import ASCENT
from lianping_desk.reports.sheet import Sheet
from lianping_desk.reports.table.cells import break_text
from lianping_desk.reports.type_case import FontChain, LoadedFonts, printable

_LEFT_SHARE = 0.6  # of the width, for the left note when both are long


@dataclass(frozen=True, slots=True)
class SideNotes:
    """Two notes on one line, such as `填报单位：…` and `截至2023年6月30日  单位：万元`."""

    left: str = ""
    right: str = ""
    size: float = 9.5
    leading: float = 14.0
    after: float = 3.0

    def lay(self, fonts: LoadedFonts, width: float) -> "LaidSideNotes":
        """Break a note only where it would meet the other."""
        chain = fonts.chain(FontRole.song)
        left_width = chain.width(printable(self.left)) * self.size
        right_room = max(width * (1 - _LEFT_SHARE), width - left_width - self.size)
        right_width = min(chain.width(printable(self.right)) * self.size, right_room)
        left_room = width - right_width - self.size if self.right else width
        left = break_text(printable(self.left), chain, self.size, left_room)
        right = break_text(printable(self.right), chain, self.size, right_width + 0.01)
        return LaidSideNotes(self, left, right, chain, width)


@dataclass(frozen=True, slots=True)
class LaidSideNotes:
    """The notes in lines; kept with what follows."""

    notes: SideNotes
    left: list[tuple[str, float]]
    right: list[tuple[str, float]]
    chain: FontChain
    width: float
    keeps_with_next: bool = True

    @property
    def height(self) -> float:
        """The longer of the two."""
        return max(len(self.left), len(self.right)) * self.notes.leading + self.notes.after

    def split(self, room: float, page: float) -> tuple[Placed | None, Laid | None]:
        """All of it, or nothing."""
        return (self, None) if self.height <= room or room >= page else (None, self)

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw both sides."""
        size, leading = self.notes.size, self.notes.leading
        baseline = y + (leading - size) / 2 + ASCENT * size
        sheet.lines(baseline, [(x, text) for text, _ in self.left], self.chain, size, leading)
        right = [(x + self.width - width, text) for text, width in self.right]
        sheet.lines(baseline, right, self.chain, size, leading)
