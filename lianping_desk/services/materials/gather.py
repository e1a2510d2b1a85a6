"""Gather the materials of a meeting pack, or a single one, as values."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from lianping_desk.domain.materials.overview import overview
from lianping_desk.domain.materials.pack import Material, Pack, Part
from lianping_desk.services.desk import Desk
from lianping_desk.services.materials.asked import Asked, asked
from lianping_desk.services.materials.division import gather_division
from lianping_desk.services.materials.ledger import gather_late_list, gather_ledger
from lianping_desk.services.materials.schedule import gather_schedule
from lianping_desk.services.materials.targets import gather_targets
from lianping_desk.services.materials.task_sheets import gather_task_sheets
from lianping_desk.services.status.status import status

_GATHER: Mapping[Part, Callable[[Desk, Asked], Material]] = {
    Part.division: gather_division,
    Part.schedule: gather_schedule,
    Part.targets: gather_targets,
    Part.ledger: gather_ledger,
    Part.late_list: gather_late_list,
    Part.task_sheets: gather_task_sheets,
}


def gather_pack(
    desk: Desk,
    as_of: date,
    period_code: str | None = None,
    parts: Sequence[Part] = tuple(Part),
    units: Sequence[str] | None = None,
) -> Pack:
    """The materials `parts` in this order, as of `as_of`; `units` limits them to units of these names.

    Without `period_code` the ledger is that of the latest period that began before `as_of`. DeskError when there is no
    plan, or no such period or unit.
    """
    about = asked(desk, as_of, period_code, units)
    materials = tuple(_GATHER[part](desk, about) for part in parts)
    heading = materials[0].heading if len(materials) == 1 else about.heading("联席会议材料", with_period=True)
    said = overview(status(desk, as_of), materials) if len(materials) > 1 else ()
    return Pack(heading, materials, said, about.legend)
