"""Days in every spelling, and what only looks like a day."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianping_desk.exchange.grid import Cell, CellContent
from lianping_desk.exchange.opening.shown import text_of
from lianping_desk.exchange.reading.days import read_day
from lianping_desk.exchange.reading.found_value import Doubtful, FoundValue

SPELLINGS = (
    "{d.year}年{d.month}月{d.day}日",
    "{d.year}.{d.month}.{d.day}",
    "{d.year}-{d.month:02}-{d.day:02}",
    "{d.year}/{d.month}/{d.day}",
    "{d:%Y%m%d}",
    "{d.year} 年 {d.month} 月 {d.day} 日",
    "{d.year}．{d.month}．{d.day}",
)


@pytest.mark.parametrize(
    "written", ["二〇二三年六月五日", "二○二三年六月五日", "2023年六月五日", "2023、6、5", "2023.6.5（周一）"]
)
def test_a_day_in_hanzi_or_with_other_signs_is_read_too(written: str) -> None:
    assert day(written) == FoundValue(date(2023, 6, 5))


def day(value: CellContent) -> object:
    return read_day(Cell(3, 7, value, text_of(value)), 2023)


@given(meant=st.dates(date(1980, 1, 1), date(2035, 12, 31)), spelling=st.sampled_from(SPELLINGS))
def test_a_day_is_the_same_day_in_every_spelling(meant: date, spelling: str) -> None:
    assert day(spelling.format(d=meant)) == FoundValue(meant)


def test_a_date_cell_needs_no_reading() -> None:
    assert day(date(2023, 5, 6)) == FoundValue(date(2023, 5, 6))
    assert day(datetime(2023, 5, 6, 8, 30)) == FoundValue(date(2023, 5, 6))


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("2023.6.31", "没有这一天"),
        ("2023年2月30日", "没有这一天"),
        ("2023/13/5", "没有这一天"),
        ("2023年6月底", "没有写到哪一日"),
        ("2023.6", "没有写到哪一日"),
        ("2023年", "没有写到哪一日"),
        (45082, "是日期序号，没有设成日期格式"),
        ("上半年", "不是日期"),
    ],
)
def test_a_day_that_is_none_is_a_doubt_that_says_why(written: CellContent, why: str) -> None:
    assert day(written) == Doubtful(why)


def test_a_day_without_a_year_takes_the_periods_and_says_so() -> None:
    found = day("7月5日")
    assert isinstance(found, FoundValue)
    assert found.value == date(2023, 7, 5)
    assert "没有年份" in found.remark


def test_without_a_period_a_day_without_a_year_is_a_doubt() -> None:
    assert read_day(Cell(1, 1, "7月5日", "7月5日"), None) == Doubtful("没有写年份")


@pytest.mark.parametrize("written", ["待定", "/", "无", "　　年　　月　　日"])
def test_an_open_date_is_no_value(written: str) -> None:
    assert day(written) is None


@given(text=st.text(alphabet="0123456789.-/年月日号底 ", max_size=12))
def test_no_text_at_all_breaks_the_reading_of_days(text: str) -> None:
    day(text)
