"""What the versions of a unit's return say differently, field by field, each with its file and cell."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lianping_desk.domain import versions as rules
from lianping_desk.domain.plan import Plan
from lianping_desk.domain.received import ReadReturn, ReadRow, TableKind
from lianping_desk.domain.versions import Change, Statement, Statements, statements_of, taken_together
from lianping_desk.services.catalogue import catalogue
from lianping_desk.services.desk import Desk
from lianping_desk.services.periods.show_periods import period, periods
from lianping_desk.services.returns.unit_return.stored_versions import StoredVersion, carried_units, stored_versions


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """One field that is not the same. `subject` is the task, indicator or base in her words.

    `before` and `after` hold value, text, file and cell; None where that version says nothing.
    """

    unit: str
    subject: str
    field: str
    field_name: str
    change: Change
    before: Statement | None
    after: Statement | None

    @property
    def id(self) -> tuple[str, str, str, str]:
        after = self.after or self.before
        return self.unit, self.subject, self.field, after.trace.address if after else ""


@dataclass(frozen=True, slots=True)
class VersionStep:
    """One file that came after others: what it says differently from what stood before it."""

    file: str
    received_on: date
    differences: tuple[FieldDifference, ...]


def differences(desk: Desk, unit_id: int, period_code: str) -> tuple[VersionStep, ...]:
    """The later versions of a unit's return, newest first, each held against all earlier ones together.

    Empty while there is only one. DeskError when the period is not open.
    """
    asked, known = period(desk, period_code), catalogue(desk)
    units = carried_units(known.units, unit_id, asked)
    versions = stored_versions(desk, known, asked, units)
    name = units[unit_id]
    steps = []
    for number, version in enumerate(versions[1:], start=1):
        before = taken_together(one.stored for one in versions[:number])
        shown = shown_differences(rules.differences(before, version.says), name, known.plan)
        steps.append(VersionStep(version.name, version.received_on, shown))
    return tuple(reversed(steps))


def differences_with(desk: Desk, read: ReadReturn) -> tuple[FieldDifference, ...]:
    """What a file that is about to be imported says differently from what is stored for its units and period.

    Empty where nothing is stored yet, the period is not known or not open, or this very file is stored. Bases are
    left out: the register says for itself where a return contradicts it.
    """
    known = catalogue(desk)
    asked = next((one for one in periods(desk) if read.period and one.code == read.period.value), None)
    if asked is None or read.refused is not None:
        return ()
    by_name = {unit.name: unit.id for unit in known.units}
    found: list[FieldDifference] = []
    for name, rows in rows_by_unit(read).items():
        if name not in by_name:
            continue
        units = carried_units(known.units, by_name[name], asked)
        before = _stored_before(stored_versions(desk, known, asked, units), read.sha256)
        if before:
            after = statements_of((row for row in rows if row.table is not TableKind.base), read.file, read.sha256)
            found += shown_differences(rules.differences(before, after), name, known.plan)
    return tuple(found)


def rows_by_unit(read: ReadReturn) -> dict[str, list[ReadRow]]:
    """The rows of a file by the unit that they are of, as far as that is known."""
    found: dict[str, list[ReadRow]] = {}
    for row in read.rows:
        name = row.unit or (read.unit.value if read.unit else "")
        found.setdefault(name, []).append(row)
    return found


def _stored_before(versions: Iterable[StoredVersion], sha256: str) -> Statements:
    """What stands, unless this very file has come in already."""
    stored = tuple(versions)
    if any(version.sha256 == sha256 for version in stored):
        return {}
    return taken_together(version.stored for version in stored)


def shown_differences(found: Iterable[rules.Difference], unit: str, plan: Plan) -> tuple[FieldDifference, ...]:
    """The differences with their subjects in her words."""
    return tuple(
        FieldDifference(unit, one.subject.title(plan), one.field, one.field_name, one.change, one.before, one.after)
        for one in found
    )
