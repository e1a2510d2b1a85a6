"""What an unknown name might have meant: candidates for a doubt, never for a decision."""

from collections.abc import Iterable
from difflib import SequenceMatcher

from lianping_desk.exchange.reading.words import plain

_LEAST_RATIO = 0.5
_MOST = 3


def nearest(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """Up to three names that resemble `text`, best first."""
    wanted = plain(text)
    rated = sorted(((SequenceMatcher(None, wanted, plain(name)).ratio(), name) for name in names), reverse=True)
    return tuple(name for ratio, name in rated[:_MOST] if ratio >= _LEAST_RATIO)
