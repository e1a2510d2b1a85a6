"""Cells under a heading for numbers: counts, percentages, money (DESIGN 6, `returns read`).

A cell that names its own unit is converted; a number that cannot be in the heading's unit is a doubt, never adapted.
"""

import re
from datetime import date, datetime, time
from decimal import Decimal

from lianping_desk.exchange.grid import Cell, CellContent
from lianping_desk.exchange.reading.found_value import CellReading, Doubtful, FoundValue
from lianping_desk.exchange.reading.hanzi_numbers import hanzi_number, with_percent_sign
from lianping_desk.exchange.reading.quantity import (
    LARGEST_NUMBER,
    ROUGH,
    TEN_THOUSAND,
    UNSURE,
    Quantity,
    parts_with_unit,
    quantity_in,
)
from lianping_desk.exchange.reading.words import is_nothing, plain

HUGE_FUNDS = Decimal(1000)
"""万元. A county unit's period stays far below; from here on the figure was very likely written in 元."""
HUGE_FUNDS_IN_WORDS = Decimal(10_000)
"""万元. An amount that names its own unit is believed up to here."""
HUGE_COUNT = Decimal(100_000_000)
HUGE_SCALED_COUNT = Decimal(1_000_000)
"""A bare number under 万人次 that comes to this much was very likely written in 人次."""

PEOPLE_UNITS = frozenset({"人", "人次", "名", "位", "人(次)", "余人", "个人", "人/次", "人·次"})
SESSION_UNITS = frozenset(
    {"场", "次", "场次", "场(次)", "期", "个", "项", "轮", "届", "站", "回", "班次", "场/次", "堂", "节", "批次"}
)
_SPACED_THOUSANDS = re.compile(r"\s*\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+\s*")
"""1 200, but not 800 above 400 on two lines of a cell."""
_TENTHS = re.compile(
    f"(?:{ROUGH})?(?P<tenths>[一二两三四五六七八九])成(?P<half>[一二三四五六七八九])?(?:左右|以上|多)?"
)
_SHARE = re.compile(r"(?:完成)?(\d{1,6})/(\d{1,6})(?:完成)?")
_AROUND_A_PERCENTAGE = re.compile(
    r"^(?:目前|现已?|(?:年度)?任务|工作|总体|整体|累计|进度|完成率|完成进度|进展)+(?=.*%)|(?<=%)\(?(?:已|提前|按时|按期)?完成\)?$"
)
"""What may stand around a percentage without changing it: 任务完成60%, 100%（提前完成）."""


def read_count(cell: Cell, units: frozenset[str], factor: Decimal = Decimal(1)) -> CellReading:
    """A count: a whole number not below 0. `factor` is what the heading multiplies by (万人次: 10000)."""
    text = plain(cell.text)
    if is_nothing(text):
        return None
    if trouble := _trouble(cell):
        return trouble
    quantity = _own_number(cell, text)
    if isinstance(quantity, Doubtful):
        return Doubtful(quantity.why, quantity.candidates or _one_of_several(quantity, text, units))
    if quantity.is_money:
        return Doubtful("是金额，不是数量")
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


def _one_of_several(doubtful: Doubtful, text: str, units: frozenset[str]) -> tuple[str, ...]:
    """The numbers of a cell that may be meant, by their units, where it holds several."""
    return () if doubtful.why == UNSURE else parts_with_unit(text, units)


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
    if share := _SHARE.fullmatch(text):
        return Doubtful("是比，不是百分数", _percent_of(share))
    quantity = _own_number(cell, _AROUND_A_PERCENTAGE.sub("", with_percent_sign(text)))
    if isinstance(quantity, Doubtful):
        return quantity if quantity.why != UNSURE else Doubtful("不是数字")
    if quantity.scaled or quantity.unit not in ("", "%"):
        return Doubtful("不是数字")
    if not quantity.unit and 0 < quantity.number <= 1:
        shown = f"{_short(quantity.number * 100)}%"
        return Doubtful(
            f"没有百分号，不知是 {shown} 还是 {_short(quantity.number)}%", (shown, f"{_short(quantity.number)}%")
        )
    return _percent(quantity.number, _remark(cell, quantity, converted=False))


def _percent_of(share: re.Match[str]) -> tuple[str, ...]:
    part, whole = Decimal(share[1]), Decimal(share[2])
    return (f"{_short(round(part / whole * 100, 1))}%",) if 0 <= part <= whole and whole else ()


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
    if trouble := _implausible_funds(number, factor, names_unit=bool(quantity.unit or quantity.scaled)):
        return trouble
    return FoundValue(_number(number), _remark(cell, quantity, converted=number != quantity.number))


def _implausible_funds(number: Decimal, factor: Decimal | None, *, names_unit: bool) -> Doubtful | None:
    """Why an amount in 万元 is not believed; one that names its own unit is believed further."""
    if number < 0:
        return Doubtful("是负数")
    if number < (HUGE_FUNDS_IN_WORDS if names_unit else HUGE_FUNDS):
        return None
    if names_unit:
        return Doubtful("数额过大，疑为填错")
    why = "表头是万元，数额过大，疑为元" if factor == 1 else "数额过大"
    return Doubtful(why, (f"{_short(number / TEN_THOUSAND)}万元", f"{_short(number)}万元"))


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
        return quantity if quantity.why != UNSURE else Doubtful("不是数字")
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
    if re.search(r"\d\s+\d", cell.text) and not _SPACED_THOUSANDS.fullmatch(cell.text):
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
