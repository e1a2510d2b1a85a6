"""Running text on paper after GB/T 9704-2012: chapters in 黑体, points in 楷体, body in 仿宋, signed at the end."""

from collections.abc import Iterator
from dataclasses import replace

from lianping_desk.domain.day_text import written_day
from lianping_desk.domain.materials.leaves.report import report_leaf
from lianping_desk.domain.materials.prose import Chapter, numbered_lines, numeral
from lianping_desk.domain.materials.report import ProgressReport
from lianping_desk.domain.materials.table import Leaf
from lianping_desk.reports.document import Section
from lianping_desk.reports.flow import Block, Gap
from lianping_desk.reports.materials.cover import READING
from lianping_desk.reports.paragraph import Align, Paragraph
from lianping_desk.reports.styles import ADDRESSEE, BODY, HEADING, SIGNATURE, SUBHEADING, TITLE

_DATE = replace(SUBHEADING, indent=0, align=Align.centre, after=28.98)
_TITLE = replace(TITLE, after=0)
_CLOSING = replace(BODY, keeps_with_next=True)
_ANNEX = replace(ADDRESSEE, indent=2, align=Align.left)
_LINE = 28.98
_WITH_SIGNATURE = 2
"""Of the list of annexes; its first stands with the closing line."""


def report_section(report: ProgressReport) -> Section:
    """工作进展情况汇报."""
    heading, leaf = report.heading, report_leaf(report)
    name = heading.title.removeprefix(heading.region)
    return Section(READING, tuple(text_blocks(leaf)), name, heading.subtitle)


def text_blocks(leaf: Leaf) -> Iterator[Block]:
    """Title with the day below it, sentences, chapters, closing lines, signature.

    A page never only signs: the end of the list of annexes goes over with the signature, or the closing line does.
    """
    heading = leaf.heading
    yield Paragraph(heading.title, _TITLE)
    yield Paragraph(heading.dated, _DATE)
    for sentence in leaf.sentences:
        yield Paragraph(sentence, BODY)
    for number, chapter in enumerate(leaf.chapters, start=1):
        yield from _chapter(number, chapter)
    closing, *annexes = leaf.closing
    yield Paragraph(closing, _CLOSING)
    for number, line in enumerate(annexes):
        yield Paragraph(line, replace(_ANNEX, keeps_with_next=number == 0 or number >= len(annexes) - _WITH_SIGNATURE))
    yield Gap(_LINE, keeps_with_next=True)
    yield Paragraph(f"{heading.office or heading.region}\n{written_day(heading.made_on)}", SIGNATURE)


def _chapter(number: int, chapter: Chapter) -> Iterator[Block]:
    yield Paragraph(f"{numeral(number)}、{chapter.title}", HEADING, bookmark=1)
    for sentence in chapter.sentences:
        yield Paragraph(sentence, BODY)
    for place, point in enumerate(chapter.points, start=1):
        yield Paragraph(f"（{numeral(place)}）{point.title}", SUBHEADING)
        for line in numbered_lines(point.lines):
            yield Paragraph(line, BODY)
