"""Doubts as she sees them, before and after an import: what, where, and why."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from lianping_desk.domain.received import FIELD_NAMES, Doubt, ReadReturn, ReadRow
from lianping_desk.services.desk import Desk
from lianping_desk.services.returns.importing.answers import doubt_key
from lianping_desk.services.returns.importing.base_news import doubts_of_row
from lianping_desk.services.returns.importing.file_doubts import rows_held_by
from lianping_desk.services.returns.importing.place_rows import waits
from lianping_desk.store import doubts as store
from lianping_desk.store.units import all_units


@dataclass(frozen=True, slots=True)
class ShownDoubt:
    """One doubt. `id` is its number in the database, or its key (answers.doubt_key) in a file that was only read.

    `unit` is "" while nobody knows whose it is; `waiting` rows go in only when it is settled. `file_id` is 0 in a file
    that was only read.
    """

    id: Hashable
    file: str
    sha256: str
    unit: str
    doubt: Doubt
    waiting: int
    file_id: int = 0

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
    return tuple(
        ShownDoubt(
            id=one.id,
            file=one.trace.file,
            sha256=one.trace.sha256,
            unit=names.get(one.unit_id or 0, ""),
            doubt=Doubt(one.trace.text, one.why, one.trace.cell, one.trace.sheet, one.row, one.field, one.candidates),
            waiting=one.waiting,
            file_id=one.file_id,
        )
        for one in found
    )


def doubts_of(read: ReadReturn, about_file: Iterable[Doubt]) -> tuple[ShownDoubt, ...]:
    """The doubts of a file as read, those about the whole file first; one that several rows share comes once."""
    found: dict[Hashable, ShownDoubt] = {}
    of_file = tuple(about_file)
    doubts: list[tuple[Doubt, ReadRow | None]] = [(doubt, None) for doubt in of_file]
    doubts += [(doubt, row) for row in read.rows for doubt in doubts_of_row(row)]
    for doubt, about in doubts:
        unit = (about.unit if about else None) or (read.unit.value if read.unit else "")
        waiting = int(waits(about, doubts_of_row(about))) if about else len(rows_held_by(doubt, of_file, read.rows))
        key = doubt_key(read, doubt)
        if key in found:
            waiting += found[key].waiting
        found[key] = ShownDoubt(key, read.file, read.sha256, unit, doubt, waiting)
    return tuple(found.values())
