"""Long work tells how far it is, and can be stopped at each telling."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")

Progress = Callable[[int, int, str], None]
"""`progress(done, total, what)`: called between steps; raises Cancelled when she pressed the button."""


class Cancelled(Exception):
    """She stopped the work; the transaction around it rolls back and nothing is left half-done."""


def no_progress(done: int, total: int, what: str) -> None:
    """For callers that do not show any progress."""


def one_by_one(items: Sequence[Item], progress: Progress, what: str) -> Iterator[Item]:
    """The items in turn, each told before it is given out."""
    for number, item in enumerate(items, start=1):
        progress(number, len(items), what)
        yield item
