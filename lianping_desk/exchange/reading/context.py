"""What the reading of every file needs to know of the plan, prepared once."""

from dataclasses import dataclass

from lianping_desk.domain.received import Catalogue
from lianping_desk.exchange.reading.matching.tasks import TaskMatcher
from lianping_desk.exchange.reading.matching.units import UnitMatcher


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """The catalogue with its matchers."""

    catalogue: Catalogue
    units: UnitMatcher
    tasks: TaskMatcher

    @classmethod
    def of(cls, catalogue: Catalogue) -> "ReadingContext":
        plan = catalogue.plan
        return cls(catalogue, UnitMatcher.of(catalogue.units, plan.region), TaskMatcher.of(plan))
