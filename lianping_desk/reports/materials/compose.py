"""A meeting pack, or one material of it, becomes a document."""

from collections.abc import Iterator
from datetime import datetime, time

from lianping_desk.domain.materials.division import DivisionTable
from lianping_desk.domain.materials.ledger import LateList, Ledger
from lianping_desk.domain.materials.pack import Material, Pack, TaskSheets
from lianping_desk.domain.materials.schedule import ScheduleSheet
from lianping_desk.domain.materials.targets import TargetSheet
from lianping_desk.domain.plan import Plan
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

_NUMERALS = "〇一二三四五六七八九十"


def compose(pack: Pack, meeting: Meeting | None = None) -> Document:
    """One material by itself, or several behind a cover, contents and the situation; the appendix 数据来源 at the end.

    Task sheets alone come without the appendix: they are handed out unit by unit. `meeting` is named on the cover.
    """
    heading, sources = pack.heading, Sources(pack)
    name = pack_name(pack, meeting) if pack.has_cover else heading.title
    sections: list[Section] = []
    if pack.has_cover:
        sections += [cover_section(pack, name, meeting), contents_section(), situation_section(pack)]
    for material in pack.materials:
        sections += material_sections(material, sources)
    if not all(isinstance(material, TaskSheets) for material in pack.materials):
        sections += source_sections(sources, heading)
    made_at = datetime.combine(heading.made_on, time())
    return Document(name.replace("\n", ""), heading.office, made_at, tuple(sections), heading.plan_title)


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


def pack_name(pack: Pack, meeting: Meeting | None = None) -> str:
    """What stands on the cover: the meeting's material, or, once the plan's years are over, its 五年总结评估."""
    if pack.plan_over:
        return f"{pack.heading.region}科普工作\n{_years_in_words(pack)}总结评估材料"
    if meeting is not None:
        return f"{meeting.title}材料"
    return pack.heading.title


def _years_in_words(pack: Pack) -> str:
    """五年, for a plan of five years; nothing where no material knows the plan's years."""
    plan = next(_plans(pack), None)
    years = plan.last_year - plan.first_year + 1 if plan else 0
    return f"{_NUMERALS[years]}年" if 0 < years < len(_NUMERALS) else ""


def _plans(pack: Pack) -> Iterator[Plan]:
    for material in pack.materials:
        match material:
            case TargetSheet():
                yield material.plan
            case ScheduleSheet():
                yield material.schedule.status.plan
