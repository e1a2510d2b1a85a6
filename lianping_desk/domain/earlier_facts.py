"""What a unit reported before, as far as a new return of it is held against it (domain/earlier_checks.py)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from lianping_desk.domain.facts import IndicatorFact, ProgressFact
from lianping_desk.domain.period import Period, parse_period
from lianping_desk.domain.received import CellValue

_Fact = ProgressFact | IndicatorFact
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

    `standing` are its values for the very period, from an earlier version: undisputed, or decided by her.
    `others` are the figures of other units for the same period or the one beside it, of fields that it has none of.
    """

    last: Mapping[str, EarlierValue] = field(default_factory=dict)
    standing: Mapping[str, CellValue] = field(default_factory=dict)
    others: Mapping[str, Sequence[Decimal]] = field(default_factory=dict)


class EarlierReports:
    """Everything that stands of the periods of a plan, asked for row by row: a thousand returns have ten thousand."""

    def __init__(self, facts: Iterable[_Fact]) -> None:
        self._facts: dict[FactKey, dict[int, list[_Fact]]] = {}
        self._periods: dict[str, Period] = {}
        self._figures: dict[tuple[FactKey, str], dict[str, list[tuple[int, Decimal]]]] = {}
        self._told: dict[tuple[FactKey, frozenset[int], str], Earlier] = {}
        for fact in sorted(facts, key=lambda one: (one.period_ends, one.received)):
            self._facts.setdefault(_key(fact), {}).setdefault(fact.unit_id, []).append(fact)
            if fact.period_code not in self._periods:
                self._periods[fact.period_code] = parse_period(fact.period_code)

    def __bool__(self) -> bool:
        return bool(self._facts)

    def about(self, key: FactKey, unit_ids: frozenset[int], period: Period) -> Earlier:
        """What these units (one, and those whose duties it carries) and the others said before the end of `period`.

        Others are only told of fields of which the unit has no value of its own.
        """
        asked = (key, unit_ids, period.code)
        if asked not in self._told:
            self._told[asked] = self._about(key, unit_ids, period) if key in self._facts else Earlier()
        return self._told[asked]

    def _about(self, key: FactKey, unit_ids: frozenset[int], period: Period) -> Earlier:
        by_unit = self._facts[key]
        mine = [one for unit in unit_ids for one in by_unit.get(unit, ())]
        own = [one for one in mine if one.period_ends < period.ends]
        standing = {name: value for one in mine if one.period_code == period.code for name, value in one.values.items()}
        last = self._last(own if len(unit_ids) == 1 else sorted(own, key=lambda one: (one.period_ends, one.received)))
        others = {
            name: [value for unit, value in values if unit not in unit_ids]
            for name, values in self._near(key, period).items()
            if name not in last
        }
        return Earlier(last, standing, others)

    def _last(self, own: Sequence[_Fact]) -> dict[str, EarlierValue]:
        """The newest value of each field; where a period has several rows about the subject, only texts are told."""
        found: dict[str, EarlierValue] = {}
        rows = Counter(one.period_code for one in own)
        for fact in own:
            for name, value in fact.values.items():
                if rows[fact.period_code] == 1 or isinstance(value, str):
                    found[name] = EarlierValue(value, self._periods[fact.period_code])
        return found

    def _near(self, key: FactKey, period: Period) -> dict[str, list[tuple[int, Decimal]]]:
        """The figures of all units for the period or the one beside it, with their unit, by field."""
        found = self._figures.get((key, period.code))
        if found is None:
            found = self._figures[key, period.code] = {}
            for fact in (one for facts in self._facts[key].values() for one in facts):
                if not _are_near(self._periods[fact.period_code], period):
                    continue
                for name, value in fact.values.items():
                    if isinstance(value, int | Decimal):
                        found.setdefault(name, []).append((fact.unit_id, Decimal(value)))
        return found


def _are_near(other: Period, period: Period) -> bool:
    is_beside = (other.starts - period.ends).days <= 1 and (period.starts - other.ends).days <= 1
    return is_beside and are_alike_long(other, period)


def are_alike_long(one: Period, other: Period) -> bool:
    """Whether figures of the two periods may be compared: a year is not held against a month."""
    days = sorted((period.ends - period.starts).days + 1 for period in (one, other))
    return days[1] <= 2.1 * days[0]


def _key(fact: _Fact) -> FactKey:
    if isinstance(fact, ProgressFact):
        return "progress", fact.task_id, fact.measure_id
    return "indicator", fact.indicator_id, None
