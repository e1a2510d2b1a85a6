"""The cover of a pack and its contents page, after the look of GB/T 9704-2012."""

import re
from collections.abc import Iterator
from dataclasses import replace

from lianping_desk.domain.day_text import written_day
from lianping_desk.domain.materials.heading import Heading
from lianping_desk.domain.materials.pack import Pack
from lianping_desk.domain.title_lines import title_lines
from lianping_desk.domain.work import Meeting
from lianping_desk.reports.contents import Contents
from lianping_desk.reports.document import Section
from lianping_desk.reports.flow import Block, Gap
from lianping_desk.reports.fonts import FontRole
from lianping_desk.reports.foot import AtFoot
from lianping_desk.reports.page import OFFICIAL, Numbering
from lianping_desk.reports.paragraph import Align, Paragraph, ParagraphStyle
from lianping_desk.reports.styles import TITLE

READING = replace(OFFICIAL, has_running_head=True)
"""Pages of running text."""
_COVER = replace(OFFICIAL, numbering=Numbering.none)
_NAME = ParagraphStyle(role=FontRole.title, size=34, leading=52, indent=0, align=Align.centre)
_PLAN = ParagraphStyle(role=FontRole.kai, size=18, leading=30, indent=0, align=Align.centre)
_FACT = ParagraphStyle(role=FontRole.body, size=16, leading=30, indent=0, align=Align.centre)
_MAKER = ParagraphStyle(role=FontRole.heading, size=18, leading=34, indent=0, align=Align.centre)
_BELOW_NAME = 40.0
_ABOVE_NAME = 110.0
_WORK = "科普工作"
_LONGEST_LINE = 13  # hanzi of the name's size
_LONGEST_PLAN_LINE = 24
_YEARS = re.compile(r"(.+?)([（(][^（()）]*[）)])")


def cover_section(pack: Pack, meeting: Meeting | None) -> Section:
    """Name, plan, as of when, which period, for which meeting; at the foot who made it and when."""
    heading = pack.heading
    facts = [Paragraph(fact, _FACT) for fact in _facts(heading, meeting)]
    blocks: tuple[Block, ...] = (
        Gap(_ABOVE_NAME),
        Paragraph(_in_lines(heading.title), _NAME),
        Gap(_BELOW_NAME),
        Paragraph(_plan_in_lines(heading.plan_title), _PLAN),
        Gap(_BELOW_NAME),
        *facts,
        AtFoot((Paragraph(heading.office or heading.region, _MAKER), Paragraph(written_day(heading.made_on), _FACT))),
    )
    return Section(_COVER, blocks)


def contents_section() -> Section:
    """目录; filled in by the document."""
    return Section(READING, (Paragraph("目　录", TITLE), Contents(size=11, leading=17.6)))


def _in_lines(name: str) -> str:
    """A long name breaks after what it is about, never within a word."""
    before, work, rest = name.partition(_WORK)
    return f"{before}{work}\n{rest}" if rest and len(name) > _LONGEST_LINE else name


def _plan_in_lines(title: str) -> str:
    """A title breaks at its sense, and before its years in brackets, never within them."""
    found = _YEARS.fullmatch(title)
    name, years = found.groups() if found else (title, "")
    return "\n".join((*title_lines(name, _LONGEST_PLAN_LINE), *([years] if years else [])))


def _facts(heading: Heading, meeting: Meeting | None) -> Iterator[str]:
    if meeting is not None:
        yield f"会议时间：{written_day(meeting.on)}"
        if meeting.place:
            yield f"会议地点：{meeting.place}"
    if heading.period:
        yield f"填报期：{heading.period}"
    if heading.unit:
        yield f"单位：{heading.unit}"
    yield f"数据截至：{written_day(heading.as_of)}"
