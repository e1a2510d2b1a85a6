"""What returns report about bases, recorded in the register with the cell it came from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from lianping_desk.domain.base import BaseKind, BaseLevel, Stage
from lianping_desk.store.base_rows import find_base
from lianping_desk.store.received_tables import ReceivedFileRow
from lianping_desk.store.regions import current_region
from lianping_desk.store.tables import BaseRow, BaseStageRow
from lianping_desk.store.units import unit_with_spelling


@dataclass(frozen=True, slots=True)
class BaseReport:
    """What one row of `file` says about a title; `cell` holds its stage, or its name where it has no stage.

    `reported_by` is the last day of the period that was reported on.
    """

    file: ReceivedFileRow
    name: str
    kind: BaseKind
    level: BaseLevel
    stage: Stage | None
    on: date | None
    host: str
    town: str
    certificate: str
    valid_until: date | None
    reported_by: date
    sheet: str | None
    cell: str
    text: str


def record_base_reports(session: Session, reports: Iterable[BaseReport]) -> None:
    """Record the reports in their order; their files must have been flushed.

    A title is found by name and level, or added; `kind` counts only then. What the register already says is kept,
    except that a new 认定 or 复核 may move `valid_until` on.
    """
    for report in reports:
        _record(session, report)


def _record(session: Session, report: BaseReport) -> None:
    row = find_base(session, report.name, report.level)
    if row is None:
        row = BaseRow(region=current_region(session), name=report.name.strip(), kind=report.kind, level=report.level)
        session.add(row)
    unit = unit_with_spelling(session, report.host) if report.host else None
    row.host = row.host or report.host
    row.host_unit_id = row.host_unit_id or (unit.id if unit else None)
    row.town = row.town or report.town
    row.certificate = row.certificate or report.certificate
    has_new_title = report.stage is not None and _record_stage(row, report.stage, report) and report.stage.counts
    until = report.valid_until
    if until and (row.valid_until is None or (has_new_title and until > row.valid_until)):
        row.valid_until = until
    session.flush()


def _record_stage(row: BaseRow, stage: Stage, report: BaseReport) -> bool:
    """Whether the stage was added; a known one that had no day yet gets the day and its cell instead.

    A stage without a day, on a title whose other stages have days, is held to be of the end of the period: before them
    it would be lost.
    """
    same = [entry for entry in row.stages if entry.stage is stage]
    if any(report.on is None or entry.on == report.on for entry in same):
        return False
    undated = next((entry for entry in same if entry.on is None), None)
    entry = undated or BaseStageRow(stage=stage)
    entry.on = report.on or (report.reported_by if any(other.on for other in row.stages) else None)
    entry.file_id, entry.sheet, entry.cell, entry.cell_text = report.file.id, report.sheet, report.cell, report.text
    if undated is None:
        row.stages.append(entry)
    return undated is None
