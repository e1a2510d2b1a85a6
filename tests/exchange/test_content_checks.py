"""Of two cells that contradict each other one is asked about, what is odd is remarked on, totals must be the sums."""

import pytest

from lianping_desk.domain.received import ReadReturn
from lianping_desk.exchange.grid import Cell, CellContent
from lianping_desk.exchange.reading.context import ReadingContext
from tests.exchange.sheets_by_hand import HEADING, TITLE, WHOSE, progress_sheet, read, sheet

TASK = "实施青少年科学素质提升行动"
GOOD: list[CellContent | Cell] = [1, TASK, "开展活动。", 60, 1200, 2.5]


def whys(found: ReadReturn) -> list[str]:
    return [doubt.why for doubt in found.all_doubts()]


def test_of_a_state_and_a_number_that_contradict_each_other_one_is_asked_about(context: ReadingContext) -> None:
    heading: list[CellContent | Cell] = ["工作任务", "完成率", "状态"]
    lines: list[list[CellContent | Cell]] = [[TASK, 40, "已完成"], ["", 30, "未启动"], ["", 100, "正在推进"]]
    rows = read(
        context, sheet([list(TITLE), list(WHOSE), heading, *lines, ["", 100, "已完成"], ["", 0, "未启动"]])
    ).rows
    assert [dict(row.values) for row in rows] == [
        {"state": "已完成"},
        {"state": "未启动"},
        {"percent": 100},
        {"percent": 100, "state": "已完成"},
        {"percent": 0, "state": "未启动"},
    ]
    assert [(doubt.field, doubt.cell, doubt.why) for row in rows for doubt in row.doubts] == [
        ("percent", "B4", "状态写“已完成”，完成进度却是40%"),
        ("percent", "B5", "状态写“未启动”，完成进度却是30%"),
        ("state", "C6", "完成进度是100%，状态却写“正在推进”"),
    ]


@pytest.mark.parametrize(
    ("total", "whys_of_it"),
    [
        ([1700, 3.5], []),
        (["1,700", "3.5"], []),
        ([1800, 3.5], ["合计写1800，各行相加是1700"]),
        (["约1700人", "三点五万"], []),
    ],
)
def test_a_total_that_is_not_the_sum_is_pointed_out_and_never_read(
    context: ReadingContext, total: list[CellContent | Cell], whys_of_it: list[str]
) -> None:
    found = read(context, progress_sheet(GOOD, ["", "", "二", 70, 500, 1], ["合计", "", "", "", *total]))
    assert [row.values["people"] for row in found.rows] == [1200, 500]
    assert whys(found) == whys_of_it


def test_subtotals_and_a_total_on_top_add_up_too(context: ReadingContext) -> None:
    second: list[CellContent | Cell] = [2, "实施农民科学素质提升行动", "二", 70, 500, 1]
    parts = [["小计", "", "", "", 1200, 2.5], second, ["小计", "", "", "", 500, 1], ["总计", "", "", "", 1700, 3.5]]
    assert whys(read(context, progress_sheet(GOOD, *parts))) == []
    assert whys(read(context, progress_sheet(["合计", "", "", "", 1700, 3.5], GOOD, second))) == []


def test_the_same_words_under_two_tasks_are_remarked_on(context: ReadingContext) -> None:
    told = "组织开展科普进校园活动，覆盖全县中小学，反响良好。"
    rows = read(context, progress_sheet([1, TASK, told, 60], [2, "实施农民科学素质提升行动", told, 50])).rows
    assert [row.remarks.get("progress") for row in rows] == [None, "与C4的文字一字不差"]


def test_a_task_that_is_not_the_units_own_is_remarked_on(context: ReadingContext) -> None:
    others: list[CellContent | Cell] = ["填报单位：县气象局"]
    read_rows = read(
        context, sheet([list(TITLE), others, HEADING, [1, "产业工人科学素质提升行动", "做了。", 60, 5, 1]])
    ).rows
    assert read_rows[0].remarks == {"task": "分工表里没有把这项任务交给县气象局"}
    assert read(context, progress_sheet(GOOD)).rows[0].remarks == {}
