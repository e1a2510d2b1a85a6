"""The same table turned, on cards, with units across, side by side and so on: each cell is read for what it means."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from lianping_desk.domain.taught import TaughtKind, TaughtWord
from lianping_desk.exchange.grid import Merge
from lianping_desk.exchange.reading.context import ReadingContext
from lianping_desk.exchange.unreadable import Unreadable
from tests.exchange.laid_out import Layouts
from tests.exchange.laid_out_compare import compare_cells
from tests.exchange.office_compare import Tally
from tests.exchange.sheets_by_hand import TITLE, WHOSE, Rows, read, sheet

SHEETS = 120
LEAST_RIGHT = 0.98


def test_tables_are_read_however_they_are_laid_out(context: ReadingContext) -> None:
    whole = Tally()
    layouts = set()
    for seed in range(SHEETS):
        made = Layouts(seed, context.catalogue).make()
        found = read(context, made.sheet)
        tally = compare_cells(made, found)
        layouts.add(made.layout)
        whole.right += tally.right
        whole.doubted += tally.doubted
        whole.silent += [f"seed {seed} {made.layout} {fault}" for fault in tally.silent]
        whole.lost += [f"seed {seed} {made.layout} {fault}" for fault in tally.lost]
        assert (found.unit.value if found.unit else None) == made.unit, (seed, made.layout)
        assert found.period and found.period.value == "2023H1", (seed, made.layout)
        assert len({(row.table, row.sheet, row.row) for row in found.rows}) == len(found.rows), (seed, made.layout)
    assert whole.silent == []
    assert whole.lost == []
    assert whole.right >= LEAST_RIGHT * (whole.right + whole.doubted)
    assert len(layouts) == 11


A, B = "实施青少年科学素质提升行动", "实施农民科学素质提升行动"
PERIOD = ["2023年上半年情况表"]
Shown = list[tuple[str | None, int | None, dict[str, Any]]]


def shown(context: ReadingContext, rows: Rows, merges: tuple[Merge, ...] = ()) -> Shown:
    """Whose, which task and what of each row that is read."""
    return [(row.unit, row.task_no, dict(row.values)) for row in read(context, sheet(rows, merges=merges)).rows]


def whys(context: ReadingContext, rows: Rows) -> list[tuple[str, str]]:
    return [(doubt.cell, doubt.why) for doubt in read(context, sheet(rows)).all_doubts()]


def test_a_card_may_be_headed_by_its_task(context: ReadingContext) -> None:
    rows = [
        TITLE,
        WHOSE,
        ["一、青少年科学素质提升行动"],
        ["进展情况", "做了。"],
        ["完成率", "60%"],
        ["备注", "附照片"],
        [],
    ]
    rows += [["二、农民科学素质提升行动"], ["进展情况：办了。"], ["完成率：70%"], ["填报人：张三"]]
    found = read(context, sheet(rows))
    assert [(row.task_no, dict(row.values)) for row in found.rows] == [
        (1, {"progress": "做了。", "percent": 60}),
        (2, {"progress": "办了。", "percent": 70}),
    ]
    assert found.rows[1].cells == {"progress": "A9", "percent": "A10", "task": "A8"}
    assert found.signature.reporter == "张三"


def test_cards_of_several_units_say_whose_they_are(context: ReadingContext) -> None:
    cards = [
        line
        for unit, percent in (("县教育局", 60), ("团县委", 70))
        for line in (["填报单位", unit], ["任务名称", A], ["完成率", percent, "状态", "滞后"], [])
    ]
    assert shown(context, [PERIOD, *cards]) == [
        ("县教育局", 1, {"percent": 60, "state": "滞后"}),
        ("团县委", 1, {"percent": 70, "state": "滞后"}),
    ]


def test_the_title_may_say_which_field_a_table_of_units_holds(context: ReadingContext) -> None:
    rows = [["2023年上半年各单位完成率统计表"], ["任务\\单位", "县教育局", "团县委", "平均"], [A, 60, "70%", 65]]
    assert shown(context, rows) == [("县教育局", 1, {"percent": 60}), ("团县委", 1, {"percent": 70})]


def test_a_table_of_units_that_says_nowhere_what_it_holds_is_asked_about_once(context: ReadingContext) -> None:
    rows = [PERIOD, ["任务\\单位", "县教育局", "团县委"], [A, "60%", "70%"], [B, "", "50%"]]
    found = read(context, sheet(rows))
    assert [(doubt.field, doubt.cell, doubt.text, doubt.candidates) for doubt in found.all_doubts()] == [
        ("heading", "A1", "各格内容：2023年上半年情况表", ("完成进度（%）",))
    ]
    assert found.units == ("县教育局", "团县委")
    word = TaughtWord(TaughtKind.heading, "各格内容：2023年上半年情况表", "percent", None, date(2023, 7, 6))
    taught = ReadingContext.of(replace(context.catalogue, taught=(word,)))
    assert shown(taught, rows) == [
        ("县教育局", 1, {"percent": 60}),
        ("团县委", 1, {"percent": 70}),
        ("团县委", 2, {"percent": 50}),
    ]


def test_what_is_written_in_such_a_table_is_offered_as_text(context: ReadingContext) -> None:
    rows = [["任务", "县教育局", "团县委"], [A, "进校园二十场，学生踊跃。", "培训。"]]
    doubt = next(doubt for doubt in read(context, sheet(rows)).all_doubts() if doubt.field == "heading")
    assert doubt.candidates[0] == "进展情况"


def test_a_division_of_work_is_no_return(context: ReadingContext) -> None:
    with pytest.raises(Unreadable):
        read(context, sheet([PERIOD, ["任务", "县教育局", "团县委"], [A, "●", "○"], [B, "○", ""]]))


def test_a_column_of_no_unit_among_units_is_asked_about(context: ReadingContext) -> None:
    rows = [PERIOD, ["任务", "项目", "县教育局", "", "团县委"], [A, "完成率", 60, 65, 70], ["", "受益人次", 1, 2, 3]]
    assert shown(context, rows) == [
        ("县教育局", 1, {"percent": 60, "people": 1}),
        ("团县委", 1, {"percent": 70, "people": 3}),
    ]
    assert ("D3", "这一栏没有表头，没有读入") in whys(context, rows)


def test_indicators_may_stand_across(context: ReadingContext) -> None:
    rows = [PERIOD, ["单位", "县级科普教育基地", "", "市级科普教育基地", ""], ["", "本期", "累计", "本期", "累计"]]
    merges = (Merge(2, 2, 2, 3), Merge(2, 4, 2, 5), Merge(2, 1, 3, 1))
    found = read(context, sheet([*rows, ["县教育局", 1, 2, "", ""], ["团县委", 0, 1, 2, 3]], merges=merges))
    assert [(row.unit, row.indicator, dict(row.values)) for row in found.rows] == [
        ("县教育局", "县级科普教育基地", {"period_value": 1, "cumulative": 2}),
        ("团县委", "县级科普教育基地", {"period_value": 0, "cumulative": 1}),
        ("团县委", "市级科普教育基地", {"period_value": 2, "cumulative": 3}),
    ]


def test_labels_of_no_task_are_asked_about(context: ReadingContext) -> None:
    rows = [
        TITLE,
        WHOSE,
        ["任务名称", A],
        ["进展情况", "做了。"],
        ["完成率", 60],
        [],
        ["进展情况", "办了。"],
        ["完成率", 70],
    ]
    assert shown(context, rows) == [(None, 1, {"progress": "做了。", "percent": 60})]
    assert whys(context, rows) == [("A7", "这几行像是填报内容，但看不出是哪项任务，没有读入")]


def test_what_stands_behind_a_second_column_of_tasks_is_asked_about(context: ReadingContext) -> None:
    rows = [TITLE, WHOSE, ["任务", "完成率", "任务", "受益人次"], [A, 60, B, 1200]]
    assert shown(context, rows) == [(None, 1, {"percent": 60})]
    assert [cell for cell, _ in whys(context, rows)] == ["C3", "D3"]


def test_an_own_wording_under_a_task_is_its_measure_and_an_unknown_task_is_not(context: ReadingContext) -> None:
    rows = [TITLE, WHOSE, ["任务及举措", "完成率"], ["一、青少年科学素质提升行动", ""], ["（一）办好科技节", 60]]
    (row,) = read(context, sheet([*rows])).rows
    assert (row.task_no, row.measure_no, row.measure_text) == (1, None, "（一）办好科技节")
    assert whys(context, [*rows, ["（二）科技传播能力提升工程", 70]]) == [("A6", "方案中没有这项任务")]


def test_a_unit_that_is_not_known_among_those_across_is_asked_about(context: ReadingContext) -> None:
    heading = ["任务", "项目", "县教育局", "团县委", "县税务局"]
    rows = [PERIOD, heading, [A, "完成率", 60, 70, 80], ["", "受益人次", 1, 2, 3]]
    found = read(context, sheet(rows))
    assert [(row.unit, row.held) for row in found.rows] == [("县教育局", False), ("团县委", False), (None, True)]


def test_a_task_over_several_columns_of_a_turned_table_has_all_of_them(context: ReadingContext) -> None:
    rows = [TITLE, WHOSE, ["任务", A, "", B], ["具体举措", "x", "y", "z"]]
    rows += [["进展情况", "一", "二", "三"], ["完成率", 10, 20, 30]]
    assert shown(context, rows, (Merge(3, 2, 3, 3),)) == [
        (None, 1, {"progress": "一", "percent": 10}),
        (None, 1, {"progress": "二", "percent": 20}),
        (None, 2, {"progress": "三", "percent": 30}),
    ]


def test_a_sheet_that_explains_the_fields_is_no_card(context: ReadingContext) -> None:
    explained = [
        ["填写说明"],
        ["任务名称", "按方案填写"],
        ["进展情况", "填写本期做了什么"],
        ["完成率", "填0到100之间的数"],
    ]
    rows = [TITLE, WHOSE, ["任务", "完成率"], [A, 60]]
    found = read(context, sheet(explained, name="说明"), sheet(rows, name="填报"))
    assert [row.sheet for row in found.rows] == ["填报"]
    assert found.all_doubts() == ()


def test_a_name_broken_over_two_rows_is_one_task(context: ReadingContext) -> None:
    rows = [TITLE, WHOSE, ["任务", "完成率"], ["实施农民科学", 60], ["素质提升行动"], ["", 70]]
    assert shown(context, rows) == [(None, 2, {"percent": 60}), (None, 2, {"percent": 70})]


def test_tasks_beside_each_other_keep_rows_that_can_be_told_apart(context: ReadingContext) -> None:
    rows = [TITLE, WHOSE, ["任务", A, B], ["进展情况", "一", "二"], ["完成率", 60, 70]]
    found = read(context, sheet(rows)).rows
    assert [(row.line, row.cells["percent"]) for row in found] == [(4, "B5"), (4, "C5")]
    assert len({row.row for row in found}) == 2
