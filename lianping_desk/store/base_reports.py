"""What returns report about bases, recorded in the register with the cell it came from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from lianping_desk.domain.base import BaseKind, BaseLevel, Stage
from lianping_desk.store.bases import SourceCell, record_stage
from lianping_desk.store.received_tables import ReceivedFileRow
from lianping_desk.store.units import unit_with_spelling


@dataclass(frozen=True, slots=True)
class BaseReport:
    """One row about a base, read from `cell` of `file`; see `record_stage` for what it does to the register."""

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
    """Record the reports in their order; their files must have been flushed."""
    for report in reports:
        unit = unit_with_spelling(session, report.host) if report.host else None
        record_stage(
            session,
            report.name,
            report.kind,
            report.level,
            report.stage,
            report.on,
            host=report.host,
            host_unit_id=unit.id if unit else None,
            town=report.town,
            certificate=report.certificate,
            valid_until=report.valid_until,
            reported_by=report.reported_by,
            source=SourceCell(report.file.id, report.sheet, report.cell, report.text),
        )
