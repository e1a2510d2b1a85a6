"""What the home page says: cards of lines, each line knowing the place that it opens."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from lianping_desk.domain.progress import TaskState


class Tone(Enum):
    """How much a line presses."""

    calm = "calm"
    due = "due"
    late = "late"


@dataclass(frozen=True, slots=True)
class HomeLine:
    """One thing to know or do. `place` and `target` are what the window opens; `detail` stands at the right."""

    text: str
    place: str
    target: Any = None
    detail: str = ""
    tone: Tone = Tone.calm
    state: TaskState | None = None


@dataclass(frozen=True, slots=True)
class HomeCard:
    """Lines under one heading; `counts` are lights with how many there are of each; `empty` is said without lines."""

    title: str
    lines: tuple[HomeLine, ...]
    counts: tuple[tuple[TaskState, int], ...] = ()
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Home:
    """The page as of a day: what there is to do, and beside it how the plan stands.

    `review` is the sentence about a plan whose years are over, "" while they run.
    """

    headline: str
    to_do: tuple[HomeCard, ...]
    standing: tuple[HomeCard, ...]
    review: str = ""


def calmed(card: HomeCard) -> HomeCard:
    """The same card without pressing: of a plan whose years are over nothing is red any more."""
    return replace(card, lines=tuple(replace(line, tone=Tone.calm, state=None) for line in card.lines))


def shortened(lines: Sequence[HomeLine], most: int, rest: HomeLine) -> tuple[HomeLine, ...]:
    """The first lines; where there are more than `most`, the last one is `rest`, with {n} as how many are left out."""
    if len(lines) <= most:
        return tuple(lines)
    left_out = len(lines) - most + 1
    return (*lines[: most - 1], replace(rest, text=rest.text.format(n=left_out)))
