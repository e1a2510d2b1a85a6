"""What one unit has returned for a period: every value with its cell, and the files it came in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lianping_desk.domain.period import Period
from lianping_desk.domain.received import FIELD_NAMES, INDICATOR_FIELDS, PROGRESS_FIELDS, CellValue
from lianping_desk.domain.trace import CellTrace
from lianping_desk.domain.unit import Unit, successor_on
from lianping_desk.services.desk import Desk
from lianping_desk.services.periods.show_periods import period
from lianping_desk.store import ledger
from lianping_desk.store.indicators import indicators
from lianping_desk.store.plans import current_plan
from lianping_desk.store.received import indicator_facts, progress_facts
from lianping_desk.store.units import current_units
from lianping_desk.store.unreadable import unreadable_files


@dataclass(frozen=True, slots=True)
class ReturnedValue:
    """One value that stands. `table` (progress or indicator) and `row_id` name the stored row for a correction."""

    subject: str
    field: str
    value: CellValue
    trace: CellTrace
    remark: str
    table: str
    row_id: int

    @property
    def id(self) -> tuple[str, int, str]:
        return self.table, self.row_id, self.field

    @property
    def field_name(self) -> str:
        return FIELD_NAMES[self.field]


@dataclass(frozen=True, slots=True)
class ReturnedFile:
    """A file of the unit: when it came, who signed it, in which import; `refused` says why it could not be read."""

    id: int
    name: str
    sha256: str
    received_on: date
    signed_on: date | None
    reporter: str
    phone: str
    reviewer: str
    import_code: str
    refused: str = ""


@dataclass(frozen=True, slots=True)
class ShownReturn:
    """One unit's return for one period."""

    unit: Unit
    period: Period
    values: tuple[ReturnedValue, ...]
    files: tuple[ReturnedFile, ...]


def show_unit_return(desk: Desk, period_code: str, unit_id: int) -> ShownReturn:
    """The values and files of a unit, and of those whose duties it carries; DeskError when the period is not open."""
    asked = period(desk, period_code)
    with desk.database.reading() as session:
        plan, units = current_plan(session), current_units(session)
        by_id = {unit.id: unit for unit in units}
        carried = {unit.id for unit in units if successor_on(unit, by_id, asked.ends).id == unit_id} | {unit_id}
        titles = {one.id: one.title for one in indicators(session, plan.id)}
        progress = [f for f in progress_facts(session, plan.id, period_code=asked.code) if f.unit_id in carried]
        counted = [f for f in indicator_facts(session, plan.id, period_code=asked.code) if f.unit_id in carried]
        files = ledger.files_of_units(session, asked.id, carried)
        refused = [one for one in unreadable_files(session, [asked.id]) if one.period_id and one.unit_id in carried]
    tasks = {task.id: task for task in plan.tasks}
    values = []
    for fact in sorted(progress, key=lambda one: tasks[one.task_id].no):
        task = tasks[fact.task_id]
        measure = next((one.title for one in task.measures if one.id == fact.measure_id), "")
        subject = f"{task.no}. {task.title}" + (f"：{measure}" if measure else "")
        values += _values(subject, fact.values, fact.traces, fact.remarks, PROGRESS_FIELDS, "progress", fact.row_id)
    for one in counted:
        subject = titles.get(one.indicator_id, "")
        values += _values(subject, one.values, one.traces, one.remarks, INDICATOR_FIELDS, "indicator", one.row_id)
    shown_files = tuple(
        ReturnedFile(f.id, f.name, f.sha256, f.received_on, f.signed_on, f.reporter, f.phone, f.reviewer, code)
        for f, code in files
    )
    unread = tuple(
        ReturnedFile(one.id, one.name, one.sha256, one.received_on, None, "", "", "", "", one.refused)
        for one in reversed(refused)
    )
    return ShownReturn(by_id[unit_id], asked, tuple(values), (*shown_files, *unread))


def _values(
    subject: str,
    values: Mapping[str, CellValue],
    traces: Mapping[str, CellTrace],
    remarks: Mapping[str, str],
    fields: Sequence[str],
    table: str,
    row_id: int,
) -> list[ReturnedValue]:
    return [
        ReturnedValue(subject, field, values[field], traces[field], remarks.get(field, ""), table, row_id)
        for field in fields
        if field in values
    ]
