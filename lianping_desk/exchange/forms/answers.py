"""What a unit would write into a return, for the demonstration and for trying the reader out."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class TaskAnswer:
    """One task; `percent` is a number, or the words that a unit puts there instead. `funds` in 万元."""

    title: str
    percent: float | str
    progress: str
    problems: str = ""
    next_step: str = ""
    people: int | None = None
    sessions: int | None = None
    funds: float | None = None


@dataclass(frozen=True, slots=True)
class BaseAnswer:
    """A stage that a title has reached, in the words of the form."""

    name: str
    level: str
    town: str
    host: str
    stage: str
    on: date
    certificate: str = ""
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class Answers:
    """The return of one unit for one period."""

    unit: str
    period_title: str
    tasks: tuple[TaskAnswer, ...]
    bases: tuple[BaseAnswer, ...]
    reporter: str
    phone: str
    reviewer: str
    signed_on: date
