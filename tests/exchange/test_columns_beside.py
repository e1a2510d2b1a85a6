"""Columns that stand beside ours and look like them: what was planned, last year's, growth, marks, sums of periods."""

import pytest

from lianping_desk.exchange.grid import Cell, CellContent, Merge
from lianping_desk.exchange.reading.context import ReadingContext
from tests.exchange.sheets_by_hand import TITLE, WHOSE, read, sheet

TASK = "实施青少年科学素质提升行动"

BESIDE = [
    (["计划完成进度", "实际完成进度"], ["60%", "45%"], {"percent": 45}),
    (["实际完成进度", "计划完成进度"], ["45%", "60%"], {"percent": 45}),
    (["计划进度", "完成率"], ["60%", "45%"], {"percent": 45}),
    (["时间进度(%)", "完成进度(%)"], [50, 45], {"percent": 45}),
    (["目标值(%)", "完成值(%)"], [80, 45], {"percent": 45}),
    (["上年同期进度(%)", "完成进度(%)", "同比增长(%)"], [30, 45, 15], {"percent": 45}),
    (["完成率", "增幅(%)", "权重(%)", "自评得分"], ["45%", 15, 20, 95], {"percent": 45}),
    (["完成率", "计划投入（万元）", "实际投入（万元）"], ["45%", 10, 6.5], {"percent": 45, "funds": 6.5}),
    (["完成率", "受益人次（目标）", "受益人次（实际）"], ["45%", 2000, 1200], {"percent": 45, "people": 1200}),
    (["完成率", "上年受益人次", "受益人次"], ["45%", 2000, 1200], {"percent": 45, "people": 1200}),
    (["完成率", "计划场次", "实际场次"], ["45%", 9, 3], {"percent": 45, "sessions": 3}),
]


@pytest.mark.parametrize(("headings", "cells", "values"), BESIDE, ids=lambda value: str(value)[:40])
def test_what_was_planned_or_is_derived_is_never_taken_for_what_was_done(
    context: ReadingContext, headings: list[str], cells: list[CellContent | Cell], values: dict[str, float]
) -> None:
    rows: list[list[CellContent | Cell]] = [list(TITLE), list(WHOSE), ["任务", *headings], [TASK, *cells]]
    found = read(context, sheet(rows))
    assert dict(found.rows[0].values) == values
    assert found.all_doubts() == ()


def test_a_period_and_the_sum_of_periods_below_one_heading(context: ReadingContext) -> None:
    rows: list[list[CellContent | Cell]] = [
        list(TITLE),
        list(WHOSE),
        ["任务", "活动场次", "", "受益人次", "", "完成率"],
        ["", "本期", "累计", "本期", "累计", ""],
        [TASK, 3, 8, 1200, 5000, "45%"],
    ]
    merges = (Merge(3, 1, 4, 1), Merge(3, 2, 3, 3), Merge(3, 4, 3, 5), Merge(3, 6, 4, 6))
    found = read(context, sheet(rows, merges=merges))
    assert dict(found.rows[0].values) == {"sessions": 3, "people": 1200, "percent": 45}


def test_the_target_and_the_rate_beside_an_indicator_are_left_out(context: ReadingContext) -> None:
    heading = ["指标名称", "单位", "2025年目标", "上半年新增", "累计完成", "完成率"]
    rows: list[list[CellContent | Cell]] = [
        list(TITLE),
        list(WHOSE),
        heading,
        ["县级科普教育基地", "个", 5, 1, 2, "40%"],
    ]
    found = read(context, sheet(rows))
    assert dict(found.rows[0].values) == {"period_value": 1, "cumulative": 2}
    assert found.all_doubts() == ()


def test_a_section_gives_the_bases_below_it_their_level(context: ReadingContext) -> None:
    rows: list[list[CellContent | Cell]] = [
        list(TITLE),
        list(WHOSE),
        ["基地名称", "依托单位", "所在镇", "认定日期"],
        ["一、县级科普教育基地"],
        ["甲馆", "甲局", "", "2023-05-01"],
        ["二、市级（含省级培育）科普教育基地"],
        ["乙馆", "乙局", "", "2023-06-01"],
        ["三、市级科普教育基地"],
        ["丙馆", "丙局", "", "2023-06-01"],
    ]
    found = read(context, sheet(rows))
    assert [(row.values.get("level"), row.cells.get("level")) for row in found.rows] == [
        ("county", "A4"),
        (None, None),
        ("city", "A8"),
    ]


@pytest.mark.parametrize("level", ["merged", "in one heading"])
def test_the_same_columns_for_last_year_are_left_out(context: ReadingContext, level: str) -> None:
    if level == "merged":
        heading: list[list[CellContent | Cell]] = [
            ["任务", "2022年", "", "2023年上半年", ""],
            ["", "进展", "进度(%)", "进展", "进度(%)"],
        ]
        merges: tuple[Merge, ...] = (Merge(3, 1, 4, 1), Merge(3, 2, 3, 3), Merge(3, 4, 3, 5))
    else:
        heading = [["任务", "2022年进展", "2022年进度(%)", "2023年上半年进展", "2023年上半年进度(%)"]]
        merges = ()
    rows = [list(TITLE), list(WHOSE), *heading, [TASK, "旧的", 100, "新的", 45]]
    found = read(context, sheet(rows, merges=merges))
    assert [dict(row.values) for row in found.rows] == [{"progress": "新的", "percent": 45}]
    assert not found.all_doubts(), "what was asked for is read: the year before is only there to compare with"


def test_a_column_of_last_year_alone_is_asked_about(context: ReadingContext) -> None:
    rows = [list(TITLE), list(WHOSE), ["任务", "2022年进展", "2023年上半年进度(%)"], [TASK, "旧的", 45]]
    found = read(context, sheet(rows))
    assert [dict(row.values) for row in found.rows] == [{"percent": 45}]
    assert {doubt.why for doubt in found.all_doubts()} == {"这一栏写的是另一个填报期，没有读入"}
