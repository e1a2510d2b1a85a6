"""The contents page: every bookmark with its page number, a dotted line between them, and a link."""

from dataclasses import dataclass, field, replace

from lianping_desk.reports.flow import Laid, Placed
from lianping_desk.reports.fonts import FontRole
from lianping_desk.reports.line_breaking import break_lines
from lianping_desk.reports.paragraph import ASCENT
from lianping_desk.reports.sheet import Sheet
from lianping_desk.reports.type_case import LoadedFonts


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents and of the outline; level 0 is a section."""

    title: str
    level: int


@dataclass(frozen=True, slots=True)
class Contents:
    """Place for the contents; the document fills in the entries. Levels above `deepest` are left out."""

    size: float = 14.0
    leading: float = 26.0
    deepest: int = 1
    entries: tuple[Entry, ...] = ()

    def with_entries(self, entries: list[Entry]) -> "Contents":
        """The same contents, listing these."""
        return replace(self, entries=tuple(entries))

    def lay(self, fonts: LoadedFonts, width: float) -> Laid:
        """One line an entry, more where a title is long; the height does not depend on the page numbers."""
        lines = []
        room_of_number = self.size * 3
        for index, entry in enumerate(self.entries):
            if entry.level > self.deepest:
                continue
            chain = fonts.chain(FontRole.heading if entry.level == 0 else FontRole.song)
            indent = entry.level * self.size * 1.5
            widths = [chain.widths[char] * self.size for char in entry.title]
            broken = break_lines(entry.title, widths, width - indent - room_of_number)
            for line in broken:
                text = entry.title[line.start : line.end]
                lines.append(_ContentsLine(text, indent, entry.level, index, is_last=line is broken[-1]))
        return LaidContents(self, tuple(lines), width, fonts)


@dataclass(frozen=True, slots=True)
class _ContentsLine:
    text: str
    indent: float
    level: int
    entry: int
    is_last: bool


@dataclass(frozen=True, slots=True)
class LaidContents:
    """Contents lines; `numbers` gets the page number of every entry once all pages are laid out."""

    contents: Contents
    lines: tuple[_ContentsLine, ...]
    width: float
    fonts: LoadedFonts
    numbers: list[int] = field(default_factory=list)
    keeps_with_next: bool = False

    @property
    def height(self) -> float:
        """All lines."""
        return len(self.lines) * self.contents.leading

    def split(self, room: float, page: float) -> tuple[Placed | None, Laid | None]:
        """Split between lines."""
        fitting = int((room + 0.01) // self.contents.leading)
        if fitting < 1 and room < page:
            return None, self
        fitting = max(fitting, 1)
        rest = replace(self, lines=self.lines[fitting:], numbers=[])
        return replace(self, lines=self.lines[:fitting], numbers=[]), rest if rest.lines else None

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw titles, dots and numbers, each line a link to its place."""
        size, leading = self.contents.size, self.contents.leading
        song = self.fonts.chain(FontRole.song)
        for line in self.lines:
            baseline = y + (leading - size) / 2 + ASCENT * size
            chain = self.fonts.chain(FontRole.heading if line.level == 0 else FontRole.song)
            sheet.text(x + line.indent, baseline, line.text, chain, size)
            if line.is_last:
                number = str(self.numbers[line.entry])
                left = x + line.indent + chain.width(line.text) * size + size * 0.5
                right = x + self.width - song.width(number) * size
                sheet.text(right, baseline, number, song, size)
                sheet.rules([(left, baseline - 3, right - size * 0.5, baseline - 3)], 0.8, "#777777", dash="0.8 3.2")
            link = (x, sheet.height - y - leading, x + self.width, sheet.height - y)
            sheet.canvas.linkAbsolute("", f"entry-{line.entry}", link, Border="[0 0 0]")
            y += leading
