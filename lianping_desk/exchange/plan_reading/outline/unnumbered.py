"""Plans whose headings carry no numbers: short lines without a stop, known by their words and by the text below."""

import re
from collections.abc import Sequence

from lianping_desk.exchange.plan_reading.document import Paragraph
from lianping_desk.exchange.plan_reading.duties.duties import starts_with_label, stated, without_tags
from lianping_desk.exchange.plan_reading.outline.markers import Rank, hanzi, marker

_CHAPTER = re.compile(
    r"(?:前言|背景|现状|总体(?:要求|思路|目标)|指导思想|(?:基本|工作)原则|(?:\S{0,4}目标)(?:任务)?|(?:重点|主要|工作|具体|目标)任务(?:及分工|和分工)?"
    r"|(?:重点|主要)(?:工作|内容|措施|举措|行动)|(?:素质|科学素质|重点人群科学素质)?提升行动|(?:重点|基础)工程"
    r"|组织(?:实施|领导|保障)|保障(?:措施|机制|条件)|(?:实施|工作|方法)步骤|(?:工作|有关)要求|(?:进度|时间|实施)安排)"
)
_LONGEST = 30
_FEWEST_MARKS = 2


def with_numbers(paragraphs: Sequence[Paragraph]) -> tuple[list[Paragraph], bool]:
    """The paragraphs with 一、 and （一） before their headings, and whether these were guessed so.

    A text with numbers of its own stays as it is, and so does one without the chapters of a plan.
    """
    marked = [found for one in paragraphs if (found := marker(one.text)) and found.rank <= Rank.bracketed]
    chapters = [one for one in paragraphs if _CHAPTER.fullmatch(one.text)]
    if len(marked) >= _FEWEST_MARKS or len(chapters) < _FEWEST_MARKS:
        return list(paragraphs), False
    numbered: list[Paragraph] = []
    chapter = section = 0
    for one in paragraphs:
        mark = ""
        if _CHAPTER.fullmatch(one.text):
            chapter, section = chapter + 1, 0
            mark = f"{hanzi(chapter)}、"
        elif chapter and _is_heading(one.text):
            section += 1
            mark = f"（{hanzi(section)}）"
        numbered.append(Paragraph(mark + one.text, one.line, "" if mark else one.lead))
    return numbered, True


def _is_heading(text: str) -> bool:
    """A short line with no sign of a sentence that is no list of units; its tag in brackets aside."""
    bare = without_tags(text)
    return (
        2 < len(bare) <= _LONGEST
        and not re.search(r"[，。；：！？、]", bare)
        and marker(text) is None
        and not starts_with_label(text)
        and not stated(text)
    )
