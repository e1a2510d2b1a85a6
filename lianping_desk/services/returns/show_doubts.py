"""The doubts that wait for her, each with what stands around its cell."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lianping_desk.domain.received import ReadReturn
from lianping_desk.services.desk import Desk
from lianping_desk.store import doubts as store
from lianping_desk.store.doubts import StoredDoubt
from lianping_desk.store.plans import current_plan
from lianping_desk.store.units import all_units

Texts = Mapping[tuple[str | None, str], str]
"""The texts of cells by sheet and address, as far as they were read."""


@dataclass(frozen=True, slots=True)
class WaitingDoubt:
    """An open doubt, whose it is ("" while that is not known), and the texts around its cell."""

    doubt: StoredDoubt
    unit: str
    texts: Texts = field(compare=False, default_factory=dict)

    @property
    def id(self) -> int:
        return self.doubt.id


def waiting_doubts(desk: Desk, period_code: str | None = None) -> tuple[WaitingDoubt, ...]:
    """The open doubts of a period, and those of files whose period is not known; of all periods with None."""
    with desk.database.reading() as session:
        current_plan(session)
        names = {unit.id: unit.name for unit in all_units(session)}
        found = [
            one for one in store.open_doubts(session) if period_code in (None, one.period_code) or not one.period_code
        ]
        texts = store.texts_of_files(session, {one.file_id for one in found})
    return tuple(WaitingDoubt(one, names.get(one.unit_id or 0, ""), texts.get(one.file_id, {})) for one in found)


def texts_of(read: ReadReturn) -> Texts:
    """What is known of the cells of a file that was only read."""
    found: dict[tuple[str | None, str], str] = {}
    for doubt in read.doubts:
        if doubt.cell:
            found[doubt.sheet, doubt.cell] = doubt.text
    for row in read.rows:
        for name, cell in row.cells.items():
            found[row.sheet, cell] = row.texts.get(name, "")
        for doubt in row.doubts:
            found[doubt.sheet, doubt.cell] = doubt.text
    return found
