"""Files that wait because it is in doubt whose they are, or which period they are for: they came in all the same."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from lianping_desk.domain.period import collected_on
from lianping_desk.store.periods import periods
from lianping_desk.store.plans import current_plan
from lianping_desk.store.read_once import read_once
from lianping_desk.store.received_tables import DoubtRow, ReceivedFileRow
from lianping_desk.store.units import current_units


@dataclass(frozen=True, slots=True)
class FileOfNoPeriod:
    """A file that is counted for the period being collected; `unit_ids` whose it is, `doubts` how many wait in it."""

    file_id: int
    period_id: int
    unit_ids: tuple[int, ...]
    received_on: date
    doubts: int


@dataclass(frozen=True, slots=True)
class WaitingFiles:
    """How many files wait for their unit or period, and those of known units that wait for their period only."""

    count: int
    of_no_period: tuple[FileOfNoPeriod, ...]


@read_once
def waiting_files(session: Session) -> WaitingFiles:
    """All files that wait as a whole until a doubt is settled."""
    file = ReceivedFileRow
    columns = (DoubtRow.file_id, DoubtRow.field, DoubtRow.candidates, DoubtRow.held_rows)
    query = (
        select(*columns, file.period_id, file.unit_id, file.received_on)
        .join(file, DoubtRow.file_id == file.id)
        .where(DoubtRow.settled.is_(None))
        .where(DoubtRow.field.in_(("unit", "period")) | file.period_id.is_(None))
        .order_by(DoubtRow.id)
    )
    found = session.execute(query).all()
    waiting = {row.file_id for row in found if row.field in ("unit", "period")}
    doubts = Counter(row.file_id for row in found)
    without = [row for row in found if row.field == "period" and row.period_id is None]
    if not without:
        return WaitingFiles(len(waiting), ())
    opened = periods(session, current_plan(session).id)
    ids = {unit.name: unit.id for unit in current_units(session)}
    counted = []
    for row in without:
        period = collected_on(opened, row.received_on, row.candidates)
        whose = {row.unit_id} | {ids.get(held["unit"]) for held in row.held_rows or ()}
        unit_ids = tuple(sorted(unit_id for unit_id in whose if unit_id is not None))
        if period is not None and unit_ids:
            counted.append(FileOfNoPeriod(row.file_id, period.id, unit_ids, row.received_on, doubts[row.file_id]))
    return WaitingFiles(len(waiting), tuple(counted))
