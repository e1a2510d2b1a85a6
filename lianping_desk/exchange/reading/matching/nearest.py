"""What an unknown name might have meant: candidates for a doubt, never for a decision."""

from collections.abc import Iterable
from difflib import SequenceMatcher

from lianping_desk.exchange.reading.words import plain

_LEAST_RATIO = 0.5
_MOST = 3


def nearest(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """Up to three names that resemble `text`, best first."""
    wanted = plain(text)
    rated = sorted(((_ratio(wanted, plain(name)), name) for name in names), reverse=True)
    return tuple(name for ratio, name in rated[:_MOST] if ratio >= _LEAST_RATIO)


def _ratio(one: str, other: str) -> float:
    """How much the two have in common; 0 where a quick look shows that it is too little."""
    matcher = SequenceMatcher(None, one, other)
    if matcher.real_quick_ratio() < _LEAST_RATIO or matcher.quick_ratio() < _LEAST_RATIO:
        return 0.0
    return matcher.ratio()
