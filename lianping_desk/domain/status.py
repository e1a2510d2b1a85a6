"""Where everything stands on a day: each task, each indicator, and the cells that say so (DESIGN 6, `status`)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lianping_desk.domain.base import Base, StageEntry
from lianping_desk.domain.indicator import Comparison, Indicator
from lianping_desk.domain.number_text import format_number
from lianping_desk.domain.plan import Plan, Role, Task
from lianping_desk.domain.progress import TaskState
from lianping_desk.domain.survey import LiteracySurvey
from lianping_desk.domain.trace import CellTrace


@dataclass(frozen=True, slots=True)
class PercentSource:
    """One cell behind a task's percent: whose, of which period, what it says; `measure_id` where it is a measure's.

    `remark` says what was understood or corrected on the way from the cell's text to the value.
    """

    unit: str
    percent: Decimal
    period_code: str
    trace: CellTrace | None
    measure_id: int | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class TaskStatus:
    """A task on a day. `percent` is None where nobody who counts has reported.

    `basis` says whose figures count: the lead units', or the responsible units' while no lead has reported.
    序时进度 runs from `starts` to `ends`; `expected` is where the task should be (0-100), `done_on` the end of the
    period since which it has stood at 100.
    """

    task: Task
    percent: float | None
    expected: float
    state: TaskState
    basis: Role | None
    starts: date
    ends: date
    done_on: date | None = None
    sources: tuple[PercentSource, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportedValue:
    """One cell of a return that an indicator's value is made of; `field` is cumulative or period_value.

    `remark` says what was understood or corrected on the way from the cell's text to the value.
    """

    unit: str
    value: Decimal
    field: str
    period_code: str
    trace: CellTrace | None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class RegisteredBase:
    """One title of the register that counts, and the stage that makes it count."""

    base: Base
    entry: StageEntry


IndicatorSource = ReportedValue | RegisteredBase | LiteracySurvey
"""What an indicator's value may be made of."""


@dataclass(frozen=True, slots=True)
class YearValue:
    """What a yearly indicator came to in one year (None: nothing reported), and whether that met its target."""

    year: int
    value: Decimal | None
    met: bool


@dataclass(frozen=True, slots=True)
class IndicatorStatus:
    """An indicator on a day: `value` in its own unit (None: not known), `gap` to the target, and what it is made of.

    `percent` is how much of the way has been covered (0-100, None where that cannot be said), `expected` where it
    should be, `ends` the day it is judged by, `met_on` the day since which the target is met where that is known.
    `years` are those of the plan up to the day, of a yearly indicator only.
    """

    indicator: Indicator
    value: Decimal | None
    gap: Decimal | None
    percent: float | None
    expected: float
    state: TaskState
    ends: date
    met_on: date | None = None
    sources: tuple[IndicatorSource, ...] = ()
    years: tuple[YearValue, ...] = ()

    @property
    def missing(self) -> str:
        """What is missing, in her words: 还差2个; of a share in points (还差0.6个百分点); over a limit 超出3件."""
        target = self.indicator.target
        if self.value is None or self.gap is None or target.met_by(self.value):
            return ""
        if not self.gap:
            return "须再超过"
        over = target.comparison in (Comparison.at_most, Comparison.less_than) or (
            target.number is not None and self.value > target.number
        )
        unit = "个百分点" if self.indicator.unit in ("%", "％") else self.indicator.unit
        return f"{'超出' if over else '还差'}{format_number(self.gap)}{unit}"


@dataclass(frozen=True, slots=True)
class Status:
    """Everything on a day, in the order of the plan."""

    as_of: date
    plan: Plan
    tasks: tuple[TaskStatus, ...]
    indicators: tuple[IndicatorStatus, ...]

    @property
    def plan_over(self) -> bool:
        """Whether the plan's years are over, so that a review is due instead of a warning."""
        return self.as_of > self.plan.ends

    def of_task(self, task_id: int) -> TaskStatus:
        """The status of the task with this id; KeyError when the plan has none such."""
        for status in self.tasks:
            if status.task.id == task_id:
                return status
        raise KeyError(task_id)
