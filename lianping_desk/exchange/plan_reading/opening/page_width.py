"""The width at which a text was wrapped, by columns of a page or by signs of a line."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Measure = Callable[[str], int]

_WIDEST_PAGE = 140  # half columns
_SHORT = 10  # a line of under five hanzi is no sign of a page's width: names, dates, cells
_FEWEST_FULL = 5
_NEARLY = 0.85


def columns(text: str) -> int:
    """Half columns: a hanzi takes two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in text)


# Wrapped lines leave room for a mark that may not begin a line and for one digit (half columns), or hang two signs
# and lose an indent.
_MEASURES: tuple[tuple[Measure, int], ...] = ((columns, 5), (len, 3))


@dataclass(frozen=True, slots=True)
class PageWidth:
    """The widest lines by each measure; None where the text is not wrapped by it."""

    widest: tuple[int | None, ...]

    @property
    def is_wrapped(self) -> bool:
        return any(width is not None for width in self.widest)

    def is_full(self, line: str) -> bool:
        """Whether a line reaches the edge of the page, so that the next may go on with it."""
        measured = zip(_MEASURES, self.widest, strict=True)
        return any(width is not None and measure(line) >= width - slack for (measure, slack), width in measured)

    def is_nearly_full(self, line: str) -> bool:
        """Whether only a long number or a Latin word, which is not cut, may have kept the line from the edge."""
        measured = zip(_MEASURES, self.widest, strict=True)
        return any(width is not None and measure(line) >= _NEARLY * width for (measure, _), width in measured)


def page_width(texts: Sequence[str]) -> PageWidth:
    """Measured from lines of which many end at the same edge."""
    long = [text for text in texts if columns(text) > _SHORT]
    return PageWidth(tuple(_widest([measure(text) for text in long], slack) for measure, slack in _MEASURES))


def _widest(widths: Sequence[int], slack: int) -> int | None:
    widest = max((width for width in widths if width <= _WIDEST_PAGE), default=0)
    full = sum(widest - slack <= width <= widest for width in widths)
    longer = sum(width > widest for width in widths)
    is_edge = full >= max(_FEWEST_FULL, len(widths) // 8) and longer <= len(widths) // 50
    return widest if is_edge else None
