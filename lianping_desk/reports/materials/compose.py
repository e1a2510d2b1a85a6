"""A meeting pack, or one material of it, becomes a document."""

from collections.abc import Iterator
from datetime import datetime, time

from lianping_desk.domain.materials.division import DivisionTable
from lianping_desk.domain.materials.ledger import LateList, Ledger
from lianping_desk.domain.materials.pack import Material, Pack, TaskSheets
from lianping_desk.domain.materials.schedule import ScheduleSheet
from lianping_desk.domain.materials.targets import TargetSheet
from lianping_desk.domain.work import Meeting
from lianping_desk.reports.document import Document, Section
from lianping_desk.reports.materials.cover import contents_section, cover_section
from lianping_desk.reports.materials.division import division_sections
from lianping_desk.reports.materials.ledger import late_sections, ledger_sections
from lianping_desk.reports.materials.schedule import schedule_sections
from lianping_desk.reports.materials.situation import situation_section
from lianping_desk.reports.materials.sources import Sources, source_sections
from lianping_desk.reports.materials.targets import target_sections
from lianping_desk.reports.materials.task_sheets import task_sheet_sections


def compose(pack: Pack, meeting: Meeting | None = None) -> Document:
    """One material by itself, or several behind a cover, contents and the situation; the appendix 数据来源 at the end.

    Task sheets alone come without the appendix: they are handed out unit by unit. `meeting` is named on the cover.
    """
    heading, sources = pack.heading, Sources(pack)
    sections: list[Section] = []
    if pack.has_cover:
        sections += [cover_section(pack, meeting), contents_section(), situation_section(pack)]
    for material in pack.materials:
        sections += material_sections(material, sources)
    if not all(isinstance(material, TaskSheets) for material in pack.materials):
        sections += source_sections(sources, heading)
    made_at = datetime.combine(heading.made_on, time())
    return Document(heading.title, heading.office, made_at, tuple(sections), heading.plan_title)


def material_sections(material: Material, sources: Sources) -> Iterator[Section]:
    """The sections of one material; one with nothing in it says so."""
    match material:
        case DivisionTable():
            yield from division_sections(material)
        case ScheduleSheet():
            yield from schedule_sections(material)
        case TargetSheet():
            yield from target_sections(material, sources)
        case Ledger():
            yield from ledger_sections(material, sources)
        case LateList():
            yield from late_sections(material)
        case TaskSheets():
            yield from task_sheet_sections(material)
