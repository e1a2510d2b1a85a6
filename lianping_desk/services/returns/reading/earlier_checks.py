"""Hold returns that were just read against what their units reported for earlier periods."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from lianping_desk.domain.earlier_checks import findings, with_findings
from lianping_desk.domain.earlier_facts import Earlier, EarlierReports, FactKey
from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.facts import IndicatorFact, ProgressFact
from lianping_desk.domain.indicator import Indicator
from lianping_desk.domain.old_form import old_form, sent_again
from lianping_desk.domain.period import Period, parse_period
from lianping_desk.domain.received import Catalogue, ReadReturn, ReadRow, TableKind
from lianping_desk.domain.unit import successor_on
from lianping_desk.services.desk import Desk
from lianping_desk.services.returns.importing.place_rows import Places
from lianping_desk.store.periods import periods
from lianping_desk.store.received import indicator_facts, progress_facts


def with_earlier_checks(desk: Desk, known: Catalogue, reads: Sequence[ReadReturn]) -> tuple[ReadReturn, ...]:
    """The readings with the doubts and remarks that follow from earlier periods; unchanged where nothing is stored."""
    if not any(read.rows and read.period for read in reads):
        return tuple(reads)
    with desk.database.reading() as session:
        opened = periods(session, known.plan.id)
        facts: list[ProgressFact | IndicatorFact] = [*progress_facts(session, known.plan.id)]
        facts += indicator_facts(session, known.plan.id)
    checker = _Checker(known, opened, EarlierReports(facts))
    return tuple(checker.checked(read) for read in reads)


class _Checker:
    """Knows everything that was reported, and looks at one file after the other."""

    def __init__(self, known: Catalogue, opened: Sequence[Period], reports: EarlierReports) -> None:
        self._known = known
        self._opened = opened
        self._reports = reports
        self._places = Places(known)
        self._indicators = {one.title: one for one in known.indicators}
        self._units = {unit.id: unit for unit in known.units}
        self._carried: dict[date, dict[int, frozenset[int]]] = {}

    def checked(self, read: ReadReturn) -> ReadReturn:
        """The file with what its rows and its form say against earlier ones."""
        period = _period(read)
        if period is None:
            return read
        again = None
        if all(doubt.field != "period" for doubt in read.doubts):
            again = old_form(read, period, self._opened)
        rows = read.rows
        if self._reports:
            known = [(row, self._earlier(read, row, period)) for row in rows]
            rows = tuple(self._row(row, period, earlier) for row, earlier in known)
            if again is None and all(doubt.field != "period" for doubt in read.doubts):
                again = sent_again(period, [(row, earlier) for row, earlier in known if earlier is not None])
        return replace(read, rows=rows, doubts=(*read.doubts, again) if again else read.doubts)

    def _row(self, row: ReadRow, period: Period, earlier: Earlier | None) -> ReadRow:
        if earlier is None:
            return row
        return with_findings(row, findings(row, period, earlier, self._indicator(row)))

    def _earlier(self, read: ReadReturn, row: ReadRow, period: Period) -> Earlier | None:
        """What was said before about the row's subject; None where it is not certain what it is about, or whose."""
        key, units = self._key(row), self._unit_ids(read, row, period)
        return self._reports.about(key, units, period) if key is not None and units else None

    def _key(self, row: ReadRow) -> FactKey | None:
        placed = self._places.place(row, 1)
        if placed is None or row.table is TableKind.base:
            return None
        if row.table is TableKind.progress:
            return "progress", placed.task_id, placed.measure_id
        return "indicator", placed.indicator_id, None

    def _indicator(self, row: ReadRow) -> Indicator | None:
        return self._indicators.get(row.indicator or "") if row.table is TableKind.indicator else None

    def _unit_ids(self, read: ReadReturn, row: ReadRow, period: Period) -> frozenset[int]:
        """The unit of a row, and those whose duties it carries by then; none where it is not certain."""
        name = row.unit or (read.unit.value if read.unit and read.unit.sure else None)
        unit_id = self._places.unit_id(name)
        if unit_id is None:
            return frozenset()
        return self._carried_by(period.ends).get(unit_id, frozenset({unit_id}))

    def _carried_by(self, day: date) -> dict[int, frozenset[int]]:
        """By the unit that carries them on `day`: the units with their duties, and itself."""
        if day not in self._carried:
            found: dict[int, set[int]] = {}
            for one in self._known.units:
                carrier = successor_on(one, self._units, day).id
                found.setdefault(carrier, {carrier}).add(one.id)
            self._carried[day] = {unit_id: frozenset(ids) for unit_id, ids in found.items()}
        return self._carried[day]


def _period(read: ReadReturn) -> Period | None:
    if read.period is None or read.refused is not None:
        return None
    try:
        return parse_period(read.period.value)
    except DeskError:
        return None
