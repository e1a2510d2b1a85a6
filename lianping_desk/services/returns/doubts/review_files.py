"""Files as she reviews them: what was read, what is in doubt, whether they came in before. Nothing is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lianping_desk.domain.day_text import written_day
from lianping_desk.domain.received import Doubt, ReadReturn
from lianping_desk.services.catalogue import catalogue
from lianping_desk.services.desk import Desk
from lianping_desk.services.periods.show_periods import periods
from lianping_desk.services.returns.doubts.show_doubts import ShownDoubt, doubts_of, waiting_doubts
from lianping_desk.services.returns.importing.archive import find_original
from lianping_desk.services.returns.importing.file_doubts import file_doubts, sure_rows
from lianping_desk.services.returns.importing.versions import by_signature, older_than_known, undecided
from lianping_desk.services.returns.reading.stored_reading import stored_reading
from lianping_desk.services.returns.unit_return.compare_resubmission import Resubmission, compare_resubmission
from lianping_desk.store import imports
from lianping_desk.store.periods import period_by_id
from lianping_desk.store.stored_returns import EarlierImport, earlier_imports, stored_files


@dataclass(frozen=True, slots=True)
class ReviewedFile:
    """One file on the review: where it lies (None: nowhere any more), what was read, and its doubts in their order.

    `note` says what else she should know of it; with `repeated` it will not come in a second time. `earlier` is the
    number of other files of its unit and period that came in before; `again` says what was put right of a return that
    had gone back. `file_id` is its number in the database when it came in already.
    """

    number: int
    path: Path | None
    read: ReadReturn
    doubts: tuple[ShownDoubt, ...]
    note: str = ""
    repeated: bool = False
    earlier: int = 0
    again: tuple[Resubmission, ...] = ()
    file_id: int | None = None

    @property
    def sure_rows(self) -> int:
        """Rows that go in without any word of hers."""
        return 0 if self.repeated else len(sure_rows(self.read, [one.doubt for one in self.doubts]))


def review_reads(desk: Desk, paths: Sequence[Path], reads: Sequence[ReadReturn]) -> tuple[ReviewedFile, ...]:
    """Files that were only read, each with every doubt that importing it would keep."""
    opened = {one.code: one.id for one in periods(desk)}
    with desk.database.reading() as session:
        known = imports.known_files(session, [read.sha256 for read in reads], list(opened.values()))
        before = earlier_imports(session, {read.sha256 for read in reads})
    units = {unit.name: unit.id for unit in catalogue(desk).units}
    versions = _version_doubts(reads, known, units, opened)
    seen: dict[tuple[str, str], str] = {}
    found: list[ReviewedFile] = []
    for number, (path, read) in enumerate(zip(paths, reads, strict=True)):
        note, repeated = _note(read, before)
        if not repeated and not read.refused:
            same = seen.setdefault((read.sha256, _code(read)), read.file)
            repeated = any(one.read.sha256 == read.sha256 and one.read.file == same for one in found)
            note = f"与“{same}”是同一份文件，只导入一次。" if repeated else note
        doubts: tuple[ShownDoubt, ...] = ()
        if not repeated and not read.refused:
            doubts = doubts_of(read, (*file_doubts(read, opened), *versions.get(number, ())))
        earlier = 0 if repeated else _earlier(read, known, units, opened)
        again = compare_resubmission(desk, read) if earlier else ()
        if earlier and not note:
            note = f"这一期已经收到过 {earlier} 份，这一份是更正件。"
            note = "".join(one.summary for one in again) or note
        found.append(ReviewedFile(number, path, read, doubts, note, repeated, earlier, again))
    return tuple(found)


def _earlier(
    read: ReadReturn, known: Sequence[imports.KnownFile], units: Mapping[str, int], opened: Mapping[str, int]
) -> int:
    """How many other files of its unit and period came in before."""
    if read.refused or not (read.unit and read.period and read.period.sure):
        return 0
    place = (units.get(read.unit.value), opened.get(read.period.value))
    return sum(1 for one in known if (one.unit_id, one.period_id) == place and one.sha256 != read.sha256)


def review_stored(desk: Desk, period_code: str | None = None) -> tuple[ReviewedFile, ...]:
    """The files that came in before and have open doubts: of a period and of no known one, or (None) of all."""
    waiting = waiting_doubts(desk, period_code)
    by_file: dict[int, list[ShownDoubt]] = {}
    for one in waiting:
        by_file.setdefault(one.file_id, []).append(one)
    known = catalogue(desk)
    found = []
    with desk.database.reading() as session:
        for number, file in enumerate(stored_files(session, by_file)):
            period = period_by_id(session, file.period_id)
            read = stored_reading(file, known, period.code if period else None)
            path = find_original(desk.folder, file.sha256)
            note = f"{written_day(file.received_on)}收到"
            found.append(ReviewedFile(number, path, read, tuple(by_file[file.id]), note, file_id=file.id))
    return tuple(found)


def _code(read: ReadReturn) -> str:
    return read.period.value if read.period and read.period.sure else ""


def _note(read: ReadReturn, before: Sequence[EarlierImport]) -> tuple[str, bool]:
    """What is known of the same bytes, and whether they came in for the same period."""
    for one in before:
        if one.sha256 == read.sha256 and one.refused == (read.refused is not None):
            if read.refused:
                return f"{written_day(one.received_on)}登记过。", False
            if _code(read) in ("", one.period_code):
                return f"{written_day(one.received_on)}已经导入过（{one.code}），不会重复入库。", True
    return "", False


def _version_doubts(
    reads: Sequence[ReadReturn],
    known: Sequence[imports.KnownFile],
    units: Mapping[str, int],
    opened: Mapping[str, int],
) -> Mapping[int, tuple[Doubt, ...]]:
    """For each file that is not surely the newest of its unit and period: the doubt that says so."""
    numbers = {id(read): number for number, read in enumerate(reads)}
    found: dict[int, tuple[Doubt, ...]] = {}
    earlier: dict[tuple[str, str], list[ReadReturn]] = {}
    for read in by_signature(reads):
        if read.refused or not (read.unit and read.unit.sure and read.period and read.period.sure):
            continue
        about = (read.unit.value, read.period.value)
        place = (units.get(about[0]), opened.get(about[1]))
        same = [file for file in known if (file.unit_id, file.period_id) == place and file.sha256 != read.sha256]
        others = [one for one in earlier.get(about, ()) if one.sha256 != read.sha256]
        doubt = older_than_known(read, same) or undecided(read, others)
        if doubt is not None:
            found[numbers[id(read)]] = (doubt,)
        earlier.setdefault(about, []).append(read)
    return found
