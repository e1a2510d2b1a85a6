"""How Excel shows a value, and which number formats mean a percentage or a day."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from lianping_desk.exchange.grid import Cell, CellContent

PERCENT_FORMATS = frozenset({9, 10})
DATE_FORMATS = frozenset({14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58})
"""Built-in numbers, ECMA-376 18.8.30, the East Asian ones included."""
TIME_FORMATS = frozenset({18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47})

_NOT_PATTERN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_DAYS_BEFORE_EPOCH = date(1899, 12, 30), date(1904, 1, 1)


class Shape:
    """What a number format makes of a number."""

    plain, percent, day, time = "plain", "percent", "day", "time"


def shape_of(number: int, code: str | None) -> str:
    """One of Shape for a number format, by its built-in number or its code."""
    if code is None or number in PERCENT_FORMATS or number in DATE_FORMATS or number in TIME_FORMATS:
        if number in PERCENT_FORMATS:
            return Shape.percent
        if number in DATE_FORMATS:
            return Shape.day
        return Shape.time if number in TIME_FORMATS else Shape.plain
    pattern = _NOT_PATTERN.sub("", code.split(";")[0]).lower()
    if "%" in pattern:
        return Shape.percent
    if "general" in pattern or "standard" in pattern or "通用" in pattern:
        return Shape.plain
    if re.search(r"[yd年月日]", pattern):
        return Shape.day
    if "m" in pattern and not re.search(r"[hs]", pattern):
        return Shape.day
    return Shape.time if re.search(r"[hs]", pattern) else Shape.plain


def number_cell(row: int, column: int, number: float | int, shape: str, epoch_1904: bool) -> Cell:
    """The cell for a stored number under the shape of its format."""
    if isinstance(number, float) and number.is_integer() and abs(number) < 1e15:
        number = int(number)
    if shape in (Shape.day, Shape.time):
        day = day_of_serial(number, epoch_1904)
        if day is not None:
            return Cell(row, column, day, text_of(day))
    if shape == Shape.percent:
        return Cell(row, column, number, f"{text_of(float(Decimal(str(number)) * 100))}%", is_percent=True)
    return Cell(row, column, number, text_of(number))


def day_of_serial(serial: float | int, epoch_1904: bool) -> date | datetime | time | None:
    """The day that Excel shows for a serial number; None outside the days that Excel knows."""
    if not 0 <= serial < 2_958_466:
        return None
    if serial < 1:
        return (datetime(2000, 1, 1) + timedelta(days=serial)).time()
    first = _DAYS_BEFORE_EPOCH[1 if epoch_1904 else 0]
    days = int(serial)
    if not epoch_1904 and days < 60:
        days += 1  # Excel counts a 29 February 1900 that never was
    day = first + timedelta(days=days)
    if serial == int(serial):
        return day
    moment = datetime(day.year, day.month, day.day) + timedelta(days=serial - int(serial))
    return moment.replace(microsecond=0)


def text_of(value: CellContent) -> str:
    """A value as a person reads it in the cell: 60, 2.5, 2023-05-06."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        plain = f"{Decimal(f'{value:.15g}'):f}" if value == value and abs(value) != float("inf") else str(value)
        return plain.rstrip("0").rstrip(".") if "." in plain else plain
    if isinstance(value, datetime):
        return value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)
