"""The orders that a plan rests on, by their document numbers."""

import re
from collections.abc import Sequence

from lianping_desk.exchange.plan_reading.document import Paragraph

_NUMBER = re.compile(r"([\u4e00-\u9fff]{1,12}?)\s*[〔\[﹝【（(]\s*(20\d\d)\s*[〕\]﹞】）)]\s*(?:第\s*)?(\d{1,4})\s*号")
# The order rested on is named where the plan says why it was made; other numbers are of older or further orders.
_RESTS = re.compile(r"(制定|制订|编制|提出)[^。]{0,12}(本|《|以下|如下)")
_NAMES_ORDERS = re.compile(r"根据|依据|按照|为贯彻|为落实|为深入|贯彻落实|贯彻《|落实《|遵照")


def basis_of(paragraphs: Sequence[Paragraph]) -> tuple[str, ...]:
    """The numbers in the paragraph that says on what grounds the plan was made, in order, each once."""
    resting = [one.text for one in paragraphs if _NAMES_ORDERS.search(one.text)]
    for text in (*(one for one in resting if _RESTS.search(one)), *resting[:1]):
        found = [f"{_issuer(one[1])}〔{one[2]}〕{one[3]}号" for one in _NUMBER.finditer(text)]
        if found:
            return tuple(dict.fromkeys(found))
    return ()


def _issuer(text: str) -> str:
    """The short name before the year; words of the sentence before it do not belong to it."""
    return re.split(r"贯彻|落实|结合|遵照|文件|精神|通知|方案|纲要|意见|要求|以及|根据|依据|按照|和|及", text)[-1]
