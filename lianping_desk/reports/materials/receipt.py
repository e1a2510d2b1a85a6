"""签收回执: the slip at the end of a task sheet, to be cut off and sent back."""

from dataclasses import dataclass, replace

from lianping_desk.reports.flow import Laid, Placed
from lianping_desk.reports.fonts import FontRole
from lianping_desk.reports.paragraph import Align, LaidParagraph, Paragraph, ParagraphStyle
from lianping_desk.reports.sheet import Sheet
from lianping_desk.reports.type_case import LoadedFonts, printable

_TITLE = ParagraphStyle(
    role=FontRole.heading, size=13, leading=26, indent=0, align=Align.centre, before=10, keeps_with_next=True
)
_LINE = ParagraphStyle(role=FontRole.song, size=10.5, leading=26, indent=0, align=Align.left)
_SMALLEST = 8.0
_BLANK = "__"
_ABOVE = 18.0


@dataclass(frozen=True, slots=True)
class Receipt:
    """A dashed line to cut along, a title, lines to be filled in by hand."""

    title: str
    lines: tuple[str, ...]

    def lay(self, fonts: LoadedFonts, width: float) -> Laid:
        """Lay out title and lines, in type so large that no line to be filled in breaks."""
        chain = fonts.chain(_LINE.role)
        longest = max((chain.width(printable(line)) for line in self.lines if _BLANK in line), default=1.0)
        style = replace(_LINE, size=max(min(_LINE.size, width / longest - 0.01), _SMALLEST))
        laid = [Paragraph(self.title, _TITLE).lay(fonts, width)]
        laid += [Paragraph(line, style).lay(fonts, width) for line in self.lines]
        return LaidReceipt(tuple(one for one in laid if isinstance(one, LaidParagraph)), width)


@dataclass(frozen=True, slots=True)
class LaidReceipt:
    """The slip; never split."""

    parts: tuple[LaidParagraph, ...]
    width: float
    keeps_with_next: bool = False

    @property
    def height(self) -> float:
        """White space above, and all lines."""
        return _ABOVE + sum(part.height for part in self.parts)

    def split(self, room: float, page: float) -> tuple[Placed | None, Laid | None]:
        """All of it, or nothing."""
        return (self, None) if self.height <= room or room >= page else (None, self)

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw the line to cut along, then the words."""
        y += _ABOVE
        sheet.rules([(x, y, x + self.width, y)], 0.6, "#555555", dash="4 3")
        for part in self.parts:
            part.draw(sheet, x, y)
            y += part.height
