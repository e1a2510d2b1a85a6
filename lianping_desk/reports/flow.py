"""What a page is filled with: blocks that are laid out to a width, and placed page by page."""

from dataclasses import dataclass
from typing import Protocol

from lianping_desk.reports.sheet import Sheet
from lianping_desk.reports.type_case import LoadedFonts


class Placed(Protocol):
    """What has its place on a page."""

    @property
    def height(self) -> float:
        """How much of the page it takes, in points."""

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw with the top left corner at x, y."""


class Laid(Protocol):
    """A block laid out to a width, to be placed on one page or several."""

    @property
    def keeps_with_next(self) -> bool:
        """True for a heading, which must not be the last thing on a page."""

    def split(self, room: float, page: float) -> "tuple[Placed | None, Laid | None]":
        """The part for `room` points, and the rest, None where nothing is left.

        The part is None where nothing fits and a new page is better; `page` is the height of an empty page: when `room`
        equals it, there must be a part.
        """


class Block(Protocol):
    """A piece of content, still without a width."""

    def lay(self, fonts: LoadedFonts, width: float) -> Laid:
        """Lay it out `width` points wide."""


@dataclass(frozen=True, slots=True)
class Gap:
    """White space of so many points; what does not fit on a page is not carried over."""

    height: float
    keeps_with_next: bool = False

    def lay(self, fonts: LoadedFonts, width: float) -> "Gap":
        """A gap is as it is."""
        return self

    def split(self, room: float, page: float) -> tuple[Placed | None, Laid | None]:
        """At the end of a page it is used up."""
        return Gap(min(room, self.height)), None

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Nothing to see."""


@dataclass(frozen=True, slots=True)
class PageEnd:
    """What follows begins a new page."""

    keeps_with_next: bool = False

    def lay(self, fonts: LoadedFonts, width: float) -> "PageEnd":
        """A page end is as it is."""
        return self

    def split(self, room: float, page: float) -> tuple[Placed | None, Laid | None]:
        """It takes what is left of the page."""
        return Gap(room), None
