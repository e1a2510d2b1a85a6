"""What of a web page is no table: parts that it does not show, and lines of text between its tables."""

from dataclasses import dataclass, field

_NEVER_SHOWN = frozenset({"head", "title", "style", "script", "noscript", "xml"})
_HIDEABLE = frozenset({"table", "tbody", "thead", "tfoot", "div", "span", "section"})
"""Elements that are closed by a tag of their own, so that it is known where what they hide ends."""
_BREAKS_LINE = frozenset(
    {"p", "div", "br", "li", "ul", "ol", "table", "tr", "td", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "body", "html"}
)


@dataclass(slots=True)
class HiddenParts:
    """Whether the reading of a page is inside a part that is not shown, by the one element that hides it."""

    _tag: str = ""
    _depth: int = 0

    @property
    def is_open(self) -> bool:
        return self._depth > 0

    def enter(self, tag: str, *, is_hidden: bool) -> bool:
        """Note an element's beginning; whether it is in, or begins, a part that is not shown."""
        if self._tag in ("head", "title", "xml") and tag in ("body", "table"):
            self._tag, self._depth = "", 0  # browsers end these by themselves
        if self._depth:
            self._depth += tag == self._tag
            return True
        if tag in _NEVER_SHOWN or (is_hidden and tag in _HIDEABLE):
            self._tag, self._depth = tag, 1
            return True
        return False

    def leave(self, tag: str) -> bool:
        """Note an element's end; whether it was in, or ends, a part that is not shown."""
        if not self._depth:
            return False
        self._depth -= tag == self._tag
        return True


@dataclass(slots=True)
class OutsideText:
    """Text outside the tables, gathered line by line."""

    pieces: list[str] = field(default_factory=list)

    def ends_before(self, tag: str) -> bool:
        return tag in _BREAKS_LINE

    def line(self) -> str:
        """The line so far, which is then empty again."""
        text = "".join(self.pieces).replace("\xa0", " ").strip()
        self.pieces.clear()
        return text
