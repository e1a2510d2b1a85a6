"""Whole paragraphs out of lines: text wrapped at a fixed width, and paragraphs that a page break cut in two."""

import re
import unicodedata
from collections.abc import Sequence

from lianping_desk.exchange.plan_reading.document import Paragraph
from lianping_desk.exchange.plan_reading.markers import marker

# A new thing begins here even when the line before looks unfinished.
_STARTS = re.compile(
    r"(附件|附表|附录|注释|抄送|目录|[（(〔【]?(任务|责任|职责)?分工[：:]"
    r"|[（(〔【]?(牵头|责任|配合|参与|主办|协办|承办|负责|协助|实施)(单位|部门|主体)|[〔﹝［\[【]\d+[〕﹞］\]】])"
)
_PAGE_NUMBER = re.compile(r"\d{1,3}")
_FINISHED = "。！？：；…!?:;"
_CLOSING = "”’）)】》」"
_WIDEST_PAGE = 140
_SLACK = 5  # half columns: a wrapped line leaves room for one mark that may not begin a line, and one digit
_SHORT = 10  # a line of under five hanzi is no sign of a page's width: names, dates, cells


def joined(lines: Sequence[Paragraph]) -> list[Paragraph]:
    """The lines as paragraphs; empty lines separate nothing where a sentence runs across them (page breaks)."""
    page = _page_width([line.text for line in lines])
    paragraphs: list[Paragraph] = []
    last_width, gap = 0, False
    for place, line in enumerate(lines):
        if not line.text:
            gap = True
            continue
        before = paragraphs[-1] if paragraphs else None
        if before and _is_unfinished_prose(before.text) and _is_page_number(lines, place):
            continue
        if before and _continues(before.text, last_width, line.text, page, gap):
            paragraphs[-1] = Paragraph(before.text + _glue(before.text, line.text), before.line, before.lead)
        else:
            paragraphs.append(line)
        last_width, gap = _width(line.text), False
    return paragraphs


def _continues(before: str, last_width: int, text: str, page: int | None, gap: bool) -> bool:
    if marker(text) or _STARTS.match(text) or "\t" in text or "|" in text:
        return False
    if _is_unfinished_prose(before):
        return True
    return page is not None and not gap and last_width >= page - _SLACK


def _is_unfinished_prose(text: str) -> bool:
    """A sentence without its end; cells, names and headings have no commas, so they are left alone."""
    stem = text.rstrip(_CLOSING)
    if text[-1] in "，,、":
        return True
    return bool(stem) and not text.endswith(tuple(_FINISHED + "）)")) and stem[-1] not in _FINISHED and _is_prose(text)


def _is_prose(text: str) -> bool:
    return _width(text) > 40 and any(mark in text for mark in "，。；,")


def _is_page_number(lines: Sequence[Paragraph], place: int) -> bool:
    """A bare number amid a sentence, when the sentence goes on after it."""
    if not _PAGE_NUMBER.fullmatch(lines[place].text):
        return False
    following = next((line.text for line in lines[place + 1 :] if line.text), "")
    return bool(following) and not marker(following) and not _STARTS.match(following)


def _page_width(texts: Sequence[str]) -> int | None:
    """The width at which the text was wrapped, in half columns; None for text that is not wrapped."""
    widths = sorted((_width(text) for text in texts if _width(text) > _SHORT), reverse=True)
    enough = max(5, len(widths) // 4)
    for widest in widths:
        if widest <= _WIDEST_PAGE:
            full = sum(widest - _SLACK <= width <= widest for width in widths)
            longer = sum(width > widest for width in widths)
            return widest if full >= enough and longer <= len(widths) // 50 else None
    return None


def _glue(before: str, text: str) -> str:
    return (
        f" {text}"
        if before[-1].isascii() and before[-1].isalnum() and text[0].isascii() and text[0].isalpha()
        else text
    )


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in text)
