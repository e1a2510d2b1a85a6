"""What stands before a heading or a measure: 第一章, 一、, （一）, 1., （1）, ①, ——; and how deep each stands."""

import re
from dataclasses import dataclass
from enum import IntEnum

_HANZI = "[一二三四五六七八九十百]"
_DIGITS = "零一二三四五六七八九"


class Rank(IntEnum):
    """Depth by the custom of official documents (GB/T 9704-2012 7.3.3); a smaller rank contains a larger one."""

    part = 0
    division = 1
    hanzi = 2
    bracketed = 3
    number = 4
    bracketed_number = 5
    circled = 6
    dash = 7


# A number followed by a digit is a decimal or a date (5.30), never a marker, unless a year follows (2.2025年).
_KINDS = (
    (Rank.part, re.compile(f"第({_HANZI}{{1,3}})(?:章|部分|篇)[、：:\\s]*")),
    (Rank.division, re.compile(f"第({_HANZI}{{1,3}})节[、：:\\s]*")),
    (Rank.hanzi, re.compile(f"({_HANZI}{{1,3}})[、．.，]\\s*")),
    (Rank.hanzi, re.compile(f"({_HANZI}{{1,3}})[ \u3000]+(?=[\u4e00-\u9fff“][^。，]{{1,30}}$)")),
    (Rank.bracketed, re.compile(f"[（(〔【]\\s*({_HANZI}{{1,3}})\\s*[）)〕】][、.．]?\\s*")),
    (Rank.bracketed, re.compile(r"([㈠-㈩])\s*")),
    (Rank.bracketed, re.compile(f"(?:重点|专项)?(?:任务|行动|工程)({_HANZI}{{1,2}}|\\d{{1,2}})[：:、\\s]+")),
    (Rank.number, re.compile(r"([⒈-⒛])\s*")),
    (Rank.number, re.compile(r"(\d{1,3})\s*(?:[．、]|，(?!\d)|[.](?!\d)|[.](?=20\d\d年))\s*")),
    (Rank.number, re.compile(r"(\d{1,2})[ \u3000]+(?=[\u4e00-\u9fff“][^。，]{1,30}$)")),
    (Rank.bracketed_number, re.compile(r"([⑴-⒇])\s*")),
    (Rank.bracketed_number, re.compile(r"(?:[（(]\s*(\d{1,2})\s*[）)]|(\d{1,2})[）)])[、.．]?\s*")),
    (Rank.circled, re.compile(r"([①-⑳])\s*")),
    (Rank.dash, re.compile(r"(?:[—–―─－]{1,4}(?!\s*20\d\d)|--+|[-*•●■◆▪·]\s+|[•●■◆▪])\s*()")),
)


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker at the start of a paragraph and the words that follow it."""

    rank: Rank
    rest: str
    number: str


def marker(text: str) -> Marker | None:
    """The marker that `text` starts with, or None."""
    for rank, pattern in _KINDS:
        found = pattern.match(text)
        if found:
            return Marker(rank, text[found.end() :].strip(), next((one for one in found.groups() if one), ""))
    return None


def hanzi(number: int) -> str:
    """1 to 99 in hanzi, as headings count."""
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")
