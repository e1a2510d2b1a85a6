"""Cells under a heading for numbers: counts, percentages, money (DESIGN 6, `returns read`).

A cell that names its own unit is converted; a number that cannot be in the heading's unit is a doubt, never adapted.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from lianping_desk.exchange.grid import Cell, CellContent
from lianping_desk.exchange.reading.found_value import CellReading, Doubtful, FoundValue
from lianping_desk.exchange.reading.hanzi_numbers import HANZI, hanzi_number, with_percent_sign
from lianping_desk.exchange.reading.words import is_nothing, plain

HUGE_FUNDS = Decimal(1000)
"""万元. A county unit's period stays far below; from here on the figure was very likely written in 元."""
HUGE_COUNT = Decimal(100_000_000)
HUGE_SCALED_COUNT = Decimal(1_000_000)
"""A bare number under 万人次 that comes to this much was very likely written in 人次."""
LARGEST_NUMBER = 10**11
TEN_THOUSAND = Decimal(10_000)

PEOPLE_UNITS = frozenset({"人", "人次", "名", "位", "人(次)", "余人", "个人", "人/次", "人·次"})
SESSION_UNITS = frozenset({"场", "次", "场次", "场(次)", "期", "个", "项", "轮", "届", "站", "回", "班次", "场/次"})
_ROUGH = "约为|大约|约|大概|近|将近|接近|超过|超|逾"
_BEFORE = (
    f"(?P<before>(?:{_ROUGH}|共计|共|合计|总计|已经?完成了?|完成了?|已达到?|达到?了?|受益|惠及|覆盖|服务|参与|参加"
    "|开展|举办|组织|投入|使用|支出|人民币|¥)*)"
)
_NUMBER = rf"(?P<number>[+\-−－]?(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?|[{HANZI}]+)"
_SCALE = r"(?P<scale>(?:万\d千)|万|亿|千|百)?"
_AFTER = r"(?P<after>余|多|左右|上下|以上|来)?"
_QUANTITY = re.compile(
    f"{_BEFORE}{_NUMBER}(?P<odd>余|多|来)?{_SCALE}(?P<odd2>余|多)?(?P<unit>[^\\d]*?){_AFTER}[。;；,，]?"
)
_UNIT_OF = re.compile(
    r"^(?P<unit>人次?|名|位|场次?|次|期)(?:科普|宣传|活动|讲座|培训|学生|师生|群众|村民|居民|老人|职工|人员)+$"
)
_TENTHS = re.compile(
    f"(?:{_ROUGH})?(?P<tenths>[一二两三四五六七八九])成(?P<half>[一二三四五六七八九])?(?:左右|以上|多)?"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as written in a cell: in units of one (万 multiplied out), its own unit, and what softens it."""

    number: Decimal
    unit: str
    softened: bool
    scaled: bool


def quantity_in(text: str) -> Quantity | Doubtful:
    """The one number that a plain text states; a doubt where it states none, several, or a range."""
    if re.search(r"\d\s*(?:-|—|–|~|至|到)\s*\d", text):
        return Doubtful("是范围，不是一个数")
    found = _QUANTITY.fullmatch(text)
    if not found:
        several = len(re.findall(r"\d+(?:\.\d+)?", text)) > 1
        return Doubtful("一格里有几个数" if several else "不是确定的数")
    number = _decimal(found["number"])
    if number is None:
        return Doubtful("不是确定的数")
    if number > LARGEST_NUMBER:
        return Doubtful("数额过大，疑为填错")
    if found["number"] in ("百", "千", "万", "亿") and not (found["odd"] or found["after"] or found["before"]):
        return Doubtful("不是确定的数")  # 万元 alone names a unit, no amount
    softened = bool(re.search(_ROUGH, found["before"])) or bool(found["odd"] or found["odd2"] or found["after"])
    unit = found["unit"]
    unit = unit[1:-1] if re.fullmatch(r"\([^()]*\)", unit) else unit
    named = _UNIT_OF.fullmatch(unit)
    scaled = bool(found["scale"]) or any(scale in found["number"] for scale in "万萬亿")
    return Quantity(_scaled(number, found["scale"] or ""), named["unit"] if named else unit, softened, scaled)


def _scaled(number: Decimal, scale: str) -> Decimal:
    """`number` with the word after it: 万, 亿, 千, 百, or 万5千 of 2万5千."""
    if len(scale) == 3:
        return number * TEN_THOUSAND + int(scale[1]) * 1000
    return number * {"": 1, "百": 100, "千": 1000, "万": 10_000, "亿": 10**8}[scale]


def read_count(cell: Cell, units: frozenset[str], factor: Decimal = Decimal(1)) -> CellReading:
    """A count: a whole number not below 0. `factor` is what the heading multiplies by (万人次: 10000)."""
    text = plain(cell.text)
    if is_nothing(text):
        return None
    if trouble := _trouble(cell):
        return trouble
    quantity = _own_number(cell, text)
    if isinstance(quantity, Doubtful):
        return quantity
    if quantity.unit and quantity.unit not in units:
        return Doubtful(f"“{quantity.unit}”不是这一栏的计量单位")
    names_own_unit = quantity.scaled or bool(quantity.unit)
    number = quantity.number if names_own_unit else quantity.number * factor
    if number < 0:
        return Doubtful("是负数")
    if number != number.to_integral_value():
        return Doubtful("不是整数")
    if number >= HUGE_COUNT:
        return Doubtful("数额过大，疑为填错")
    if factor > 1 and not names_own_unit and number >= HUGE_SCALED_COUNT:
        shown = (str(int(number)), _short(quantity.number))
        return Doubtful("表头是万人次，数额过大，疑为人次", shown)
    return FoundValue(int(number), _remark(cell, quantity, converted=number != quantity.number or quantity.scaled))


def read_percent(cell: Cell) -> CellReading:
    """A percentage, 0-100. 0.6 shown as 60 % is 60; a bare 0.6 is a doubt."""
    text = plain(cell.text)
    if is_nothing(text):
        return None
    if trouble := _trouble(cell):
        return trouble
    if cell.is_percent and _is_plausible(cell.value):
        return _percent(Decimal(str(cell.value)) * 100, "")
    if tenths := _TENTHS.fullmatch(text):
        return Doubtful("是成数，不是百分数", (f"{_of_ten(tenths)}%",))
    quantity = _own_number(cell, with_percent_sign(text))
    if isinstance(quantity, Doubtful):
        return quantity if quantity.why != "不是确定的数" else Doubtful("不是数字")
    if quantity.scaled or quantity.unit not in ("", "%"):
        return Doubtful("不是数字")
    if not quantity.unit and 0 < quantity.number <= 1:
        shown = f"{_short(quantity.number * 100)}%"
        return Doubtful(
            f"没有百分号，不知是 {shown} 还是 {_short(quantity.number)}%", (shown, f"{_short(quantity.number)}%")
        )
    return _percent(quantity.number, _remark(cell, quantity, converted=False))


def _of_ten(tenths: re.Match[str]) -> Decimal:
    whole = hanzi_number(tenths["tenths"]) or Decimal(0)
    return whole * 10 + (hanzi_number(tenths["half"]) or 0 if tenths["half"] else 0)


def read_funds(cell: Cell, factor: Decimal | None) -> CellReading:
    """Money in 万元. `factor` turns the heading's unit into 万元 (元: 0.0001); None where nothing names the unit."""
    text = plain(cell.text)
    if is_nothing(text):
        return None
    if trouble := _trouble(cell):
        return trouble
    quantity = _own_number(cell, text)
    if isinstance(quantity, Doubtful):
        return quantity
    if quantity.unit not in ("", "元", "元整", "块", "块钱", "元人民币"):
        return Doubtful(f"“{quantity.unit}”不是这一栏的计量单位")
    if quantity.scaled or quantity.unit:
        number = quantity.number / TEN_THOUSAND
    elif factor is None:
        if quantity.number == 0:
            return FoundValue(0)
        shown = _short(quantity.number)
        return Doubtful("没有写明是元还是万元", (f"{shown}万元", f"{shown}元"))
    else:
        number = quantity.number * factor
    if number < 0:
        return Doubtful("是负数")
    if number >= HUGE_FUNDS and not quantity.unit and not quantity.scaled:
        why = "表头是万元，数额过大，疑为元" if factor == 1 else "数额过大"
        return Doubtful(why, (f"{_short(number / TEN_THOUSAND)}万元", f"{_short(number)}万元"))
    return FoundValue(_number(number), _remark(cell, quantity, converted=number != quantity.number))


def read_amount(cell: Cell, unit: str) -> CellReading:
    """A value of an indicator, in the indicator's own unit (个, %, 万人次)."""
    text = plain(cell.text)
    if is_nothing(text):
        return None
    if trouble := _trouble(cell):
        return trouble
    if unit == "%":
        return read_percent(cell)
    quantity = _own_number(cell, text)
    if isinstance(quantity, Doubtful):
        return quantity if quantity.why != "不是确定的数" else Doubtful("不是数字")
    wanted = plain(unit)
    scale = TEN_THOUSAND if wanted.startswith("万") else Decimal(1)
    bare = wanted.removeprefix("万")
    if quantity.unit and quantity.unit != bare and not {quantity.unit, bare} <= PEOPLE_UNITS:
        return Doubtful(f"“{quantity.unit}”不是这项指标的计量单位")
    if quantity.number < 0:
        return Doubtful("是负数")
    number = quantity.number / scale if quantity.scaled or (quantity.unit and scale != 1) else quantity.number
    return FoundValue(_number(number), _remark(cell, quantity, converted=number != quantity.number))


def _own_number(cell: Cell, text: str) -> Quantity | Doubtful:
    if isinstance(cell.value, bool | date | datetime | time):
        return Doubtful("是日期，不是数字" if not isinstance(cell.value, bool) else "不是数字")
    if isinstance(cell.value, int | float):
        if cell.is_percent:
            return Doubtful("是百分比，不是数量")
        if not _is_plausible(cell.value):
            return Doubtful("数额过大，疑为填错")
        return Quantity(Decimal(str(cell.value)), "", softened=False, scaled=False)
    if re.search(r"\d\s+\d", cell.text) and not re.fullmatch(r"\s*\d{1,3}(?:\s\d{3})+\s*", cell.text):
        return Doubtful("一格里有几个数")
    return quantity_in(text)


def _is_plausible(value: CellContent) -> bool:
    """Whether it is a number that an office could mean: broken workbooks hold infinities too."""
    return isinstance(value, int | float) and abs(value) <= LARGEST_NUMBER


def _percent(number: Decimal, remark: str) -> CellReading:
    if number > 100:
        return Doubtful("超过100%")
    if number < 0:
        return Doubtful("是负数")
    return FoundValue(_number(number), remark)


def _trouble(cell: Cell) -> Doubtful | None:
    return Doubtful(cell.trouble.chinese) if cell.trouble else None


def _remark(cell: Cell, quantity: Quantity, converted: bool) -> str:
    if quantity.softened:
        return f"原文“{cell.text.strip()}”，是约数"
    return f"由“{cell.text.strip()}”换算" if converted else ""


def _number(number: Decimal) -> int | float:
    number = number.quantize(Decimal("1E-9")).normalize()
    return int(number) if number == number.to_integral_value() else float(number)


def _short(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _decimal(text: str) -> Decimal | None:
    if text[0] in HANZI:
        return hanzi_number(text)
    return Decimal(re.sub("[−－]", "-", text).replace(",", ""))
