"""What she chose to have made for a meeting, or to be exported."""

from dataclasses import dataclass
from datetime import date

from lianping_desk.domain.materials.pack import Part
from lianping_desk.domain.materials.paper import AS_USUAL, Layout
from lianping_desk.domain.work import Meeting


@dataclass(frozen=True, slots=True)
class Chosen:
    """The materials `parts` in this order, as of a day.

    `meeting` gives a pack its name. `period_code` is "" for the latest period that was over, or due, on the day.
    `units` are the names of those that the materials are limited to, () for all; a preview limits only its task sheets.
    """

    as_of: date
    parts: tuple[Part, ...] = tuple(Part)
    meeting: Meeting | None = None
    period_code: str = ""
    units: tuple[str, ...] = ()
    layout: Layout = AS_USUAL
