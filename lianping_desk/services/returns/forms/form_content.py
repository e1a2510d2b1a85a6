"""What goes into one unit's form: its tasks, indicators and bases, with what stood there last for comparison."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from lianping_desk.domain.base import Base, BaseLevel
from lianping_desk.domain.facts import IndicatorFact, ProgressFact
from lianping_desk.domain.indicator import ValueSource
from lianping_desk.domain.number_text import plain_number
from lianping_desk.domain.period import Period
from lianping_desk.domain.plan import Task
from lianping_desk.domain.progress import TaskState
from lianping_desk.domain.received import Catalogue
from lianping_desk.domain.succession import PeriodFigure, Succession
from lianping_desk.domain.unit import ReportsOn, Unit, UnitKind
from lianping_desk.exchange.forms.content import FormBase, FormContent, FormIndicator, FormTask
from lianping_desk.services.returns.ledger.owed import OwedReturn
from lianping_desk.services.settings import OFFICE

WHOLE_AREA = "本辖区"

_Figure = TypeVar("_Figure", bound=PeriodFigure)


@dataclass(frozen=True, slots=True)
class FormMaker:
    """Makes the forms of one period; facts are those of periods that ended before it."""

    catalogue: Catalogue
    period: Period
    office: str
    _percents: Mapping[Hashable, Succession[ProgressFact]]
    _states: Mapping[Hashable, Succession[ProgressFact]]
    _cumulatives: Mapping[Hashable, Succession[IndicatorFact]]

    @classmethod
    def of(
        cls,
        catalogue: Catalogue,
        period: Period,
        office: str,
        progress: Iterable[ProgressFact],
        indicators: Iterable[IndicatorFact],
    ) -> "FormMaker":
        whole = [fact for fact in progress if fact.measure_id is None]
        units = catalogue.units
        return cls(
            catalogue,
            period,
            office or OFFICE,
            _by_subject((f for f in whole if f.percent is not None), lambda fact: fact.task_id, units),
            _by_subject((f for f in whole if f.state is not None), lambda fact: fact.task_id, units),
            _by_subject((f for f in indicators if f.cumulative is not None), lambda fact: fact.indicator_id, units),
        )

    def content(self, owed: OwedReturn, code: str) -> FormContent:
        """The form of one unit."""
        return FormContent(
            plan_title=self.catalogue.plan.title,
            unit=owed.unit.name,
            period=self.period,
            form_code=code,
            office=self.office,
            tasks=tuple(self._task(task, owed) for task in owed.tasks),
            indicators=self._indicators(owed.unit),
            bases=tuple(
                FormBase.of(base, self.period.ends) for base in self.catalogue.bases if self._is_of(base, owed)
            ),
            states=tuple(state.value for state in TaskState),
            towns=tuple(unit.name for unit in self.catalogue.units if unit.kind is UnitKind.town),
            levels=tuple(level.word_in(self.catalogue.plan.region) for level in BaseLevel),
        )

    @property
    def _day_before(self) -> date:
        return self.period.ends - timedelta(days=1)

    def _task(self, task: Task, owed: OwedReturn) -> FormTask:
        role = owed.roles.get(task.id)
        part = role.chinese if role else WHOLE_AREA if owed.unit.reports_on is ReportsOn.all else ""
        percent = self._last(self._percents, task.id, owed.unit)
        state = self._last(self._states, task.id, owed.unit)
        return FormTask(
            task.no,
            task.title,
            part,
            plain_number(percent.percent) if percent else None,
            (state.state or "") if state else "",
        )

    def _indicators(self, unit: Unit) -> tuple[FormIndicator, ...]:
        """Every indicator that units can report on: surveys are not theirs to fill in."""
        asked = (one for one in self.catalogue.indicators if one.value_source is not ValueSource.survey)
        found = []
        for indicator in asked:
            last = self._last(self._cumulatives, indicator.id, unit)
            cumulative = plain_number(last.cumulative) if last else None
            found.append(FormIndicator(indicator.title, indicator.target_text, indicator.unit, cumulative))
        return tuple(found)

    def _is_of(self, base: Base, owed: OwedReturn) -> bool:
        unit = owed.unit
        return base.host_unit_id == unit.id or base.host in unit.spellings or base.town in unit.spellings

    def _last(self, figures: Mapping[Hashable, Succession[_Figure]], subject: Hashable, unit: Unit) -> _Figure | None:
        found = figures.get(subject)
        return found.counting(unit.id, self._day_before) if found else None


def _by_subject(
    facts: Iterable[_Figure], subject: Callable[[_Figure], Hashable], units: Iterable[Unit]
) -> dict[Hashable, Succession[_Figure]]:
    found: dict[Hashable, list[_Figure]] = {}
    for fact in facts:
        found.setdefault(subject(fact), []).append(fact)
    return {key: Succession(figures, units) for key, figures in found.items()}
