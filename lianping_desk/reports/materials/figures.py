"""Every figure of a pack that was read from a file, with its cell: what the appendix 数据来源 lists."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lianping_desk.domain.base import Base, StageEntry
from lianping_desk.domain.materials.ledger import Ledger, LedgerRow, LedgerValue
from lianping_desk.domain.materials.pack import Pack, TaskSheets
from lianping_desk.domain.materials.report import ProgressReport
from lianping_desk.domain.materials.schedule import ScheduleSheet
from lianping_desk.domain.materials.targets import RegisterLine, TargetSheet
from lianping_desk.domain.received import FIELD_NAMES
from lianping_desk.domain.status import IndicatorStatus, RegisteredBase, ReportedValue, TaskStatus
from lianping_desk.domain.trace import CellTrace

_FIGURES = ("percent", "people", "sessions", "funds", "period_value", "cumulative")


@dataclass(frozen=True, slots=True)
class Figure:
    """One cell behind a figure: whose it is, what it is about, which field of it the cell holds."""

    trace: CellTrace
    unit: str
    subject: str
    field: str


def figures(pack: Pack) -> Iterator[Figure]:
    """In the order of the materials; a cell that serves several of them comes several times."""
    for material in pack.materials:
        match material:
            case ProgressReport():
                yield from _of_tasks(material.status.tasks)
                yield from _of_indicators(material.status.indicators)
            case Ledger():
                yield from _of_ledger(material)
            case ScheduleSheet():
                yield from _of_tasks(line.status for line in material.schedule.lines)
            case TargetSheet():
                yield from _of_indicators(material.indicators)
                yield from _of_register(material.register)
            case TaskSheets():
                for sheet in material.sheets:
                    yield from _of_tasks(task.status for task in (*sheet.leads, *sheet.joins))
                    yield from _of_indicators(sheet.indicators)


def _of_ledger(ledger: Ledger) -> Iterator[Figure]:
    for row in ledger.rows:
        yield from _reported(row, _task_subject(row.task_no, row.measure))
    for value in ledger.values:
        yield from _reported(value, value.indicator)


def _task_subject(no: int, measure: str) -> str:
    return f"任务{no}：{measure}" if measure else f"任务{no}"


def _reported(row: LedgerRow | LedgerValue, subject: str) -> Iterator[Figure]:
    for name in _FIGURES:
        if trace := row.traces.get(name):
            yield Figure(trace, row.unit, subject, FIELD_NAMES[name])


def _of_tasks(tasks: Iterable[TaskStatus]) -> Iterator[Figure]:
    for status in tasks:
        measures = {measure.id: measure.title for measure in status.task.measures}
        for source in status.sources:
            if source.trace:
                subject = _task_subject(status.task.no, measures.get(source.measure_id or 0, ""))
                yield Figure(source.trace, source.unit, subject, FIELD_NAMES["percent"])


def _of_indicators(indicators: Iterable[IndicatorStatus]) -> Iterator[Figure]:
    for status in indicators:
        for source in status.sources:
            match source:
                case ReportedValue(trace=CellTrace() as trace):
                    yield Figure(trace, source.unit, status.indicator.title, FIELD_NAMES[source.field])
                case RegisteredBase():
                    yield from _of_title(source.base, source.entry)


def _of_register(register: Iterable[RegisterLine]) -> Iterator[Figure]:
    for line in register:
        yield from _of_title(line.base, line.entry)


def _of_title(base: Base, entry: StageEntry) -> Iterator[Figure]:
    if entry.trace:
        yield Figure(entry.trace, base.host, base.name, entry.stage.chinese)
