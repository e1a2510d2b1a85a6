"""What of a unit's return can go back to it: every cell of its newest file, the doubtful ones first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lianping_desk.domain.ledger import MarkedCell
from lianping_desk.domain.period import Period
from lianping_desk.domain.plan import Plan
from lianping_desk.domain.received import FIELD_NAMES
from lianping_desk.domain.unit import Unit
from lianping_desk.services.catalogue import catalogue
from lianping_desk.services.desk import Desk
from lianping_desk.services.periods.show_periods import period
from lianping_desk.services.returns.unit_return.stored_versions import StoredVersion, carried_units, stored_versions


@dataclass(frozen=True, slots=True)
class ReturnableCell:
    """A cell that may go back. `cell.why` says what is wrong; "" for a value that nobody has doubted.

    `subject` is the task, indicator or base in her words, `remark` what the reader noted beside a value.
    """

    cell: MarkedCell
    subject: str
    remark: str
    in_doubt: bool

    @property
    def id(self) -> tuple[str | None, str, str]:
        return self.cell.sheet, self.cell.cell, self.cell.field

    @property
    def field_name(self) -> str:
        return FIELD_NAMES.get(self.cell.field, self.cell.field)

    @property
    def address(self) -> str:
        cell = self.cell
        return f"{cell.sheet}!{cell.cell}" if cell.sheet and cell.cell else cell.cell or "整份表"


@dataclass(frozen=True, slots=True)
class ReturnableFile:
    """The newest file of a unit for a period, with its cells."""

    unit: Unit
    period: Period
    file_id: int
    name: str
    sha256: str
    received_on: date
    cells: tuple[ReturnableCell, ...]

    @property
    def doubtful(self) -> tuple[ReturnableCell, ...]:
        return tuple(one for one in self.cells if one.in_doubt)


def returnable_file(desk: Desk, unit_id: int, period_code: str) -> ReturnableFile | None:
    """The file that would go back; None when nothing readable has come. DeskError when the period is not open."""
    asked, known = period(desk, period_code), catalogue(desk)
    versions = stored_versions(desk, known, asked, carried_units(known.units, unit_id, asked))
    if not versions:
        return None
    newest = versions[-1]
    cells = sorted(_cells(newest, known.plan), key=lambda one: not one.in_doubt)
    unit = next(unit for unit in known.units if unit.id == unit_id)
    return ReturnableFile(unit, asked, newest.file_id, newest.name, newest.sha256, newest.received_on, tuple(cells))


def _cells(version: StoredVersion, plan: Plan) -> Iterator[ReturnableCell]:
    """Doubts about the file and its rows, then the values as they stand in the file."""
    told = set()
    for (subject, field), said in version.says.items():
        place = (said.trace.sheet, said.trace.cell, field)
        if place in told:  # a merged cell speaks for several rows
            continue
        told.add(place)
        marked = MarkedCell(said.trace.sheet, said.trace.cell, field, said.trace.text, said.doubt, subject.about)
        yield ReturnableCell(marked, subject.title(plan), said.remark, in_doubt=said.value is None)
    for doubt in version.doubts:
        if doubt.field and (doubt.sheet, doubt.cell, doubt.field) not in told:
            marked = MarkedCell(doubt.sheet, doubt.cell, doubt.field, doubt.text, doubt.why, {})
            yield ReturnableCell(marked, "", "", in_doubt=True)
