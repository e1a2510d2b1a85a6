"""Where the title of an official document breaks: at sense units, in lines of like length (GB/T 9704-2012 7.3.1)."""

import re
from functools import cache
from math import ceil

LONGEST = 20
"""Hanzi of 22 pt on a line of 156 mm."""

_WHOLE = re.compile(
    r"\d{4}年(?:上半年|下半年|全年|[一二三四]季度|\d+月)?|[A-Za-z0-9.%]+(?:个|项|次|期|号|届|日)?"
    r"|第?[一二三四五六七八九十]+(?:季度|年|届|次|期)|上半年|下半年|全年"
    r"|全民科学素质|行动规划纲要|规划纲要|科学素质|科学技术|科普工作|科普教育基地|联席会议|办公室|成员单位|实施方案|行动计划|填报表|领导小组|情况|通报"
    r"|通知|通告|报告|报送|召开|会议|工作|科普|进展|进度|督办|事项|催报|尽快|做好|开展|关于|有关|加强|推进|落实|完成"
    r"|公民|全民|素质|年度|总结|表彰|评估|检查|调查|建设|创建|管理|任务|目标|单位|重点|提升|工程|活动|实施|方案"
)
_AFTER = {"的": 0.0, "、": 0.0, "，": 0.0, "》": 0.0, "县": 1.0, "市": 1.0, "区": 1.0}
"""What a break after this character costs."""
_BESIDE_WORD, _UNKNOWN = 2.0, 5.0
"""Where a known word begins or ends, and where nothing is known."""
_WITHIN = 40.0
"""Within a word, before a particle, beside the inner side of a bracket: only where nothing else is left."""
_NEVER_FIRST = frozenset("的了和与及、，。；：》”）")
_NEVER_LAST = frozenset("《“（")


def title_lines(title: str, longest: int = LONGEST) -> tuple[str, ...]:
    """The lines of a title, as few as it takes; her own line ends are kept, and no line is longer than `longest`."""
    return tuple(line for part in title.split("\n") if part.strip() for line in _broken(part.strip(), longest))


def _broken(title: str, longest: int) -> tuple[str, ...]:
    """The cheapest way to cut the title into as many lines as it needs, or one more where sense asks for it."""
    needed = ceil(_width(title) / longest)
    if needed <= 1:
        return (title,)
    even = _width(title) / needed
    costs = _costs(title)

    @cache
    def best(start: int, lines: int) -> tuple[float, tuple[str, ...]]:
        rest = title[start:]
        if lines == 1:
            width = _width(rest)
            return (_unevenness(width, even), (rest,)) if 0 < width <= longest else (float("inf"), ())
        found: tuple[float, tuple[str, ...]] = (float("inf"), ())
        for end in range(start + 1, len(title)):
            width = _width(title[start:end])
            if width > longest:
                break
            after, others = best(end, lines - 1)
            cost = costs[end] + _unevenness(width, even) + after
            if cost < found[0]:
                found = cost, (title[start:end].strip(), *others)
        return found

    chosen = min((best(0, needed), best(0, needed + 1)), key=lambda one: one[0] + 12.0 * (len(one[1]) > needed))
    return chosen[1] or (title,)


def _unevenness(width: float, even: float) -> float:
    return ((width - even) / even * 5) ** 2


def _costs(title: str) -> list[float]:
    """For each place in the title what a break before its character costs."""
    costs = [_UNKNOWN] * (len(title) + 1)
    words = list(_WHOLE.finditer(title))
    for edge in {place for word in words for place in word.span()}:
        costs[edge] = _BESIDE_WORD
    for place, before in enumerate(title, start=1):
        costs[place] = min(costs[place], _AFTER.get(before, _UNKNOWN))
    for word in words:
        for place in range(word.start() + 1, word.end()):
            costs[place] = _WITHIN
    for place, char in enumerate(title):
        if char in _NEVER_FIRST or (place and title[place - 1] in _NEVER_LAST):
            costs[place] = _WITHIN
    return costs


def _width(text: str) -> float:
    """In hanzi; letters and figures are half as wide."""
    return sum(0.55 if char.isascii() else 1.0 for char in text)
