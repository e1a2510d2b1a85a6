"""Whole paragraphs out of lines: text wrapped at a fixed width, and paragraphs that a page break cut in two."""

import re
from collections.abc import Mapping, Sequence

from lianping_desk.exchange.plan_reading.document import Paragraph
from lianping_desk.exchange.plan_reading.opening.page_width import PageWidth, columns, page_width
from lianping_desk.exchange.plan_reading.outline.markers import Rank, marker
from lianping_desk.exchange.plan_reading.reading_form import reading_form
from lianping_desk.exchange.plan_reading.tables.cell_kinds import LIKELY_UNITS, likeness_to_units

# A new thing begins here even when the line before looks unfinished.
_STARTS = re.compile(
    r"(序号\s*$|(牵头|责任|配合|参与|主办|协办)(单位|部门)\s*$|(重点|工作|主要)任务\s*$|工作内容\s*$|附件|附表|附录|注释|抄送|目录|[（(〔【]?(任务|责任|职责)?分工[：:]"
    r"|[（(〔【]?(牵头|责任|配合|参与|主办|协办|承办|负责|协助|实施)(单位|部门|主体)\s*[：:]|[〔﹝［\[【]\d{1,2}[〕﹞］\]】]|【[^】]{2,10}】\s*$)"
)
_WHOLE_NAME = re.compile(r"[^。，]{4,50}(?:方案|纲要|规划|计划|意见)\s*[（(]20\d\d[^（()）]*[）)]")
_PAGE_NUMBER = re.compile(r"\d{1,3}")
_FINISHED = "。！？：；…!?:;"
_NEVER_FIRST = "，。；：、！？）〕】》”"
_WHOLE_HEADING = ("行动", "工程", "任务", "目标", "要求", "原则", "思想")
_LAST_WORDS = re.compile(r"[^，。；：]{1,8}。(?=[（(]|$)")
_CLOSING = "”’）)】》」"
_LONGEST_BRACKET = 400


def joined(lines: Sequence[Paragraph], as_printed: Mapping[int, str]) -> list[Paragraph]:
    """The lines as paragraphs; empty lines separate nothing where a sentence runs across them (page breaks).

    `as_printed` has each line by its number with the marks that were taken out: they too filled the page's width.
    """
    page = page_width([as_printed[line.line] for line in lines])
    paragraphs: list[Paragraph] = []
    last, gap = "", False
    for place, line in enumerate(lines):
        if not line.text:
            gap = True
            continue
        before = paragraphs[-1] if paragraphs else None
        begins_with_mark = as_printed[line.line].lstrip().startswith("[bookmark")
        if before and _is_page_number(lines, place) and _is_unfinished_prose(reading_form(before.text)):
            continue
        if before and _continues(reading_form(before.text), last, reading_form(line.text), page, gap, begins_with_mark):
            paragraphs[-1] = Paragraph(before.text + _glue(before.text, line.text), before.line, before.lead)
        else:
            paragraphs.append(line)
        last, gap = as_printed[line.line], False
    return paragraphs


def _continues(before: str, last: str, text: str, page: PageWidth, gap: bool, begins_with_mark: bool) -> bool:
    """Whether `text` goes on with the paragraph `before`, whose last line is `last`; `gap` is an empty line between."""
    if text[0] in _NEVER_FIRST:
        return True
    is_full = page.is_full(last)
    if marker(text) or "\t" in text or "|" in text:
        return False
    if begins_with_mark and _is_heading(before):
        return False  # converters set bookmarks before paragraphs
    if _is_open(before) and (is_full or (not gap and (not page.is_wrapped or page.is_nearly_full(last)))):
        return True  # a bracket or a name in 《》 goes on
    if _WHOLE_NAME.fullmatch(before):
        return False  # a plan's name with its years is complete, even where it fills its line by chance
    if _STARTS.match(text) or before.endswith("。"):
        return False  # behind a 。 nothing is lost by a new paragraph, and a phase or a duty may begin
    if _is_heading(before) and before.endswith(("）", ")")):
        return False  # a heading with its units in brackets is complete
    if _is_unfinished_prose(before):
        return True
    if _is_heading(before) and any(mark in text for mark in "，。,"):
        # a heading that fills its line by chance is followed by running text, unless its last words are cut off
        return is_full and not gap and not before.endswith(_WHOLE_HEADING) and _LAST_WORDS.match(text) is not None
    return is_full and not gap


def _is_open(text: str) -> bool:
    """Whether a bracket is still open; one that never closes must not swallow the text behind it."""
    is_open = any(text.count(left) > text.count(right) for left, right in ("（）", "《》", "【】", "〔〕", "()"))
    return is_open and len(text) < _LONGEST_BRACKET


def _is_heading(text: str) -> bool:
    found = marker(text)
    return found is not None and found.rank <= Rank.bracketed and "。" not in text


def _is_unfinished_prose(text: str) -> bool:
    """A sentence without its end; cells, names and headings have no commas, so they are left alone."""
    stem = text.rstrip(_CLOSING)
    if text[-1] in "，,、":
        return True
    if "：" not in text and likeness_to_units(text) >= LIKELY_UNITS:
        return False  # a cell: 某局、某会，各县（市、区）人民政府
    return bool(stem) and not text.endswith(tuple(_FINISHED + "）)")) and stem[-1] not in _FINISHED and _is_prose(text)


def _is_prose(text: str) -> bool:
    return columns(text) > 40 and any(mark in text for mark in "，。；,")


def _is_page_number(lines: Sequence[Paragraph], place: int) -> bool:
    """A bare number amid a sentence, when the sentence goes on after it."""
    if not _PAGE_NUMBER.fullmatch(lines[place].text):
        return False
    following = next((line.text for line in lines[place + 1 :] if line.text), "")
    return bool(following) and not marker(following) and not _STARTS.match(following)


def _glue(before: str, text: str) -> str:
    return (
        f" {text}"
        if before[-1].isascii() and before[-1].isalnum() and text[0].isascii() and text[0].isalpha()
        else text
    )
