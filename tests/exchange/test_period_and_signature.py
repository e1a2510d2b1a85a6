"""What a sheet says about itself: its period, the day it was signed, whom to call."""

import pytest

from lianping_desk.domain.period import parse_period
from lianping_desk.domain.received import ReadReturn
from lianping_desk.exchange.grid import Cell, CellContent, Sheet
from lianping_desk.exchange.reading.context import ReadingContext
from tests.exchange.sheets_by_hand import HEADING, TITLE, WHOSE, progress_sheet, read, sheet

TASK = "实施青少年科学素质提升行动"
GOOD: list[CellContent | Cell] = [1, TASK, "开展活动。", 60, 1200, 2.5]


def whys(found: ReadReturn) -> list[str]:
    return [doubt.why for doubt in found.all_doubts()]


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("2023年1—6月进展情况表", "2023H1"),
        ("2023年4月至6月进展情况表", "2023Q2"),
        ("2023年第三季度进展情况表", "2023Q3"),
        ("2023年度进展情况表", "2023"),
        ("2023年5月进展情况表", "2023-05"),
        ("实施方案（2021—2025年）进展情况表（2023年下半年）", "2023H2"),
    ],
)
def test_the_period_is_read_from_the_title(context: ReadingContext, title: str, code: str) -> None:
    found = read(context, sheet([[title], list(WHOSE), HEADING, GOOD]))
    assert found.period and (found.period.value, found.period.sure) == (code, True)


@pytest.mark.parametrize("title", ["进展情况表", "2023年进展情况表", "第二季度进展情况表"])
def test_a_period_that_is_not_whole_is_a_doubt(context: ReadingContext, title: str) -> None:
    found = read(context, sheet([[title], list(WHOSE), HEADING, GOOD]))
    assert found.period is None
    assert [d.field for d in found.doubts] == ["period"]


def test_another_period_than_the_one_she_named_is_a_doubt(context: ReadingContext) -> None:
    found = read(context, progress_sheet(GOOD), period=parse_period("2023Q3"))
    assert found.period and not found.period.sure
    assert [d.field for d in found.doubts] == ["period"]


def test_a_file_dated_before_its_period_is_a_doubt(context: ReadingContext) -> None:
    found = read(context, progress_sheet(GOOD, ["填报日期：2022年7月5日"]))
    assert found.period and not found.period.sure


def test_a_sheet_that_contradicts_itself_about_its_period_is_a_doubt(context: ReadingContext) -> None:
    rows = [["2022年下半年进展情况表"], ["填报单位：县教育局　填报期：2023年1-6月"], HEADING, GOOD]
    found = read(context, sheet(rows))  # type: ignore[arg-type]
    assert found.period and not found.period.sure


def test_a_telephone_number_in_scientific_notation_is_asked_about(context: ReadingContext) -> None:
    found = read(context, sheet([list(TITLE), list(WHOSE), HEADING, GOOD, ["联系电话：", "1.37E+10"]]))
    assert found.signature.phone == ""
    assert [doubt.cell for doubt in found.doubts] == ["B5"]


@pytest.mark.parametrize(
    "title",
    ["二〇二三年上半年工作情况表", "2023年一至六月工作情况表", "工作情况表（2023.1-2023.6）", "23年上半年工作情况表"],
)
def test_a_period_is_known_in_hanzi_and_short_forms(context: ReadingContext, title: str) -> None:
    found = read(context, sheet([[title], list(WHOSE), HEADING, GOOD]))
    assert found.period and found.period.value == "2023H1"


@pytest.mark.parametrize("title", ["2023年前三季度工作情况表", "截至2023年6月底工作情况表"])
def test_a_title_that_names_no_one_period_is_asked_about(context: ReadingContext, title: str) -> None:
    found = read(context, sheet([[title], list(WHOSE), HEADING, GOOD]))
    assert found.period is None
    assert [doubt.field for doubt in found.doubts] == ["period"]


@pytest.mark.parametrize(
    ("signed", "why"),
    [
        ("2023.6.31", "填报日期没有这一天"),
        ("7月5日", "填报日期没有写年份"),
        ("2023年7月", "填报日期没有写到哪一日"),
        ("    年  月  日", None),
        ("2023.7.5", None),
    ],
)
def test_a_day_of_signing_that_is_none_is_asked_about_and_not_dropped(
    context: ReadingContext, signed: str, why: str | None
) -> None:
    found = read(context, sheet([list(TITLE), list(WHOSE), HEADING, GOOD, ["填报日期：", signed]]))
    assert (found.signature.on is None) == (signed != "2023.7.5")
    assert [(doubt.cell, doubt.text, doubt.why) for doubt in found.doubts] == ([("B5", signed, why)] if why else [])


def test_of_sheets_of_two_periods_the_later_is_read_and_asked_about(context: ReadingContext) -> None:
    def of(year: int, sessions: int) -> Sheet:
        rows = [[f"县教育局{year}年上半年统计表"], ["任务", "场次"], ["实施青少年科学素质提升行动", sessions]]
        return sheet(rows, name=str(year))

    found = read(context, of(2022, 2), of(2023, 5))
    assert found.period and (found.period.value, found.period.sure) == ("2023H1", False)
    assert [dict(row.values) for row in found.rows] == [{"sessions": 5}]
    doubt = next(doubt for doubt in found.doubts if doubt.field == "period")
    assert doubt.candidates == ("2023H1", "2022H1")
    planned = sheet(
        [["县教育局2023年下半年工作计划"], ["任务", "场次"], ["实施青少年科学素质提升行动", 9]], name="计划"
    )
    ahead = read(context, of(2023, 5), planned)
    assert ahead.period and (ahead.period.value, ahead.period.sure) == ("2023H1", True)
    named = read(context, of(2022, 2), of(2023, 5), file="县教育局2022年上半年.xlsx")
    assert named.period and (named.period.value, named.period.sure) == ("2022H1", True)
