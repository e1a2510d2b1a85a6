"""Numbers with their unit and comparison in a clause: 超过13%, 5个以上, 不少于30万人次, 18%—20%."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from lianping_desk.domain.indicator import Comparison, Target

_NUMBER = r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
# Longer units first: 万人次 is no 万 and no 人. 年, 月, 日 and 岁 are no units of a target.
_UNIT = (
    r"个百分点|个工作日|分钟|[%％‰]|平方米|公里|小时|学时|课时"
    r"|[万亿]?(?:公里|小时|学时|件次|平方公里|人次|名次|场次|批次|户次|人|名|户|元|场|册|份|次|台|只|张|亩|字|件|篇|部|条|个|家|平方米|学时)"
    r"|倍|所|支|处|座|套|种|项|间|块|辆|本|期|门|类|站|档|组|对|幅|款|集|讲|课|堂|节|轮|届|班|批|米|天|分|万(?=以上|左右|以内|$|，)"
)
_AT_LEAST = "不少于|不低于|不小于|至少|最少"
_MORE = "超过|高于|突破|大于|多于"
_AT_MOST = "不超过|不高于|不多于|不大于|至多|最多"
_LESS = "低于|少于|小于"
_REACH = (
    "达到|达|实现|(?:提高|提升|增加|增长|扩大|发展|上升|保持|稳定|维持|控制|降低|下降|压减|缩短|缩小|降|增)(?:到|至|在)"
    "|(?<=率)(?:到|至)|(?<=例)(?:到|至|为)|(?<=率)为"
)
_ABOUT = "约|近|大约|接近"
_SIGNS = {"≥": Comparison.at_least, "＞": Comparison.more_than, ">": Comparison.more_than}
_SIGNS |= {"≤": Comparison.at_most, "＜": Comparison.less_than, "<": Comparison.less_than}
_AMOUNT = re.compile(
    rf"(?P<reach>{_REACH})?(?:了)?(?:(?P<before>{_AT_LEAST}|{_AT_MOST}|{_MORE}|{_LESS}|{_ABOUT}|[≥≤＞＜><])\s*(?P<each>每(?:周|月|天|日|期|季度?))?"
    rf"(?P<makes>建立|配备|配置|建设|建成|建有|拥有|有|举办|开展|设立|组织|安排|培训|培育)?)?\s*(?<![\d.A-Za-z+第〔/])(?P<number>{_NUMBER})\s*(?:(?P<unit_first>[%％])?\s*[—–\-~～至到]+\s*(?P<number_max>{_NUMBER}))?"
    rf"\s*(?P<scale>[万亿](?=[余多]))?(?P<more>余|多)?\s*(?P<unit>{_UNIT})(?P<more_behind>余)?"
    rf"\s*(?P<or_unit>（(?:次|所|处|家|项|座|支|个|人|套|部|篇|条)）)?(?:（含）)?(?P<after>及?以上|左右|上下|以内|以下|之内|内|之间)?(?![A-Za-z\d月年周])"
)
_WORDS = (
    (_AT_LEAST, Comparison.at_least),
    (_MORE, Comparison.more_than),
    (_AT_MOST, Comparison.at_most),
    (_LESS, Comparison.less_than),
)
_ENDINGS = {
    "以上": Comparison.at_least,
    "及以上": Comparison.at_least,
    "左右": Comparison.about,
    "上下": Comparison.about,
    "以内": Comparison.at_most,
    "之内": Comparison.at_most,
    "内": Comparison.at_most,
    "以下": Comparison.at_most,
}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as a target, where it stands in the clause, and whether the clause compares or reaches.

    `makes` where a verb of making stands between comparison and number: 至少建成1个; `each` the time that it is counted
    by where that stands there: 不少于每周1个.
    """

    start: int
    end: int
    target: Target
    unit: str
    compares: bool
    rounded: bool
    makes: bool
    each: str


def amounts(clause: str) -> Iterator[Amount]:
    """The amounts of a clause; numbers within 《》, “” and 〔〕 are names and no amounts."""
    masked = re.sub(r"《[^》]*》|“[^”]*”|〔[^〕]*〕|「[^」]*」", lambda name: "＿" * len(name[0]), clause)
    for found in _AMOUNT.finditer(masked):
        comparison = _comparison(found)
        number_max = _decimal(found["number_max"]) if found["number_max"] else None
        yield Amount(
            start=found.start(),
            end=found.end(),
            target=Target(_decimal(found["number"]), comparison, number_max),
            unit=(found["scale"] or "") + found["unit"] + (found["or_unit"] or ""),
            compares=bool(found["reach"] or found["before"] or found["after"] or number_max is not None),
            rounded=bool(found["more"] or found["more_behind"]),
            makes=bool(found["makes"]),
            each=found["each"] or "",
        )


def _comparison(found: re.Match[str]) -> Comparison:
    """What the words say; 达到 and 实现 set a level that more than reaches; a bare number is itself."""
    if found["number_max"]:
        return Comparison.between
    before = found["before"] or ""
    if before in _SIGNS:
        return _SIGNS[before]
    for words, comparison in _WORDS:
        if re.fullmatch(words, before):
            return comparison
    if found["after"] in _ENDINGS:
        return _ENDINGS[found["after"]]
    if before:
        return Comparison.about
    if found["more"] or found["more_behind"]:
        return Comparison.more_than
    reach = found["reach"] or ""
    if re.match(r"控制|降|下降|压减|缩短|缩小", reach):
        return Comparison.at_most
    return Comparison.at_least if reach else Comparison.equal


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))
