"""A paragraph of Chinese: broken by the rules, justified, indented, set from several fonts, split across pages."""

from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import groupby

from lianping_desk.reports.flow import Laid, Placed
from lianping_desk.reports.fonts import FontRole
from lianping_desk.reports.line_breaking import Line, break_lines
from lianping_desk.reports.sheet import Sheet
from lianping_desk.reports.type_case import FontChain, LoadedFonts, printable

_MOST_STRETCH = 0.3  # of the type size between two characters; a line that needs more is left ragged
_FEW_SIGNS = 8
ASCENT = 0.88
"""How far a full square stands above its baseline, of the type size (the ideographic em box of these fonts)."""


class Align(Enum):
    """How lines stand between the margins."""

    justify = "justify"
    left = "left"
    centre = "centre"
    right = "right"


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """How a paragraph looks; sizes in points, `indent` of the first line in squares of the type size."""

    role: FontRole = FontRole.body
    size: float = 16.0
    leading: float = 28.98
    indent: float = 2.0
    align: Align = Align.justify
    tracking: float = 0.0  # added after every character: 28 characters of 16 pt to 156 mm need -0.207
    hang: float = 0.0  # what every line lacks on the left, in squares; `indent` of the first line is counted with it
    before: float = 0.0
    after: float = 0.0
    colour: str = "#000000"
    keeps_with_next: bool = False
    fills_pages: bool = False  # every page to its last line, even where that parts a line from its paragraph

    @property
    def square(self) -> float:
        """From one hanzi to the next: indents are whole squares, so that lines stand on one grid."""
        return self.size + self.tracking


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in its own font, such as the 楷体 sentence that opens a paragraph."""

    text: str
    role: FontRole


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text, or spans of text, in a style; `\\n` ends a line. `bookmark` is its level in outline and contents."""

    content: str | tuple[Span, ...]
    style: ParagraphStyle = field(default_factory=ParagraphStyle)
    bookmark: int | None = None

    @property
    def text(self) -> str:
        """All of the text."""
        return self.content if isinstance(self.content, str) else "".join(span.text for span in self.content)

    def lay(self, fonts: LoadedFonts, width: float) -> Laid:
        """Break into lines of this width."""
        style = self.style
        spans = (Span(self.content, style.role),) if isinstance(self.content, str) else self.content
        chains: list[FontChain] = []
        text = ""
        for span in spans:
            part = printable(span.text)
            text += part
            chains += [fonts.chain(span.role)] * len(part)
        widths = [
            0.0 if char == "\n" else chain.widths[char] * style.size + style.tracking
            for char, chain in zip(text, chains, strict=True)
        ]
        hang = style.hang * style.square
        lines = break_lines(text, widths, width - hang, style.indent * style.square - hang)
        return LaidParagraph(text, tuple(chains), tuple(lines), width, style)


@dataclass(frozen=True, slots=True)
class LaidParagraph:
    """Lines of a paragraph, or of a part of it that fell on one page."""

    text: str
    chains: tuple[FontChain, ...]
    lines: tuple[Line, ...]
    width: float
    style: ParagraphStyle
    begins: bool = True

    @property
    def height(self) -> float:
        """Lines and the space around them."""
        return len(self.lines) * self.style.leading + self.style.before + self.style.after

    @property
    def keeps_with_next(self) -> bool:
        """As the style says."""
        return self.style.keeps_with_next

    def split(self, room: float, page: float) -> tuple[Placed | None, Laid | None]:
        """Split between lines, leaving no line alone at either side where that can be helped."""
        fitting = int((room - self.style.before + 0.01) // self.style.leading)
        count = len(self.lines)
        if self.height <= room + 0.01:
            return self, None
        if fitting >= count:
            return replace(self, style=replace(self.style, after=0.0)), None
        parts_freely = self.style.fills_pages
        if count - fitting == 1 and (not parts_freely or self._ends_in_few_signs):
            fitting -= 1
        alone = fitting == 1 and not parts_freely
        if fitting < 1 or alone:
            if room < page:
                return None, self
            fitting = max(fitting, 1)
        head = replace(self, lines=self.lines[:fitting], style=replace(self.style, after=0.0))
        rest = replace(self, lines=self.lines[fitting:], style=replace(self.style, before=0.0), begins=False)
        return head, rest

    @property
    def _ends_in_few_signs(self) -> bool:
        """Whether the last line is so short that a page should not begin with it, even where pages are filled."""
        return self.lines[-1].width <= _FEW_SIGNS * self.style.square

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw every line where its alignment puts it."""
        style = self.style
        baseline = y + style.before + (style.leading - style.size) / 2 + ASCENT * style.size
        for number, line in enumerate(self.lines):
            indent = (style.indent if self.begins and number == 0 else style.hang) * style.square
            self._draw_line(sheet, x + indent, baseline, line, self.width - indent)
            baseline += style.leading

    def _draw_line(self, sheet: Sheet, x: float, baseline: float, line: Line, room: float) -> None:
        style = self.style
        spacing, slack = style.tracking, room - line.width
        if style.align is Align.centre:
            x += slack / 2
        elif style.align is Align.right:
            x += slack
        elif style.align is Align.justify and not line.ends and line.end - line.start > 1:
            stretch = (slack + style.tracking) / (line.end - line.start - 1)
            spacing += stretch if stretch < style.size * _MOST_STRETCH else 0.0
        for chain, positions in groupby(range(line.start, line.end), self.chains.__getitem__):
            run = list(positions)
            part = self.text[run[0] : run[-1] + 1]
            sheet.text(x, baseline, part, chain, style.size, style.colour, spacing)
            x += chain.width(part) * style.size + spacing * len(part)
