"""What all cells for numbers have in common: the number that stands there, and how it is told."""

import re
from datetime import date, datetime, time
from decimal import Decimal

from lianping_desk.exchange.grid import Cell, CellContent
from lianping_desk.exchange.reading.found_value import Doubtful
from lianping_desk.exchange.reading.quantity import LARGEST_NUMBER, Quantity, quantity_in

_SPACED_THOUSANDS = re.compile(r"\s*\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+\s*")
"""1 200, but not 800 above 400 on two lines of a cell."""


def own_number(cell: Cell, text: str) -> Quantity | Doubtful:
    """The number of a cell whose plain text is `text`, or why it is none."""
    if isinstance(cell.value, bool | date | datetime | time):
        return Doubtful("是日期，不是数字" if not isinstance(cell.value, bool) else "不是数字")
    if isinstance(cell.value, int | float):
        if cell.is_percent:
            return Doubtful("是百分比，不是数量")
        if not is_plausible(cell.value):
            return Doubtful("数额过大，疑为填错")
        return Quantity(Decimal(str(cell.value)), "", softened=False, scaled=False)
    if re.search(r"\d\s+\d", cell.text) and not _SPACED_THOUSANDS.fullmatch(cell.text):
        return Doubtful("一格里有几个数")
    return quantity_in(text)


def is_plausible(value: CellContent) -> bool:
    """Whether it is a number that an office could mean: broken workbooks hold infinities too."""
    return isinstance(value, int | float) and abs(value) <= LARGEST_NUMBER


def trouble_of(cell: Cell) -> Doubtful | None:
    """Why a cell has no value that may be used."""
    return Doubtful(cell.trouble.chinese) if cell.trouble else None


def remark_on(cell: Cell, quantity: Quantity, converted: bool) -> str:
    """What was understood but changed on the way: 约 and 余 taken off, a unit converted."""
    if quantity.softened:
        return f"原文“{cell.text.strip()}”，是约数"
    return f"由“{cell.text.strip()}”换算" if converted else ""


def as_number(number: Decimal) -> int | float:
    """A number ready to store, a whole one without a point."""
    number = number.quantize(Decimal("1E-9")).normalize()
    return int(number) if number == number.to_integral_value() else float(number)


def short_number(number: Decimal) -> str:
    """A number as it is offered to her: no exponent, no needless zeros."""
    return f"{number.normalize():f}"
