"""Cells under a heading for numbers: counts, money, values of indicators (DESIGN 6, `returns read`).

A cell that names its own unit is converted; a number that cannot be in the heading's unit is a doubt, never adapted.
"""

from decimal import Decimal

from lianping_desk.exchange.grid import Cell
from lianping_desk.exchange.reading.found_value import CellReading, Doubtful, FoundValue
from lianping_desk.exchange.reading.number_cells import as_number, own_number, remark_on, short_number, trouble_of
from lianping_desk.exchange.reading.percentages import read_percent
from lianping_desk.exchange.reading.quantity import TEN_THOUSAND, UNSURE, parts_with_unit
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


def read_count(cell: Cell, units: frozenset[str], factor: Decimal = Decimal(1)) -> CellReading:
    """A count: a whole number not below 0. `factor` is what the heading multiplies by (万人次: 10000)."""
    text = plain(cell.text)
    if is_nothing(text):
        return None
    if trouble := trouble_of(cell):
        return trouble
    quantity = own_number(cell, text)
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
        shown = (str(int(number)), short_number(quantity.number))
        return Doubtful("表头是万人次，数额过大，疑为人次", shown)
    return FoundValue(int(number), remark_on(cell, quantity, converted=number != quantity.number or quantity.scaled))


def _one_of_several(doubtful: Doubtful, text: str, units: frozenset[str]) -> tuple[str, ...]:
    """The numbers of a cell that may be meant, by their units, where it holds several."""
    return () if doubtful.why == UNSURE else parts_with_unit(text, units)


def read_funds(cell: Cell, factor: Decimal | None) -> CellReading:
    """Money in 万元. `factor` turns the heading's unit into 万元 (元: 0.0001); None where nothing names the unit."""
    text = plain(cell.text)
    if is_nothing(text):
        return None
    if trouble := trouble_of(cell):
        return trouble
    quantity = own_number(cell, text)
    if isinstance(quantity, Doubtful):
        return quantity
    if quantity.unit not in ("", "元", "元整", "块", "块钱", "元人民币"):
        return Doubtful(f"“{quantity.unit}”不是这一栏的计量单位")
    if quantity.scaled or quantity.unit:
        number = quantity.number / TEN_THOUSAND
    elif factor is None:
        if quantity.number == 0:
            return FoundValue(0)
        shown = short_number(quantity.number)
        return Doubtful("没有写明是元还是万元", (f"{shown}万元", f"{shown}元"))
    else:
        number = quantity.number * factor
    if trouble := _implausible_funds(number, factor, names_unit=bool(quantity.unit or quantity.scaled)):
        return trouble
    return FoundValue(as_number(number), remark_on(cell, quantity, converted=number != quantity.number))


def _implausible_funds(number: Decimal, factor: Decimal | None, *, names_unit: bool) -> Doubtful | None:
    """Why an amount in 万元 is not believed; one that names its own unit is believed further."""
    if number < 0:
        return Doubtful("是负数")
    if number < (HUGE_FUNDS_IN_WORDS if names_unit else HUGE_FUNDS):
        return None
    if names_unit:
        return Doubtful("数额过大，疑为填错")
    why = "表头是万元，数额过大，疑为元" if factor == 1 else "数额过大"
    return Doubtful(why, (f"{short_number(number / TEN_THOUSAND)}万元", f"{short_number(number)}万元"))


def read_amount(cell: Cell, unit: str) -> CellReading:
    """A value of an indicator, in the indicator's own unit (个, %, 万人次)."""
    text = plain(cell.text)
    if is_nothing(text):
        return None
    if trouble := trouble_of(cell):
        return trouble
    if unit == "%":
        return read_percent(cell)
    quantity = own_number(cell, text)
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
    return FoundValue(as_number(number), remark_on(cell, quantity, converted=number != quantity.number))
