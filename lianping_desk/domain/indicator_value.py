"""An indicator's value on a day: counted in the register, taken from a survey, or added up from returns."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from lianping_desk.domain.base import Base, Stage
from lianping_desk.domain.facts import IndicatorFact
from lianping_desk.domain.indicator import Indicator
from lianping_desk.domain.status import IndicatorSource, RegisteredBase, ReportedValue
from lianping_desk.domain.succession import Succession, period_starts, recency
from lianping_desk.domain.survey import LiteracySurvey
from lianping_desk.domain.unit import Unit


@dataclass(frozen=True, slots=True)
class FoundValue:
    """A value with what it is made of; None: nothing is known. `begun`: something is under way, though it counts 0."""

    value: Decimal | None
    sources: tuple[IndicatorSource, ...] = ()
    begun: bool = False


@dataclass(frozen=True, slots=True)
class ValueHistory:
    """How an indicator's value is found on any day, and the days on which it may have changed."""

    on: Callable[[date], FoundValue]
    days: tuple[date, ...]

    def met_since(self, indicator: Indicator, as_of: date) -> date | None:
        """The day since which the target has been met; None where it is not met, or where that day is not known."""
        if not _is_met(indicator, self.on(as_of)):
            return None
        since: date | None = None
        was_met = _is_met(indicator, self.on(date.min))
        for day in sorted(day for day in self.days if day <= as_of):
            is_met = _is_met(indicator, self.on(day))
            if is_met and not was_met:
                since = day
            was_met = is_met
        return since if was_met else None


def _is_met(indicator: Indicator, found: FoundValue) -> bool:
    return found.value is not None and indicator.target.met_by(found.value)


def register_history(indicator: Indicator, bases: Iterable[Base]) -> ValueHistory:
    """Titles of the indicator's kind and level that stand on a day; without a level every level counts.

    Where the indicator does not say which kind, nothing is known.
    """
    if indicator.base_kind is None:
        return ValueHistory(lambda day: FoundValue(None), ())
    asked = [base for base in bases if base.kind is indicator.base_kind and indicator.base_level in (None, base.level)]

    def on(day: date) -> FoundValue:
        reached = [(base, entry) for base in asked if (entry := base.stage_on(day)) is not None]
        standing = tuple(RegisteredBase(base, entry) for base, entry in reached if base.counts_on(day))
        return FoundValue(
            Decimal(len(standing)), standing, any(entry.stage is not Stage.revoked for _, entry in reached)
        )

    days = {entry.on for base in asked for entry in base.stages if entry.on is not None}
    days |= {base.valid_until + timedelta(days=1) for base in asked if base.valid_until is not None}
    return ValueHistory(on, tuple(days))


def survey_history(surveys: Iterable[LiteracySurvey]) -> ValueHistory:
    """The rate of the latest survey. Its day is not known: it counts in its whole year, and is dated at its end."""
    ordered = sorted(surveys, key=lambda survey: survey.year)

    def on(day: date) -> FoundValue:
        latest = next((survey for survey in reversed(ordered) if survey.year <= day.year), None)
        return FoundValue(None) if latest is None else FoundValue(latest.rate, (latest,), begun=True)

    return ValueHistory(on, tuple(date(survey.year, 12, 31) for survey in ordered))


def returns_history(indicator: Indicator, facts: Iterable[IndicatorFact], units: Sequence[Unit]) -> ValueHistory:
    """What units reported of the indicator; of an annual one only what they reported of the day's own year.

    A share (%) is the newest one that anybody reported; counts are added up over units.
    """
    facts = sorted(facts, key=recency)
    names = {unit.id: unit.name for unit in units}

    def on(day: date) -> FoundValue:
        known = [
            fact
            for fact in facts
            if fact.period_ends <= day and (not indicator.annual or fact.period_ends.year == day.year)
        ]
        if indicator.unit in ("%", "％"):
            shares = [cell for fact in known if (cell := _cumulative(fact, names) or _of_period(fact, names))]
            cells = tuple(shares[-1:])
        else:
            cells = _added_up(known, units, names, day, of_year=indicator.annual)
        return FoundValue(sum((cell.value for cell in cells), Decimal(0)) if cells else None, cells, bool(cells))

    ends = {fact.period_ends for fact in facts}
    begins = {date(day.year, 1, 1) for day in ends} if indicator.annual else set()
    return ValueHistory(on, tuple(ends | begins))


def _added_up(
    facts: list[IndicatorFact], units: Sequence[Unit], names: dict[int, str], day: date, *, of_year: bool
) -> tuple[ReportedValue, ...]:
    succession = Succession(facts, units)
    cells: list[ReportedValue] = []
    reported: dict[int, list[IndicatorFact]] = {unit_id: [] for unit_id in names}
    for fact in facts:
        reported.setdefault(fact.unit_id, []).append(fact)
    for unit_id, of_unit in reported.items():
        if of_unit and not succession.superseded(unit_id, day):
            cells.extend(_of_unit(of_unit, names, of_year=of_year))
    return tuple(cells)


def _of_unit(facts: list[IndicatorFact], names: dict[int, str], *, of_year: bool) -> list[ReportedValue]:
    """The unit's newest cumulative value, and what it reported of later periods; where those overlap, the longest.

    Of a year (`of_year`) a cumulative value counts only where nothing else was reported: some units write what has come
    together since January, others since the plan began.
    """
    cells: list[ReportedValue] = []
    counted: list[tuple[date, date]] = []
    by_period = of_year and any(fact.period_value is not None for fact in facts)
    for fact in () if by_period else reversed(facts):
        if cell := _cumulative(fact, names):
            cells.append(cell)
            counted.append((date.min, fact.period_ends))
            break
    for fact in sorted(facts, key=lambda fact: _starts(fact) - fact.period_ends):
        cell = _of_period(fact, names)
        if cell is not None and all(fact.period_ends < first or _starts(fact) > last for first, last in counted):
            cells.append(cell)
            counted.append((_starts(fact), fact.period_ends))
    return cells


def _starts(fact: IndicatorFact) -> date:
    return period_starts(fact.period_code)


def _cumulative(fact: IndicatorFact, names: dict[int, str]) -> ReportedValue | None:
    if fact.cumulative is None:
        return None
    return _reported(fact, names, "cumulative", fact.cumulative)


def _of_period(fact: IndicatorFact, names: dict[int, str]) -> ReportedValue | None:
    if fact.period_value is None:
        return None
    return _reported(fact, names, "period_value", fact.period_value)


def _reported(fact: IndicatorFact, names: dict[int, str], field: str, value: Decimal) -> ReportedValue:
    trace, remark = fact.traces.get(field), fact.remarks.get(field, "")
    return ReportedValue(names.get(fact.unit_id, ""), value, field, fact.period_code, trace, remark)
