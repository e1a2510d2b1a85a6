"""Take in what units sent back: sure rows go in, doubts are kept, in one transaction (DESIGN 4.1 to 4.4)."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from lianping_desk.domain.long_work import Progress, no_progress
from lianping_desk.domain.received import ReadReturn
from lianping_desk.services.catalogue import catalogue
from lianping_desk.services.desk import Desk
from lianping_desk.services.periods.show_periods import period
from lianping_desk.services.returns.importing.archive import NoLongerTheSame, flush_originals, keep_originals
from lianping_desk.services.returns.importing.file_doubts import file_doubts
from lianping_desk.services.returns.importing.intake import Intake
from lianping_desk.services.returns.importing.new_files import new_files
from lianping_desk.services.returns.importing.versions import by_signature, older_than_known, undecided
from lianping_desk.services.returns.reading.read_files import read_files
from lianping_desk.store import imports, periods
from lianping_desk.store.base_reports import record_base_reports
from lianping_desk.store.decisions import reopen
from lianping_desk.store.received import standing_fields
from lianping_desk.store.received_tables import ImportRow, PeriodRow
from lianping_desk.store.steps import Writing


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did. `code` is None when there was nothing new in the files, and so nothing was stored.

    `superseded_rows` counts the stored rows of earlier files of which at least one field gave way to a newer file,
    `known_rows` those about bases that say only what the register says already: they are not stored again.
    """

    code: str | None
    files: tuple[ReadReturn, ...]
    stored_rows: int = 0
    kept_doubts: int = 0
    superseded_rows: int = 0
    already_imported: tuple[str, ...] = ()
    known_rows: int = 0


Place = tuple[int, int]
"""Ids of a unit and a period: whose return for when."""


@dataclass(slots=True)
class _Taking:
    """The state of one import while its files are taken in one after the other.

    `known` are the files that came in before, `taken` those of this import, both by unit and period.
    """

    intake: Intake
    periods: dict[str, PeriodRow]
    known: Mapping[Place, Sequence[imports.KnownFile]]
    received_on: date
    taken: defaultdict[Place, list[ReadReturn]] = field(default_factory=lambda: defaultdict(list))
    units_by_period: dict[int, set[int]] = field(default_factory=dict)


def import_files(
    desk: Desk,
    paths: Sequence[Path],
    period_code: str | None = None,
    progress: Progress = no_progress,
    *,
    read: Sequence[ReadReturn] | None = None,
    received_on: date | None = None,
    decide: Callable[[Writing, ImportRow], None] | None = None,
) -> ImportResult:
    """Import the files at `paths`; `read` are their readings from a preview, in the same order.

    The bytes go to the archive first, then one transaction stores all files. A file that came in before for the same
    period is left out and named in `already_imported`; one that is gone or changed since it was read is told among
    `files` as refused and costs nothing else (DeskError when it is the only one). `received_on` is the day they arrived
    (None: today). `decide` settles in the same transaction what she decided about the doubts of the import.
    """
    if period_code:
        period(desk, period_code)
    _require_writable(desk)
    paths = list(paths)
    readings = tuple(read) if read is not None else read_files(desk, paths, period_code, progress, keep=True)
    known = catalogue(desk)
    day = received_on or date.today()
    with desk.database.reading() as session:
        opened = {one.code: one for one in periods.periods(session, known.plan.id)}
        before = list(imports.known_files(session, [r.sha256 for r in readings], [p.id for p in opened.values()]))
    new, repeated = new_files(readings, {code: one.id for code, one in opened.items()}, before)
    names = tuple(read.file for read in repeated)
    if read is not None and (lost := _archive(desk, paths, readings, new, progress)):
        new = [one for one in new if one.sha256 not in lost]
        if not new:
            raise next(iter(lost.values()))
        readings = tuple(_lost(one, lost[one.sha256]) if one.sha256 in lost else one for one in readings)
    if not new:
        return ImportResult(None, readings, already_imported=names)
    flush_originals(desk.folder, {one.sha256 for one in new})
    with desk.database.writing(_why(new), desk.who) as session:
        code = imports.next_import_code(session, day)
        row = ImportRow(code=code, at=datetime.now())
        session.add(row)
        taking = _Taking(Intake(known), periods.period_rows(session, known.plan.id), _by_place(before), day)
        touched = [taking.periods[r.period.value].id for r in new if r.period and r.period.value in taking.periods]
        standing = standing_fields(session, touched)
        for number, one in enumerate(by_signature(new), start=1):
            progress(number, len(new), f"入库：{one.file}")
            _take(taking, row, one)
        session.flush()
        record_base_reports(session, taking.intake.reports)
        for period_id, unit_ids in taking.units_by_period.items():
            reopen(session, period_id, unit_ids)
        session.flush()
        if decide is not None:
            decide(session, row)
            session.flush()
        after = standing_fields(session, touched)
        superseded = sum(1 for key, fields in standing.items() if fields - after.get(key, frozenset()))
    intake = taking.intake
    return ImportResult(
        code, readings, intake.stored_rows, intake.kept_doubts, superseded, names, known_rows=intake.known_rows
    )


def _require_writable(desk: Desk) -> None:
    """DeskError where nothing can be stored: before a file is touched, not after a thousand were read."""
    with desk.database.writing("导入填报件", desk.who):
        return


def _by_place(files: Sequence[imports.KnownFile]) -> Mapping[Place, Sequence[imports.KnownFile]]:
    found: defaultdict[Place, list[imports.KnownFile]] = defaultdict(list)
    for file in files:
        if file.unit_id is not None and file.period_id is not None:
            found[file.unit_id, file.period_id].append(file)
    return found


def _archive(
    desk: Desk, paths: Sequence[Path], readings: Sequence[ReadReturn], new: Sequence[ReadReturn], progress: Progress
) -> Mapping[str, NoLongerTheSame]:
    """Keep the bytes before anything refers to them; originals that no import refers to do no harm."""
    wanted = {read.sha256 for read in new}
    found = {read.sha256: path for path, read in zip(paths, readings, strict=True) if read.sha256 in wanted}
    return keep_originals(desk.folder, [(path, sha256) for sha256, path in found.items()], progress)


def _lost(read: ReadReturn, trouble: NoLongerTheSame) -> ReadReturn:
    """A file that was read and is not there any more as it was: like one that cannot be read."""
    return ReadReturn(read.file, "", read.kind, refused=str(trouble))


def _take(taking: _Taking, row: ImportRow, read: ReadReturn) -> None:
    """Add one file to the import."""
    intake = taking.intake
    if read.refused is not None:
        for_when = taking.periods.get(read.period.value) if read.period else None
        whose = intake.places.unit_id(read.unit.value) if read.unit else None
        row.files.append(imports.file_row(read, whose, for_when.id if for_when else None, taking.received_on))
        return
    doubts = file_doubts(read, taking.periods)
    in_doubt = {doubt.field for doubt in doubts}
    unit_id = intake.places.unit_id(read.unit.value) if read.unit and "unit" not in in_doubt else None
    period = taking.periods[read.period.value] if read.period and "period" not in in_doubt else None
    if unit_id is not None and period is not None:
        place = unit_id, period.id
        version = older_than_known(read, taking.known.get(place, ())) or undecided(read, taking.taken[place])
        doubts = (*doubts, version) if version else doubts
        taking.taken[place].append(read)
    file = imports.file_row(read, unit_id, period.id if period else None, taking.received_on)
    row.files.append(file)
    intake.take_file(file, read, doubts, period)
    if period is not None:
        units = {intake.places.unit_id(one.unit) for one in read.rows if one.unit} | {unit_id}
        taking.units_by_period.setdefault(period.id, set()).update(one for one in units if one is not None)


def _why(new: Sequence[ReadReturn]) -> str:
    return f"导入填报件“{new[0].file}”" if len(new) == 1 else f"导入{len(new)}份填报件"
