"""Numbers as offices write them: the number, or a doubt; never another number."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianping_desk.exchange.grid import Cell, CellContent, Trouble
from lianping_desk.exchange.opening.shown import text_of
from lianping_desk.exchange.reading.found_value import Doubtful, FoundValue
from lianping_desk.exchange.reading.percentages import read_percent
from lianping_desk.exchange.reading.quantities import (
    PEOPLE_UNITS,
    SESSION_UNITS,
    read_amount,
    read_count,
    read_funds,
)


def cell(value: CellContent, is_percent: bool = False) -> Cell:
    return Cell(5, 4, value, text_of(value), is_percent)


def people(value: CellContent, factor: int = 1) -> object:
    found = read_count(cell(value), PEOPLE_UNITS, Decimal(factor))
    return found.value if isinstance(found, FoundValue) else found


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (1200, 1200),
        ("1200", 1200),
        ("１２００", 1200),
        ("1,200", 1200),
        ("1200人次", 1200),
        ("1.2万人次", 12_000),
        ("1.79万", 17_900),
        ("约1.2万人次", 12_000),
        ("9950余人", 9950),
        ("1200人左右", 1200),
        ("两人", 2),
        ("一百零三人", 103),
        ("十二", 12),
        ("一万两千三百人次", 12_300),
        ("3千余人", 3000),
        ("2万5千人", 25_000),
        ("壹仟贰佰", 1200),
        ("覆盖约1200名群众", 1200),
        ("1200（人次）", 1200),
        (0, 0),
    ],
)
def test_a_count_is_read_in_every_spelling(written: CellContent, meant: int) -> None:
    assert people(written) == meant


@pytest.mark.parametrize(
    "written",
    [
        "3-5场",
        "讲座2场，展览1场",
        "二百五",
        "三千五",
        "2万5",
        "累计1200人",
        "多场",
        "若干",
        -3,
        "-3",
        3.5,
        "5场",
        "3 5",
        "3\n5",
        "1.37E+10",
        "12、15",
        "半数",
        True,
    ],
)
def test_a_count_that_is_not_certain_is_a_doubt(written: CellContent) -> None:
    assert isinstance(people(written), Doubtful)


@pytest.mark.parametrize("written", ["", "-", "/", "无", "—", "——", "暂无", " 无 "])
def test_nothing_is_told_apart_from_zero(written: str) -> None:
    assert people(written) is None


def test_a_heading_in_ten_thousands_multiplies_bare_numbers_only() -> None:
    assert people(0.55, factor=10_000) == 5500
    assert people("1.2万人次", factor=10_000) == 12_000
    assert people("300人", factor=10_000) == 300


def test_an_approximate_number_keeps_a_remark() -> None:
    found = read_count(cell("约300人"), PEOPLE_UNITS)
    assert isinstance(found, FoundValue)
    assert "约数" in found.remark


@pytest.mark.parametrize(
    ("written", "is_percent", "meant"),
    [
        (60, False, 60),
        ("60%", False, 60),
        ("６０％", False, 60),
        (0.6, True, 60),
        (0.291, True, 29.1),
        (1, True, 100),
        (0, False, 0),
        ("约60%", False, 60),
        ("已完成45%", False, 45),
        ("0.5%", False, 0.5),
    ],
)
def test_a_percentage_is_read_as_it_is_shown(written: CellContent, is_percent: bool, meant: float) -> None:
    found = read_percent(cell(written, is_percent))
    assert isinstance(found, FoundValue)
    assert found.value == meant


@pytest.mark.parametrize(
    ("written", "is_percent"),
    [(0.6, False), ("0.6", False), (1, False), (160, False), ("108％", False), (80, True), (-5, False)]
    + [(text, False) for text in ("基本完成", "过半", "60-70%", "大部分完成", "60%（其中一项80%）")],
)
def test_a_percentage_that_could_be_something_else_is_a_doubt(written: CellContent, is_percent: bool) -> None:
    assert isinstance(read_percent(cell(written, is_percent)), Doubtful)


@pytest.mark.parametrize(
    ("written", "factor", "meant"),
    [
        (2.5, "1", 2.5),
        ("25000元", "1", 2.5),
        ("4.84万", "1", 4.84),
        ("2.5万元", "1", 2.5),
        (23_000, "0.0001", 2.3),
        ("2.3万元", "0.0001", 2.3),
        (0, "1", 0),
    ],
)
def test_money_is_in_ten_thousand_yuan_whatever_it_was_written_in(
    written: CellContent, factor: str, meant: float
) -> None:
    found = read_funds(cell(written), Decimal(factor))
    assert isinstance(found, FoundValue)
    assert found.value == meant


def test_a_bare_25000_under_ten_thousand_yuan_is_a_doubt_with_both_readings() -> None:
    found = read_funds(cell(25_000), Decimal(1))
    assert isinstance(found, Doubtful)
    assert found.candidates == ("2.5万元", "25000万元")


def test_money_whose_unit_nobody_names_is_a_doubt() -> None:
    assert isinstance(read_funds(cell(2.5), None), Doubtful)


def test_a_formula_without_a_result_and_an_error_are_doubts() -> None:
    for trouble in Trouble:
        broken = Cell(5, 4, None, "=A1+1", trouble=trouble)
        for found in (read_count(broken, PEOPLE_UNITS), read_percent(broken), read_funds(broken, Decimal(1))):
            assert isinstance(found, Doubtful)
            assert found.why == trouble.chinese


def test_an_indicators_value_is_in_its_own_unit() -> None:
    assert read_amount(cell("两个"), "个") == FoundValue(2)
    assert read_amount(cell("10.6%"), "%") == FoundValue(10.6)
    assert isinstance(read_amount(cell(0.106), "%"), Doubtful)
    assert isinstance(read_amount(cell("正在选址"), "个"), Doubtful)
    assert isinstance(read_amount(cell("3场"), "个"), Doubtful)


@pytest.mark.parametrize("written", [float("nan"), float("inf"), 1e19, "9" * 40, -1e300])
def test_numbers_beyond_all_sense_are_doubts(written: CellContent) -> None:
    for found in (
        read_count(cell(written), PEOPLE_UNITS),
        read_percent(cell(written)),
        read_percent(cell(written, is_percent=isinstance(written, float))),
        read_funds(cell(written), Decimal(1)),
        read_amount(cell(written), "个"),
    ):
        assert isinstance(found, Doubtful)


SPELLINGS = ("{n}", "{n}人次", " {n} ", "{n:,}", "约{n}人", "{n}余人", "共{n}人次", "{n}人。")


@given(number=st.integers(0, 99_999_999), spelling=st.sampled_from(SPELLINGS))
def test_whatever_stands_around_a_number_it_stays_the_same(number: int, spelling: str) -> None:
    assert people(spelling.format(n=number)) == number


@given(text=st.text(alphabet="0123456789.,-—~%/万亿余约人次场元 \n一二三十百两无（）至", max_size=12))
def test_no_text_at_all_breaks_the_reading_of_numbers(text: str) -> None:
    count = read_count(cell(text), PEOPLE_UNITS | SESSION_UNITS)
    percent = read_percent(cell(text))
    read_funds(cell(text), Decimal(1))
    if isinstance(count, FoundValue):
        assert isinstance(count.value, int)
        assert count.value >= 0
    if isinstance(percent, FoundValue):
        assert 0 <= percent.value <= 100  # type: ignore[operator]


@pytest.mark.parametrize(
    ("written", "meant"), [("百分之六十", 60), ("百分之百", 100), ("完成了60%", 60), ("百分之5.5", 5.5)]
)
def test_a_percentage_in_words_is_one(written: str, meant: float) -> None:
    assert read_percent(cell(written)) == FoundValue(meant)


def test_tenths_are_asked_about_with_what_they_may_mean() -> None:
    found = read_percent(cell("约六成五"))
    assert isinstance(found, Doubtful)
    assert found.candidates == ("65%",)


@pytest.mark.parametrize(
    ("written", "meant"), [("贰万伍仟元整", 2.5), ("2万5千元", 2.5), ("￥2.5万", 2.5), ("五百元", 0.05)]
)
def test_money_is_read_in_formal_numerals_too(written: str, meant: float) -> None:
    found = read_funds(cell(written), Decimal(1))
    assert isinstance(found, FoundValue)
    assert found.value == meant


def test_a_count_far_too_large_under_a_heading_in_ten_thousands_is_asked_about() -> None:
    assert isinstance(people(1200, factor=10_000), Doubtful)
    assert people(1.2, factor=10_000) == 12_000
