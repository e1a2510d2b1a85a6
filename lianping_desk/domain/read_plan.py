"""A plan as a document says it, before anything is stored: units are still the words of the document."""

from dataclasses import dataclass

from lianping_desk.domain.indicator import Indicator
from lianping_desk.domain.plan import Measure, Phase, PlanDoubt, Role, TaskKind

NO_TITLE = "没有读到方案的标题"
NO_YEARS = "没有读到方案的起止年份"
"""Doubts about what a plan cannot be without; they are settled by saying it."""


@dataclass(frozen=True, slots=True)
class Duty:
    """One unit in one role, as written; `full` completes a prefix that the document left out (市发改委、商务局)."""

    token: str
    role: Role
    full: str | None = None


@dataclass(frozen=True, slots=True)
class ReadTask:
    """A row of the 分工表, or a heading with its units; `source_line` counts lines or, in Word, paragraphs from 1."""

    no: int
    kind: TaskKind
    title: str
    section: str
    duties: tuple[Duty, ...] = ()
    measures: tuple[Measure, ...] = ()
    open_tail: str | None = None
    source_line: int | None = None

    def tokens(self, role: Role) -> tuple[str, ...]:
        return tuple(duty.token for duty in self.duties if duty.role is role)


@dataclass(frozen=True, slots=True)
class ReadPlan:
    """What a plan document says; what it does not say stays empty. `years` is None where it names none."""

    file: str
    title: str
    region: str
    years: tuple[int, int] | None
    basis: tuple[str, ...] = ()
    tasks: tuple[ReadTask, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    phases: tuple[Phase, ...] = ()
    doubts: tuple[PlanDoubt, ...] = ()
