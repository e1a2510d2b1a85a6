"""Gather the materials of a meeting pack, or a single one, as values."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.materials.heading import Heading
from lianping_desk.domain.materials.leaves.lay import material_name
from lianping_desk.domain.materials.overview import overview
from lianping_desk.domain.materials.pack import Material, Pack, Part
from lianping_desk.domain.materials.prose import numeral
from lianping_desk.domain.materials.report import ProgressReport
from lianping_desk.services.desk import Desk
from lianping_desk.services.materials.agenda import gather_agenda
from lianping_desk.services.materials.asked import Asked, asked
from lianping_desk.services.materials.chosen import Chosen
from lianping_desk.services.materials.division import gather_division
from lianping_desk.services.materials.ledger import gather_late_list, gather_ledger
from lianping_desk.services.materials.report import gather_report
from lianping_desk.services.materials.schedule import gather_schedule
from lianping_desk.services.materials.targets import gather_targets
from lianping_desk.services.materials.task_sheets import gather_task_sheets

_GATHER: Mapping[Part, Callable[[Desk, Asked], Material]] = {
    Part.agenda: gather_agenda,
    Part.report: gather_report,
    Part.division: gather_division,
    Part.schedule: gather_schedule,
    Part.targets: gather_targets,
    Part.ledger: gather_ledger,
    Part.late_list: gather_late_list,
    Part.task_sheets: gather_task_sheets,
}


def gather_pack(desk: Desk, chosen: Chosen) -> Pack:
    """What was chosen, with its values. DeskError when there is no plan, no such period or unit, or no part chosen."""
    parts: Sequence[Part] = chosen.parts
    if not parts:
        raise DeskError("还没有选择材料。", "请至少选择一项。")
    if chosen.meeting is None and len(parts) > 1:
        parts = [part for part in parts if part is not Part.agenda]  # a pack for no meeting has no agenda
    with desk.database.reading():  # one moment of the data, read once
        about = asked(desk, chosen.as_of, chosen.period_code or None, chosen.units or None, chosen.meeting)
        materials = tuple(_GATHER[part](desk, about) for part in parts)
    if len(materials) == 1:
        return Pack(materials[0].heading, materials, legend=about.legend, layout=chosen.layout)
    said = overview(about.schedule.status, materials)
    return _naming_annexes(Pack(_pack_heading(about), materials, said, about.legend, chosen.layout))


def _naming_annexes(pack: Pack) -> Pack:
    """The pack with the list of its annexes under the report."""
    names = tuple(material_name(one) for one in pack.annexes)
    told = (replace(one, annexes=names) if isinstance(one, ProgressReport) else one for one in pack.materials)
    return replace(pack, materials=tuple(told))


def _pack_heading(about: Asked) -> Heading:
    """Named after the meeting; once the plan's years are over, a review of them."""
    if about.plain.plan_over:
        years = about.plan.last_year - about.plan.first_year + 1
        return about.heading(f"{numeral(years)}年总结评估材料", with_period=True)
    heading = about.heading("联席会议材料", with_period=True)
    return replace(heading, title=f"{about.meeting.title}材料") if about.meeting else heading
