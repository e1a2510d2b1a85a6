"""How the phases of a plan are drawn above a timeline, in the window and on paper: lanes, and arrows to what follows.

Points are in the unit of the drawing, y downwards from the top of the first lane.
"""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple, Protocol

Point = tuple[float, float]

_INTO = 6.0
"""How far behind the beginning of a phase the arrow meets it."""


class HasSpan(Protocol):
    """A phase, or what stands for one."""

    @property
    def starts(self) -> date: ...
    @property
    def ends(self) -> date: ...


class PhaseBox(NamedTuple):
    """Where a phase is drawn: x of its first and last day, top and bottom of its bar."""

    left: float
    right: float
    top: float
    bottom: float


def lanes_of(phases: Sequence[HasSpan]) -> list[int]:
    """For each phase the first lane in which none before it overlaps it."""
    ends: list[date] = []
    lanes = []
    for phase in phases:
        lane = next((number for number, end in enumerate(ends) if end < phase.starts), len(ends))
        ends[lane : lane + 1] = [phase.ends]
        lanes.append(lane)
    return lanes


def arrows(boxes: Sequence[PhaseBox]) -> list[tuple[Point, ...]]:
    """From each phase to the one that begins next: the corners of a line that ends at the tip of the arrow."""
    order = sorted(boxes, key=lambda box: (box.left, box.right))
    return [_arrow(earlier, later) for earlier, later in pairwise(order)]


def _arrow(earlier: PhaseBox, later: PhaseBox) -> tuple[Point, ...]:
    """Straight where one is done before the other; down or up where they overlap; around the corner otherwise."""
    middle = (earlier.top + earlier.bottom) / 2
    if earlier.top == later.top:
        return (earlier.right, middle), (max(later.left, earlier.right) + _INTO / 2, middle)
    into = min(later.left + _INTO, (later.left + later.right) / 2)
    goes_down = later.top > earlier.top
    tip = into, later.top if goes_down else later.bottom
    if earlier.left <= into <= earlier.right:
        return (into, earlier.bottom if goes_down else earlier.top), tip
    return (earlier.right, middle), (into, middle), tip


def arrow_head(line: Sequence[Point], size: float) -> tuple[Point, Point, Point]:
    """The triangle at the end of a line, its tip first."""
    (x1, y1), (x2, y2) = line[-2:]
    if x1 == x2:
        back = y2 - size if y2 > y1 else y2 + size
        return (x2, y2), (x2 - size * 0.6, back), (x2 + size * 0.6, back)
    return (x2, y2), (x2 - size, y2 - size * 0.6), (x2 - size, y2 + size * 0.6)
