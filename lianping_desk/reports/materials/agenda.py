"""会议议程 on paper: a page of its own, in the type of official documents."""

from collections.abc import Iterator
from dataclasses import replace

from lianping_desk.domain.materials.agenda import Agenda
from lianping_desk.reports.document import Section
from lianping_desk.reports.flow import Block, Gap
from lianping_desk.reports.fonts import FontRole
from lianping_desk.reports.materials.cover import READING
from lianping_desk.reports.paragraph import Align, Paragraph, Span
from lianping_desk.reports.styles import ADDRESSEE, BODY, HEADING, LEDGER_NOTE, TITLE

_TITLE = replace(TITLE, leading=28.98, after=28.98)
_FACT = replace(ADDRESSEE, align=Align.left, hang=3)
_NUMBERED = replace(BODY, align=Align.left)


def agenda_section(agenda: Agenda) -> Section:
    """The agenda; where there is none, why."""
    return Section(READING, tuple(_blocks(agenda)), "会议议程", agenda.heading.subtitle)


def _blocks(agenda: Agenda) -> Iterator[Block]:
    yield Paragraph(agenda.heading.title, _TITLE)
    for fact in agenda.facts:
        label, _, words = fact.partition("：")
        yield Paragraph((Span(f"{label}：", FontRole.heading), Span(words, FontRole.body)), _FACT)
    if agenda.items:
        yield Gap(BODY.leading)
        yield Paragraph("议程：", replace(HEADING, indent=0))
    for number, item in enumerate(agenda.items, start=1):
        speaker = (Span(f"（{item.speaker}）", FontRole.kai),) if item.speaker else ()
        yield Paragraph((Span(f"{number}. {item.title}", FontRole.body), *speaker), _NUMBERED)
    if agenda.remark:
        yield Paragraph(f"注：{agenda.remark}", LEDGER_NOTE)
