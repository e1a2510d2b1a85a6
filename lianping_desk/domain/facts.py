"""What units have reported, as it stands: the newest file speaks, field by field, and every value knows its cell.

The law of supersession: of several files about the same subject (one unit, period, task and measure; or one unit,
period and indicator) each field is taken from the newest file that has it. A field that a newer file leaves empty keeps
the older value. Rows of one file never displace one another. Nothing is deleted: take the newer file back, and the
older values stand again.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lianping_desk.domain.received import CellValue
from lianping_desk.domain.trace import CellTrace

NewestFiles = Mapping[tuple[Hashable, str], int]
"""For a subject and a field: the number of the newest file that has a value there."""


def newest_files(rows: Iterable[tuple[Hashable, int, Iterable[str]]]) -> NewestFiles:
    """Which file speaks for each field; `rows` are (subject, number of the file, fields that have a value)."""
    newest: dict[tuple[Hashable, str], int] = {}
    for subject, file, fields in rows:
        for field in fields:
            newest[subject, field] = max(file, newest.get((subject, field), file))
    return newest


@dataclass(frozen=True, slots=True)
class ProgressFact:
    """What one row of a return says about a task, as far as no newer file of the unit and period says otherwise.

    `values` holds the standing fields of domain.received.PROGRESS_FIELDS (percent 0-100, funds in 万元), `traces` their
    cells, `remarks` what was understood or corrected on the way. `received` grows with the order of receipt: of two
    facts the one with the greater number came later. `row_id` names the stored row.
    """

    unit_id: int
    period_code: str
    period_ends: date
    task_id: int
    measure_id: int | None
    values: Mapping[str, CellValue]
    traces: Mapping[str, CellTrace]
    remarks: Mapping[str, str]
    received: int
    row_id: int

    @property
    def percent(self) -> Decimal | None:
        return _number(self.values, "percent")

    @property
    def state(self) -> str | None:
        """The word of the cell, as written."""
        found = self.values.get("state")
        return str(found) if found is not None else None

    @property
    def trace(self) -> CellTrace | None:
        """The cell of the per cent; where none stands, of the first field that does."""
        return self.traces.get("percent") or next(iter(self.traces.values()), None)


@dataclass(frozen=True, slots=True)
class IndicatorFact:
    """What one row of a return says about an indicator; `period_value` and `cumulative` in the indicator's own unit."""

    unit_id: int
    period_code: str
    period_ends: date
    indicator_id: int
    values: Mapping[str, CellValue]
    traces: Mapping[str, CellTrace]
    remarks: Mapping[str, str]
    received: int
    row_id: int

    @property
    def period_value(self) -> Decimal | None:
        return _number(self.values, "period_value")

    @property
    def cumulative(self) -> Decimal | None:
        return _number(self.values, "cumulative")

    @property
    def trace(self) -> CellTrace | None:
        """The cell of the cumulative value; where none stands, of the period's value."""
        return self.traces.get("cumulative") or self.traces.get("period_value")


def _number(values: Mapping[str, CellValue], field: str) -> Decimal | None:
    found = values.get(field)
    return found if isinstance(found, Decimal) else None
