"""Paragraphs that a web page ran together: …。2.… behind 1.… begins a paragraph of its own."""

import re
from collections.abc import Iterable, Iterator

from lianping_desk.exchange.plan_reading.document import Paragraph
from lianping_desk.exchange.plan_reading.outline.markers import Rank, marker

_ENDS = "。；！？）〕】 "
_COUNTED = (Rank.hanzi, Rank.bracketed, Rank.number, Rank.bracketed_number, Rank.circled)
# （一）（二）类竞赛 quotes numbers
_QUOTED = re.compile("（[一二三四五六七八九十0-9]{1,2}）$")
_HANZI = {sign: value for value, sign in enumerate("一二三四五六七八九十", 1)}


def parted(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs, each cut where a number within it counts on; a lone （一） in a sentence counts nothing."""
    for paragraph in paragraphs:
        cuts = _cuts(paragraph.text)
        for start, end in zip([0, *cuts], [*cuts, len(paragraph.text)], strict=True):
            yield Paragraph(paragraph.text[start:end].strip(), paragraph.line, "" if start else paragraph.lead)


def _cuts(text: str) -> list[int]:
    opening = marker(text)
    found = [
        (place, inner.rank, _value(inner.number))
        for place in range(1, len(text))
        if text[place - 1] in _ENDS
        and not _QUOTED.search(text[max(0, place - 4) : place])
        and (inner := marker(text[place:]))
        and inner.rank in _COUNTED
    ]
    counted = {(opening.rank, _value(opening.number))} if opening else set()
    highest = opening.rank if opening else Rank.part
    cuts = []
    for place, rank, value in found:
        goes_on = (rank, value - 1) in counted
        starts = value == 1 and rank > highest and any(other == (rank, 2) for other in ((r, v) for _, r, v in found))
        if goes_on or starts:
            counted.add((rank, value))
            cuts.append(place)
    return cuts


def _value(number: str) -> int:
    """The value of 3, 十二 or ③; 0 for a number that cannot be counted on from."""
    if number.isdigit() and number.isascii():
        return int(number)
    if number in {chr(0x2460 + value) for value in range(20)}:
        return ord(number) - 0x2460 + 1
    tens, ten, ones = number.rpartition("十")
    if not ten:
        return _HANZI.get(number, 0)
    return (_HANZI.get(tens, 1) if tens else 1) * 10 + (_HANZI.get(ones, 0) if ones else 0)
