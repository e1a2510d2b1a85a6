"""How Excel shows a value: which number formats mean a percentage or a day, and which put words behind a number."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import ClassVar

from lianping_desk.exchange.grid import Cell, CellContent, Trouble

PERCENT_FORMATS = frozenset({9, 10})
DATE_FORMATS = frozenset({14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58})
"""Built-in numbers, ECMA-376 18.8.30, the East Asian ones included."""
MONTH_FORMATS = frozenset({17, 27, 36, 50, 52, 57})
"""Of these those that show a year and a month: somebody typed 2023年5月, and the first of May is Excel's own."""
TIME_FORMATS = frozenset({18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47})

_NOT_PATTERN = re.compile(r'"[^"]*"|[\\!].|_.|\*.|\[[^\]]*\]')
_WORDS_BEHIND = re.compile(
    r'(?:[0#?]|general|通用格式)(?:"(?P<quoted>[^"]*)"|(?P<bare>[\u4e00-\u9fff%％]+))', re.IGNORECASE
)
_UNIT = re.compile("[%％万千百亿元人场次个期名成]")
_SCALED = re.compile(r"[0#?],+(?![0#?,])")
_NAMES_SCALE = re.compile("[万千亿]")
_DAYS_BEFORE_EPOCH = date(1899, 12, 30), date(1904, 1, 1)


@dataclass(frozen=True, slots=True)
class Shape:
    """What a number format makes of a number. `words`: the unit that it shows behind it (2 shown as 2万人).

    A `month` is a day of which only year and month are shown, `scaled` a number shown divided by thousands.
    """

    kind: str
    words: str = ""
    plain: ClassVar["Shape"]
    percent: ClassVar["Shape"]
    day: ClassVar["Shape"]
    month: ClassVar["Shape"]
    time: ClassVar["Shape"]
    scaled: ClassVar["Shape"]


for _kind in ("plain", "percent", "day", "month", "time", "scaled"):
    setattr(Shape, _kind, Shape(_kind))


def shape_of(number: int, code: str | None) -> Shape:
    """The shape that a number format makes, by its built-in number or its code."""
    if code is None or number in PERCENT_FORMATS or number in DATE_FORMATS or number in TIME_FORMATS:
        if number in PERCENT_FORMATS:
            return Shape.percent
        if number in DATE_FORMATS:
            return Shape.month if number in MONTH_FORMATS else Shape.day
        return Shape.time if number in TIME_FORMATS else Shape.plain
    pattern = _NOT_PATTERN.sub("", code.split(";")[0]).lower()
    if "%" in pattern:
        return Shape.percent
    if "general" in pattern or "standard" in pattern or "通用" in pattern:
        return _with_words(code, pattern)
    if re.search(r"[yd年月日]", pattern) or ("m" in pattern and not re.search(r"[hs]", pattern)):
        is_month = "y" in pattern and "m" in pattern and "d" not in pattern and "日" not in pattern
        return Shape.month if is_month else Shape.day
    return Shape.time if re.search(r"[hs]", pattern) else _with_words(code, pattern)


def _with_words(code: str, pattern: str) -> Shape:
    """The shape of a plain number: shown smaller than it is, or with a unit behind it."""
    shown = code.split(";")[0]
    if _SCALED.search(pattern):
        return Shape.plain if _NAMES_SCALE.search(shown) else Shape.scaled
    found = _WORDS_BEHIND.search(shown)
    words = (found["quoted"] or found["bare"] or "").strip() if found else ""
    return Shape("plain", words) if _UNIT.search(words) else Shape.plain


def number_cell(row: int, column: int, number: float | int, shape: Shape, epoch_1904: bool) -> Cell:
    """The cell for a stored number under the shape of its format."""
    if isinstance(number, float) and number.is_integer() and abs(number) < 1e15:
        number = int(number)
    if shape in (Shape.day, Shape.month, Shape.time):
        day = day_of_serial(number, epoch_1904)
        if isinstance(day, date) and shape == Shape.month:
            return Cell(row, column, text := f"{day.year}年{day.month}月", text)
        if day is not None:
            return Cell(row, column, day, text_of(day))
    if shape.words:
        return Cell(row, column, text := f"{text_of(number)}{shape.words}", text)
    if shape == Shape.scaled:
        return Cell(row, column, number, text_of(number), trouble=Trouble.scaled)
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
