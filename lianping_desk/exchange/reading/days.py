"""Cells that hold a day, in every spelling an office uses."""

import re
from datetime import date, time

from lianping_desk.exchange.grid import Cell
from lianping_desk.exchange.reading.found_value import CellReading, Doubtful, FoundValue
from lianping_desk.exchange.reading.hanzi_numbers import hanzi_number
from lianping_desk.exchange.reading.words import is_nothing, plain

_UNDECIDED = frozenset({"待定", "未定", "待认定", "未认定", "待批", "年月日"})
_FULL = re.compile(r"(?P<year>\d{4}|\d{2})(?:年|[./\-—－])(?P<month>\d{1,2})(?:月|[./\-—－])(?P<day>\d{1,2})(?:日|号)?")
_COMPACT = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)")
_MONTH_AND_DAY = re.compile(r"(?P<month>\d{1,2})月(?P<day>\d{1,2})(?:日|号)")
_NO_DAY = re.compile(
    r"(?:19|20)\d\d(?:年|[./\-])(?:\d{1,2}月?(?:份|底|初|末|中旬|上旬|下旬)?|[上下]半年)?|(?:19|20)\d\d"
)
_WRITTEN_OUT = re.compile(
    r"(?:(?P<year>[〇○零0一二三四五六七八九]{4}|\d{4})年)?(?P<month>[一二三四五六七八九十]{1,2})月(?P<day>[一二三四五六七八九十]{1,3})(?:日|号)"
)
_MONTH_IN_HANZI = re.compile(
    r"(?:[〇○零一二三四五六七八九]{4}年)?[一二三四五六七八九十]{1,2}月(?:份|底|初|末)?|\d{1,2}月(?:份|底|初|末)?"
)
_OTHER_SIGNS = re.compile(r"(?P<year>(?:19|20)\d\d)[、·,](?P<month>\d{1,2})[、·,](?P<day>\d{1,2})日?")
_WEEKDAY = re.compile(r"\(?(?:周|星期|礼拜)[一二三四五六日天]\)?$")
_YEAR_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_HOUR = re.compile(r"(?<=\d)(?:日|号|T)?\d{1,2}[:：]\d\d(?:[:：]\d\d)?$|00:00:00$")
EXCEL_SERIALS = range(20_000, 60_000)


def read_day(cell: Cell, year: int | None) -> CellReading:
    """The day in a cell. `year` is the reporting period's, for days that name none (7月5日)."""
    if cell.trouble:
        return Doubtful(cell.trouble.chinese)
    if isinstance(cell.value, date):
        return _day(cell.value.year, cell.value.month, cell.value.day)
    if isinstance(cell.value, time):
        return Doubtful("是时间，不是日期")
    return day_in(cell.text, year)


def day_in(written: str, year: int | None) -> CellReading:
    """The day that a text states: value, doubt, or None where it states that there is none (yet)."""
    text = plain(written).rstrip("。.;；,，、").removeprefix("'").replace("。", ".")
    if is_nothing(text) or text in _UNDECIDED:
        return None
    text = _WEEKDAY.sub("", _HOUR.sub("", text) if ":" in text else text)
    text = _WRITTEN_OUT.sub(_in_figures, text)
    for pattern in (_FULL, _COMPACT, _OTHER_SIGNS):
        if found := pattern.fullmatch(text):
            return _full_day(found, written)
    if found := _MONTH_AND_DAY.fullmatch(text):
        if year is None:
            return Doubtful("没有写年份")
        reading = _day(year, int(found["month"]), int(found["day"]))
        if isinstance(reading, FoundValue):
            return FoundValue(reading.value, f"原文“{written.strip()}”没有年份，按填报期取{year}年")
        return reading
    if _NO_DAY.fullmatch(text):
        return Doubtful("没有写到哪一日")
    if re.fullmatch(r"\d{5}(\.\d+)?", text) and int(text[:5]) in EXCEL_SERIALS:
        return Doubtful("是日期序号，没有设成日期格式")
    return Doubtful("没有写到哪一日" if _MONTH_IN_HANZI.fullmatch(text) else "不是日期")


def _in_figures(found: re.Match[str]) -> str:
    """二〇二三年六月五日 as 2023年6月5日."""
    month, day = hanzi_number(found["month"]), hanzi_number(found["day"])
    if month is None or day is None:
        return found[0]
    year = f"{found['year'].translate(_YEAR_DIGITS)}年" if found["year"] else ""
    return f"{year}{month}月{day}日"


def _full_day(found: re.Match[str], written: str) -> CellReading:
    number = int(found["year"])
    if len(found["year"]) == 4:
        return _day(number, int(found["month"]), int(found["day"]))
    reading = _day(2000 + number, int(found["month"]), int(found["day"]))
    if isinstance(reading, FoundValue):
        return FoundValue(reading.value, f"原文“{written.strip()}”，年份按20{found['year']}年")
    return reading


def _day(year: int, month: int, day: int) -> CellReading:
    if not 1949 <= year <= 2100:
        return Doubtful("年份不对")
    try:
        return FoundValue(date(year, month, day))
    except ValueError:
        return Doubtful("没有这一天")
