"""Doubts as she sees them, before and after an import: what, where, why, and what stands around the cell."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field

from lianping_desk.domain.known_cells import KnownCells
from lianping_desk.domain.received import FIELD_NAMES, Doubt, ReadReturn, ReadRow
from lianping_desk.services.desk import Desk
from lianping_desk.services.returns.answers import doubt_key
from lianping_desk.store import doubts as store
from lianping_desk.store.units import all_units


@dataclass(frozen=True, slots=True)
class ShownDoubt:
    """One doubt. `id` is its number in the database, or its key (answers.doubt_key) in a file that was only read.

    `unit` is "" while nobody knows whose it is; `waiting` rows go in only when it is settled.
    """

    id: Hashable
    file: str
    sha256: str
    unit: str
    doubt: Doubt
    waiting: int
    cells: KnownCells = field(compare=False)

    @property
    def address(self) -> str:
        """The cell with its sheet; "" where the whole file is meant."""
        doubt = self.doubt
        return f"{doubt.sheet}!{doubt.cell}" if doubt.sheet and doubt.cell else doubt.cell or doubt.sheet or ""

    @property
    def field_name(self) -> str:
        return FIELD_NAMES.get(self.doubt.field, "")


def waiting_doubts(desk: Desk, period_code: str | None = None) -> tuple[ShownDoubt, ...]:
    """The open doubts of a period and of files whose period is not known; with None those of all periods."""
    with desk.database.reading() as session:
        names = {unit.id: unit.name for unit in all_units(session)}
        found = [
            one for one in store.open_doubts(session) if not one.period_code or period_code in (None, one.period_code)
        ]
        cells = store.known_cells(session, {one.file_id for one in found})
    return tuple(
        ShownDoubt(
            id=one.id,
            file=one.trace.file,
            sha256=one.trace.sha256,
            unit=names.get(one.unit_id or 0, ""),
            doubt=Doubt(one.trace.text, one.why, one.trace.cell, one.trace.sheet, one.row, one.field, one.candidates),
            waiting=one.waiting,
            cells=cells[one.file_id],
        )
        for one in found
    )


def doubts_of(reads: Iterable[ReadReturn]) -> tuple[ShownDoubt, ...]:
    """The doubts of files as read; one that several rows share (a merged cell) comes once."""
    found: dict[Hashable, ShownDoubt] = {}
    for read in reads:
        cells = _cells(read)
        for doubt, row in _doubts(read):
            unit = (row.unit if row else None) or (read.unit.value if read.unit else "")
            waiting = int(row.held) if row else 0
            key = doubt_key(read, doubt)
            if key in found:
                waiting += found[key].waiting
            found[key] = ShownDoubt(key, read.file, read.sha256, unit, doubt, waiting, cells)
    return tuple(found.values())


def _doubts(read: ReadReturn) -> list[tuple[Doubt, ReadRow | None]]:
    return [*((doubt, None) for doubt in read.doubts), *((doubt, row) for row in read.rows for doubt in row.doubts)]


def _cells(read: ReadReturn) -> KnownCells:
    cells = KnownCells()
    for row in read.rows:
        cells.add_row(row.sheet, row.cells, row.texts)
    for doubt, _row in _doubts(read):
        cells.add(doubt.sheet, doubt.cell, doubt.text)
    return cells
