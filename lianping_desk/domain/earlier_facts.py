"""What a unit reported before, as far as a new return of it is held against it (domain/earlier_checks.py)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from lianping_desk.domain.facts import IndicatorFact, ProgressFact
from lianping_desk.domain.period import Period, parse_period
from lianping_desk.domain.received import CellValue

FactKey = tuple[str, int, int | None]
"""What a fact is about: "progress" with ids of task and measure, or "indicator" with its id."""


@dataclass(frozen=True, slots=True)
class EarlierValue:
    """A value that stands from an earlier period."""

    value: CellValue
    period: Period

    @property
    def number(self) -> Decimal | None:
        return Decimal(str(self.value)) if isinstance(self.value, int | float | Decimal) else None


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was said before about one row's subject. `last` is the unit's own newest value of each field.

    `others` are the values of other units for the same period or the one before.
    """

    last: Mapping[str, EarlierValue] = field(default_factory=dict)
    others: Mapping[str, Sequence[Decimal]] = field(default_factory=dict)


class EarlierReports:
    """Everything that stands of the periods of a plan, asked for row by row."""

    def __init__(self, facts: Iterable[ProgressFact | IndicatorFact]) -> None:
        self._facts: dict[FactKey, list[ProgressFact | IndicatorFact]] = {}
        self._periods: dict[str, Period] = {}
        for fact in facts:
            self._facts.setdefault(_key(fact), []).append(fact)
            if fact.period_code not in self._periods:
                self._periods[fact.period_code] = parse_period(fact.period_code)

    def __bool__(self) -> bool:
        return bool(self._facts)

    def about(self, key: FactKey, unit_ids: Iterable[int], period: Period) -> Earlier:
        """What these units (one, and those whose duties it carries) and the others said before the end of `period`."""
        mine, found = frozenset(unit_ids), self._facts.get(key, ())
        own = [fact for fact in found if fact.unit_id in mine and fact.period_ends < period.ends]
        return Earlier(self._last(own), self._others(found, mine, period))

    def _last(self, own: Sequence[ProgressFact | IndicatorFact]) -> dict[str, EarlierValue]:
        """The newest value of each field; where a period has several rows about the subject, only texts are told."""
        found: dict[str, EarlierValue] = {}
        for fact in sorted(own, key=lambda one: (one.period_ends, one.received)):
            is_alone = sum(one.period_code == fact.period_code for one in own) == 1
            for name, value in fact.values.items():
                if is_alone or isinstance(value, str):
                    found[name] = EarlierValue(value, self._periods[fact.period_code])
        return found

    def _others(
        self, found: Sequence[ProgressFact | IndicatorFact], mine: frozenset[int], period: Period
    ) -> dict[str, list[Decimal]]:
        values: dict[str, list[Decimal]] = {}
        for fact in found:
            other = self._periods[fact.period_code]
            is_near = (other.starts - period.ends).days <= 1 and (period.starts - other.ends).days <= 1
            if fact.unit_id in mine or not is_near or not are_alike_long(other, period):
                continue
            for name, value in fact.values.items():
                if isinstance(value, int | Decimal):
                    values.setdefault(name, []).append(Decimal(value))
        return values


def are_alike_long(one: Period, other: Period) -> bool:
    """Whether figures of the two periods may be compared: a year is not held against a month."""
    days = sorted((period.ends - period.starts).days + 1 for period in (one, other))
    return days[1] <= 2.1 * days[0]


def _key(fact: ProgressFact | IndicatorFact) -> FactKey:
    if isinstance(fact, ProgressFact):
        return "progress", fact.task_id, fact.measure_id
    return "indicator", fact.indicator_id, None
