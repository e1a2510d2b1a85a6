"""Lines at the foot of a page, wherever the text above them ends."""

from dataclasses import dataclass

from lianping_desk.reports.flow import Laid, Placed
from lianping_desk.reports.paragraph import LaidParagraph, Paragraph
from lianping_desk.reports.sheet import Sheet
from lianping_desk.reports.type_case import LoadedFonts


@dataclass(frozen=True, slots=True)
class AtFoot:
    """Paragraphs that end where the page ends; they take what is left of it."""

    paragraphs: tuple[Paragraph, ...]

    def lay(self, fonts: LoadedFonts, width: float) -> Laid:
        """Lay out every paragraph."""
        laid = (paragraph.lay(fonts, width) for paragraph in self.paragraphs)
        return LaidAtFoot(tuple(one for one in laid if isinstance(one, LaidParagraph)))


@dataclass(frozen=True, slots=True)
class LaidAtFoot:
    """Paragraphs together; `height` is what they take of the page once placed."""

    parts: tuple[LaidParagraph, ...]
    height: float = 0.0
    keeps_with_next: bool = False

    @property
    def own_height(self) -> float:
        """Of the paragraphs alone."""
        return sum(part.height for part in self.parts)

    def split(self, room: float, page: float) -> tuple[Placed | None, Laid | None]:
        """All of it, or nothing."""
        if self.own_height > room and room < page:
            return None, self
        return LaidAtFoot(self.parts, room), None

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw from where the last line will end with the page."""
        y += max(self.height - self.own_height, 0.0)
        for part in self.parts:
            part.draw(sheet, x, y)
            y += part.height
