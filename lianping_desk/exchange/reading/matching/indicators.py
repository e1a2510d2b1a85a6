"""Which indicator of the plan a text names."""

import re
from collections.abc import Sequence
from functools import lru_cache

from lianping_desk.domain.indicator import Indicator
from lianping_desk.exchange.reading.found_value import Doubtful
from lianping_desk.exchange.reading.matching.nearest import nearest
from lianping_desk.exchange.reading.misspelt import is_misspelt
from lianping_desk.exchange.reading.words import SHORT, plain, without_brackets

_BEFORE = re.compile(
    r"^(?:\(?\d{1,2}\)?[.、:)]|\(?[一二三四五六七八九十]{1,2}\)[.、:]?|[一二三四五六七八九十]{1,2}[.、:])*(?:力争|争取|成功|新建|创建|建成|建设|新增)*"
)
_AFTER = re.compile(r"(?:建设|创建)?(?:的?(?:数量|个数|总数|数))?(?:[0-9.]+个?(?:以上)?)?$")
_USED = re.compile(r"(?:建成(?:并)?(?:投入)?使用|创建成功|创建|建成)$")


def find_indicator(text: str, indicators: Sequence[Indicator], region: str) -> Indicator | Doubtful:
    """The one indicator that the text names, or why it does not say."""
    wanted = _bare(text, region)
    found = _named(wanted, indicators, region)
    if len(found) == 1:
        return found[0]
    if found:
        return Doubtful("不知是哪项指标", tuple(indicator.title for indicator in found))
    part = without_region(plain(wanted), region)
    possible = tuple(i.title for i in indicators if part and part in _bare(i.title, region))
    resembling = possible or nearest(wanted, (indicator.title for indicator in indicators))
    return Doubtful("不知是哪项指标" if len(possible) > 1 else "方案中没有这项指标", resembling)


def names_indicator(text: str, indicators: Sequence[Indicator], region: str) -> bool:
    """Whether the text names one indicator; quicker than to find what else it might have meant."""
    return len(_named(_bare(text, region), indicators, region)) == 1


def _named(wanted: str, indicators: Sequence[Indicator], region: str) -> list[Indicator]:
    """The indicators that the bare name is the name of, by the first of three ways that knows any."""
    titles = [(_bare(indicator.title, region), indicator) for indicator in indicators]
    for same in (_equal, _same_characters, is_misspelt):
        if found := [indicator for title, indicator in titles if same(wanted, title)]:
            return found
    return []


def without_region(text: str, region: str) -> str:
    return text.removeprefix(plain(region)) if text != plain(region) else text


def _bare(text: str, region: str) -> str:
    return _bare_once(text, region) if len(text) <= SHORT else _make_bare(text, region)


def _make_bare(text: str, region: str) -> str:
    """The indicator's name without what goes around it: 力争创建…（5个以上）, 数, 县科技馆 for 某县科技馆."""
    name = without_brackets(plain(text)).replace("的", "")
    name = _USED.sub("", _AFTER.sub("", _BEFORE.sub("", name)))
    shortened = without_region(name, region)
    own = plain(region)[-1:]
    return (
        shortened.removeprefix(own) if shortened.startswith(own) and shortened[1:2] not in ("级", "域") else shortened
    )


_bare_once = lru_cache(maxsize=2048)(_make_bare)
"""The same titles are looked at for every row of every file."""


def _equal(one: str, other: str) -> bool:
    return one == other


def _same_characters(one: str, other: str) -> bool:
    """公民具备科学素质比例 and 具备科学素质公民比例 are one thing."""
    return len(one) >= 6 and sorted(one) == sorted(other)
