"""What a timeline shows."""

from dataclasses import dataclass
from datetime import date

from lianping_desk.domain.progress import TaskState


@dataclass(frozen=True, slots=True)
class TimelineBar:
    """From a day to a day, both included; `percent` (0-100) fills it; `label` stands in or beside it."""

    starts: date
    ends: date
    state: TaskState | None = None
    percent: float | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class TimelineMark:
    """A milestone: a flag on a day."""

    on: date
    label: str
    state: TaskState | None = None


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """A task (level 1), what belongs to it (level 2, set in), or a heading above tasks (level 0, no bars).

    `state_word` stands beside the light where the state's own word does not fit (未完成, in a review).
    """

    label: str
    owner: str = ""
    bars: tuple[TimelineBar, ...] = ()
    marks: tuple[TimelineMark, ...] = ()
    level: int = 1
    state: TaskState | None = None
    percent: float | None = None
    state_word: str = ""
