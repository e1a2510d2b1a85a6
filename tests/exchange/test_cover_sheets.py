"""What a cover says of the sheets behind it, and what a sheet's own name says of its period."""

from lianping_desk.domain.period import parse_period
from lianping_desk.exchange.grid import Cell, CellContent, Sheet
from lianping_desk.exchange.reading.context import ReadingContext
from tests.exchange.sheets_by_hand import read, sheet

Rows = list[list[CellContent | Cell]]
TASK = "实施青少年科学素质提升行动"
COVER: Rows = [["2023年上半年全民科学素质工作报表"], ["填报单位：县科协"], ["2023年7月"]]


def table(name: str, percent: int, *above: str) -> Sheet:
    rows: Rows = [*([line] for line in above), ["任务", "进展情况", "完成进度（%）"], [TASK, "做了。", percent]]
    return sheet(rows, name=name)


def test_a_cover_says_whose_and_of_when_the_sheets_behind_it_are(context: ReadingContext) -> None:
    found = read(context, sheet(COVER, name="封面"), table("进展", 45))
    assert found.unit and (found.unit.value, found.unit.found_in) == ("县科协", "封面!A2")
    assert found.period and (found.period.value, found.period.sure) == ("2023H1", True)


def test_a_sheet_that_is_named_after_another_year_gives_no_rows(context: ReadingContext) -> None:
    for given in (None, parse_period("2023H1")):
        found = read(context, sheet(COVER, name="封面"), table("进展", 45), table("2022年", 99), period=given)
        assert [row.values["percent"] for row in found.rows] == [45]
        assert "2022年" in [doubt.text for doubt in found.doubts]


def test_what_a_table_says_of_itself_goes_before_the_cover_and_the_name(context: ReadingContext) -> None:
    own = table("2022年", 45, "2023年上半年进展情况表", "填报单位：县教育局")
    found = read(context, sheet(COVER, name="封面"), own)
    assert found.unit and found.unit.value == "县教育局"
    assert [row.values["percent"] for row in found.rows] == [45]
