"""Headings as offices word them: numbered, starred, with units behind them, parted into finer ones."""

from typing import Any

import pytest

from lianping_desk.exchange.grid import Merge
from lianping_desk.exchange.reading.context import ReadingContext
from tests.exchange.sheets_by_hand import TITLE, WHOSE, read, sheet

TASK = "实施青少年科学素质提升行动"
ALL = {"progress": "做。", "percent": 60, "people": 100, "funds": 2.5}


@pytest.mark.parametrize(
    "headings",
    [
        ("1.任务", "2.进展情况", "3.完成率", "4.受益人次", "5.经费（万元）"),
        ("（1）任务", "（2）进展情况", "（3）完成率(%)", "（4）受益人次", "（5）经费（万元）"),
        ("*任务", "*进展情况", "完成率*", "受益人次：", "投入经费(万元)"),
        ("任务（必填）", "进展情况（不超过200字）", "完成率（0-100）", "受益人次（含线上）", "经费（万元）"),
        ("任务", "进展情况", "完成率/%", "受益人数/人次", "经费/万元"),
        ("任务", "进展情况", "完成率 单位：%", "受益人次（单位：人次）", "经费 单位：万元"),
        ("任 务", "进\n展\n情\n况", "完成率_x000D_\n（％）", "受益\n人次", "经　费\n（万元）"),
    ],
)
def test_a_heading_is_known_whatever_stands_around_it(context: ReadingContext, headings: tuple[str, ...]) -> None:
    found = read(context, sheet([TITLE, WHOSE, headings, [TASK, "做。", 60, 100, 2.5]]))
    assert [dict(row.values) for row in found.rows] == [ALL]
    assert found.all_doubts() == ()


def test_of_a_parted_heading_the_column_of_the_whole_is_read(context: ReadingContext) -> None:
    rows: list[list[Any]] = [
        TITLE,
        WHOSE,
        ["任务", "受益人次", "", ""],
        ["", "线上", "线下", "合计"],
        [TASK, 100, 50, 150],
    ]
    found = read(context, sheet(rows, merges=(Merge(3, 2, 3, 4), Merge(3, 1, 4, 1))))
    assert [dict(row.values) for row in found.rows] == [{"people": 150}]
    assert [doubt.cell for doubt in found.doubts] == ["B4", "C4"]


def test_a_parted_heading_of_which_no_part_is_understood_is_not_read_by_its_first(context: ReadingContext) -> None:
    rows: list[list[Any]] = [
        TITLE,
        WHOSE,
        ["任务", "受益人次", "", "完成率"],
        ["", "线上", "线下", ""],
        [TASK, 100, 50, 60],
    ]
    merges = (Merge(3, 2, 3, 3), Merge(3, 1, 4, 1), Merge(3, 4, 4, 4))
    found = read(context, sheet(rows, merges=merges))
    assert [dict(row.values) for row in found.rows] == [{"percent": 60}]
    assert [(doubt.field, doubt.cell) for doubt in found.doubts] == [("heading", "B4"), ("heading", "C4")]


def test_a_blank_row_between_the_levels_of_a_heading_parts_nothing(context: ReadingContext) -> None:
    rows: list[list[Any]] = [
        TITLE,
        WHOSE,
        ["任务", "工作推进情况", ""],
        [],
        ["", "进展情况", "完成率"],
        [TASK, "做。", 60],
    ]
    found = read(context, sheet(rows, merges=(Merge(3, 1, 5, 1), Merge(3, 2, 3, 3))))
    assert [(row.row, dict(row.values)) for row in found.rows] == [(6, {"progress": "做。", "percent": 60})]


def test_a_column_of_notes_merged_down_the_body_does_not_make_a_heading_of_it(context: ReadingContext) -> None:
    rows: list[list[Any]] = [TITLE, WHOSE, ["任务", "完成率", "备注"], [TASK, 60], ["", 70]]
    found = read(context, sheet(rows, merges=(Merge(3, 3, 5, 3),)))
    assert [row.values["percent"] for row in found.rows] == [60, 70]


def test_cells_beyond_all_headings_are_asked_about(context: ReadingContext) -> None:
    rows: list[list[Any]] = [TITLE, WHOSE, ["任务", "完成率"], [TASK, 60, 100], ["", 70, 200]]
    found = read(context, sheet(rows))
    assert [(doubt.cell, doubt.why) for doubt in found.doubts] == [("C4", "这一栏没有表头，没有读入")]
