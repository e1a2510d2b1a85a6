"""What the reading of every file needs to know of the plan and of what she taught, prepared once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lianping_desk.domain.received import Catalogue
from lianping_desk.exchange.reading.heading_words import HeadingWords
from lianping_desk.exchange.reading.matching.tasks import TaskMatcher
from lianping_desk.exchange.reading.matching.units import UnitMatcher
from lianping_desk.exchange.reading.task_units import units_of_tasks
from lianping_desk.exchange.reading.taught_words import TaughtWords


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """The catalogue with its matchers, and the words as one unit uses them (or any)."""

    catalogue: Catalogue
    units: UnitMatcher
    tasks: TaskMatcher
    taught: TaughtWords
    headings: HeadingWords
    units_of_tasks: Mapping[int, frozenset[str]]

    @classmethod
    def of(cls, catalogue: Catalogue) -> "ReadingContext":
        plan = catalogue.plan
        taught = TaughtWords.of(catalogue.taught, None, plan.id)
        units, tasks = UnitMatcher.of(catalogue.units, plan.region), TaskMatcher.of(plan)
        return cls(catalogue, units, tasks, taught, HeadingWords(taught.headings), units_of_tasks(plan, units))

    @property
    def knows_words_of_units(self) -> bool:
        """Whether anything was taught for one unit only, so that it has to be known whose a table is to read it."""
        return any(word.unit_id is not None for word in self.catalogue.taught)

    def for_unit(self, name: str | None) -> "ReadingContext":
        """With what was taught for this unit; the same where nothing was."""
        unit = next((unit for unit in self.catalogue.units if unit.name == name), None) if name else None
        if unit is None or all(word.unit_id != unit.id for word in self.catalogue.taught):
            return self
        taught = TaughtWords.of(self.catalogue.taught, unit.id, self.catalogue.plan.id)
        return replace(self, taught=taught, headings=HeadingWords(taught.headings))
