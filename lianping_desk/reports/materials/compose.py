"""A meeting pack, or one material of it, becomes a document."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, time

from lianping_desk.domain.materials.agenda import Agenda
from lianping_desk.domain.materials.division import DivisionTable
from lianping_desk.domain.materials.ledger import LateList, Ledger
from lianping_desk.domain.materials.pack import RUNNING_TEXT, Leaves, Material, Pack, TaskSheets
from lianping_desk.domain.materials.paper import RightPages, WidePaper
from lianping_desk.domain.materials.report import ProgressReport
from lianping_desk.domain.materials.schedule import ScheduleSheet
from lianping_desk.domain.materials.targets import TargetSheet
from lianping_desk.domain.work import Meeting
from lianping_desk.reports.document import Document, Section
from lianping_desk.reports.materials.agenda import agenda_section
from lianping_desk.reports.materials.annexes import annexed
from lianping_desk.reports.materials.cover import contents_section, cover_section
from lianping_desk.reports.materials.division import division_sections
from lianping_desk.reports.materials.leaves import leaf_sections
from lianping_desk.reports.materials.ledger import late_sections, ledger_sections
from lianping_desk.reports.materials.running_text import report_section
from lianping_desk.reports.materials.schedule import schedule_sections
from lianping_desk.reports.materials.sources import TITLE, Sources, source_sections
from lianping_desk.reports.materials.targets import target_sections
from lianping_desk.reports.materials.task_sheets import task_sheet_sections
from lianping_desk.reports.page import LEDGER, LEDGER_A3, Numbering


def compose(pack: Pack, meeting: Meeting | None = None) -> Document:
    """One material by itself, or several behind a cover and contents, each an annex of the report; 数据来源 at the end.

    Task sheets alone come without that: they are handed out unit by unit. `meeting` is named on the cover.
    """
    heading = pack.heading
    sections = _on_right_pages(_parts(pack, meeting), pack)
    numbered = (replace(one, page=replace(one.page, numbering=_numbering(pack, one))) for one in sections)
    made_at = datetime.combine(heading.made_on, time())
    return Document(heading.title, heading.office, made_at, tuple(numbered), heading.plan_title)


def _parts(pack: Pack, meeting: Meeting | None) -> Iterator[Sequence[Section]]:
    """What a reader would take out of the binding as one: cover, contents, each material, the sources."""
    sources = Sources(pack)
    if pack.has_cover:
        yield [cover_section(pack, meeting)]
        yield [contents_section()]
    for material in pack.materials:
        named = _naming_sources(material, sources)
        yield annexed(tuple(material_sections(named, sources, pack)), pack.annex_number(material))
    if not all(isinstance(material, TaskSheets) for material in pack.materials):
        number = _annex_of_sources(pack)
        yield annexed(tuple(source_sections(sources, pack.heading, is_annex=number is not None)), number)


def material_sections(material: Material, sources: Sources, pack: Pack) -> Iterator[Section]:
    """The sections of one material; one with nothing in it says so."""
    wide = LEDGER_A3 if pack.layout.wide is WidePaper.a3 else LEDGER.landscape()
    match material:
        case Agenda():
            yield agenda_section(material)
        case ProgressReport():
            yield report_section(material)
        case DivisionTable():
            yield from division_sections(material, wide)
        case ScheduleSheet():
            yield from schedule_sections(material, wide)
        case TargetSheet():
            yield from target_sections(material, sources, wide)
        case Ledger():
            yield from ledger_sections(material, sources, wide)
        case LateList():
            yield from late_sections(material)
        case Leaves():
            yield from leaf_sections(material, wide)
        case TaskSheets():
            yield from task_sheet_sections(material, pack.layout.right_pages is not RightPages.nothing)


def _annex_of_sources(pack: Pack) -> int | None:
    """The last annex of a pack, the only one (0, which has no number) of a report by itself; else an appendix."""
    if pack.has_cover:
        return len(pack.annexes) + 1
    return 0 if isinstance(pack.materials[0], ProgressReport) else None


def _naming_sources(material: Material, sources: Sources) -> Material:
    """The report with the annex that only paper has in its list."""
    if isinstance(material, ProgressReport) and sources.lines:
        return replace(material, annexes=(*material.annexes, TITLE))
    return material


def _on_right_pages(parts: Iterator[Sequence[Section]], pack: Pack) -> Iterator[Section]:
    """Every section, the first of each part on a right-hand page where she wants that."""
    turns = pack.layout.right_pages is RightPages.parts
    for sections in parts:
        for number, section in enumerate(sections):
            yield replace(section, begins_right=True) if turns and not number else section


def _numbering(pack: Pack, section: Section) -> Numbering:
    """Bound packs at the outer side, running text alone as a document, loose tables in the middle."""
    if section.page.numbering is Numbering.none:
        return Numbering.none
    if pack.has_cover:
        return Numbering.bound
    return Numbering.official if isinstance(pack.materials[0], RUNNING_TEXT) else Numbering.of_all
