"""The one number that a text states, with the unit that it names: 约1.2万人次, 2万5千元, 百余场."""

import re
from dataclasses import dataclass
from decimal import Decimal

from lianping_desk.exchange.reading.found_value import Doubtful
from lianping_desk.exchange.reading.hanzi_numbers import HANZI, hanzi_number

LARGEST_NUMBER = 10**11
TEN_THOUSAND = Decimal(10_000)
MOST_OFFERED = 3
UNSURE = "不是确定的数"

ROUGH = "约为|大约|约|大概|近|将近|接近|超过|超|逾"
_BEFORE = (
    f"(?P<before>(?:{ROUGH}|共计|共有|共|合计|总计|已经?完成了?|完成了?|已达到?|达到?了?|受益|惠及|覆盖|服务|参与|参加"
    "|开展|举办|组织|已?投入|已?使用|支出|人民币|¥|有)*)"
)
_NUMBER = rf"(?P<number>[+\-−－]?(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?|[{HANZI}]+)"
_SCALE = r"(?P<scale>(?:万\d千)|万|亿|千|百)?"
_AFTER = r"(?P<after>余|多|左右|上下|以上|来)?"
_QUANTITY = re.compile(
    f"{_BEFORE}{_NUMBER}(?P<odd>余|多|来)?{_SCALE}(?P<odd2>余|多)?(?P<unit>[^\\d]*?){_AFTER}[。;；,，、]?"
)
_UNIT_OF = re.compile(
    r"^(?P<unit>人次?|名|位|场次?|次|期)(?:科普|宣传|活动|讲座|培训|学生|师生|群众|村民|居民|老人|职工|人员)+$"
)
_UNIT_IN_BRACKETS = re.compile(r"\((万?元|万?人次?|名|场次?|次|期|个|项|%|次数)\)$")
_NOTE_IN_BRACKETS = re.compile(rf"\((?:含|包括|其中含|线上|线下)[^()\d{HANZI}]*\)$")
_RANGE = re.compile(r"\d[%万千百]?\s*(?:-|—|–|~|至|到)\s*\d")
_WITH_LETTERS = re.compile(r"[+\-]?(?=[\dOoIl,.]*\d)(?=[\d,.]*[OoIl])[\dOoIl,.]+")
_SCIENTIFIC = re.compile(r"[+\-]?\d+(?:\.\d+)?[eE][+\-]?\d+")
_ONE_OF_SEVERAL = re.compile(
    r"(?P<number>\d+(?:\.\d+)?)(?P<scale>[万千百亿]?)(?P<unit>[^\d\s,，;；、。:：/+（()）]{1,4})"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as written in a cell: in units of one (万 multiplied out), its own unit, and what softens it.

    `is_money`: a sign of money stands before it.
    """

    number: Decimal
    unit: str
    softened: bool
    scaled: bool
    is_money: bool = False


def quantity_in(text: str) -> Quantity | Doubtful:
    """The one number that a plain text states; a doubt where it states none, several, or a range."""
    if _RANGE.search(text):
        return Doubtful("是范围，不是一个数")
    if _SCIENTIFIC.fullmatch(text):
        return Doubtful("被表格变成了科学记数，后几位可能丢了")
    if _WITH_LETTERS.fullmatch(text):
        likely = text.translate(str.maketrans("OoIl", "0011"))
        return Doubtful("数字里混有字母", (likely,))
    text = _NOTE_IN_BRACKETS.sub("", _UNIT_IN_BRACKETS.sub(r"\1", text)).removeprefix("'")
    found = _QUANTITY.fullmatch(text)
    if not found:
        several = len(re.findall(r"\d+(?:\.\d+)?", text)) > 1
        return Doubtful("一格里有几个数" if several else UNSURE)
    number = _decimal(found["number"])
    if number is None:
        return Doubtful(UNSURE)
    if number > LARGEST_NUMBER:
        return Doubtful("数额过大，疑为填错")
    if found["number"] in ("百", "千", "万", "亿") and not (found["odd"] or found["after"] or found["before"]):
        return Doubtful(UNSURE)  # 万元 alone names a unit, no amount
    softened = bool(re.search(ROUGH, found["before"])) or bool(found["odd"] or found["odd2"] or found["after"])
    unit = found["unit"]
    unit = unit[1:-1] if re.fullmatch(r"\([^()]*\)", unit) else unit
    named = _UNIT_OF.fullmatch(unit)
    scaled = bool(found["scale"]) or any(scale in found["number"] for scale in "万萬亿")
    is_money = bool(re.search("人民币|¥", found["before"]))
    whole = _scaled(number, found["scale"] or "")
    return Quantity(whole, named["unit"] if named else unit, softened, scaled, is_money)


def parts_with_unit(text: str, units: frozenset[str]) -> tuple[str, ...]:
    """Of several numbers in a plain text those that carry one of these units: 3 of 开展3场，1200人, for 场."""
    found = _ONE_OF_SEVERAL.finditer(text)
    ours = [one for one in found if any(one["unit"].startswith(unit) for unit in units)]
    return tuple(dict.fromkeys(one["number"] + one["scale"] for one in ours))[:MOST_OFFERED]


def _scaled(number: Decimal, scale: str) -> Decimal:
    """`number` with the word after it: 万, 亿, 千, 百, or 万5千 of 2万5千."""
    if len(scale) == 3:
        return number * TEN_THOUSAND + int(scale[1]) * 1000
    return number * {"": 1, "百": 100, "千": 1000, "万": 10_000, "亿": 10**8}[scale]


def _decimal(text: str) -> Decimal | None:
    if text[0] in HANZI:
        return hanzi_number(text)
    return Decimal(re.sub("[−－]", "-", text).replace(",", ""))
