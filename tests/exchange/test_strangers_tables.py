"""Tables as strangers lay them out: plan beside done, quarters, ticks, lists of fields, records of two rows."""

from typing import Any

from lianping_desk.exchange.grid import Merge
from lianping_desk.exchange.reading.context import ReadingContext
from tests.exchange.sheets_by_hand import TITLE, WHOSE, Rows, read, sheet

A, B = "实施青少年科学素质提升行动", "实施农民科学素质提升行动"


def values(context: ReadingContext, rows: Rows, merges: tuple[Merge, ...] = ()) -> list[tuple[int | None, Any]]:
    return [(row.task_no, dict(row.values)) for row in read(context, sheet(rows, merges=merges)).rows]


def whys(context: ReadingContext, rows: Rows, merges: tuple[Merge, ...] = ()) -> list[tuple[str, str]]:
    return [(doubt.cell, doubt.why) for doubt in read(context, sheet(rows, merges=merges)).all_doubts()]


def test_beside_what_was_planned_stands_what_was_done(context: ReadingContext) -> None:
    rows = [
        TITLE,
        WHOSE,
        ["任务", "活动场次", "", "参与人次", "", "工作小结"],
        ["", "年度计划", "实际完成", "年度计划", "实际完成", ""],
        [A, 60, 27, 6000, 2980, "义诊。"],
    ]
    merges = (Merge(3, 1, 4, 1), Merge(3, 2, 3, 3), Merge(3, 4, 3, 5), Merge(3, 6, 4, 6))
    assert values(context, rows, merges) == [(1, {"sessions": 27, "people": 2980, "progress": "义诊。"})]
    assert whys(context, rows, merges) == []


def test_of_quarters_and_their_sum_the_sum_is_the_half_years(context: ReadingContext) -> None:
    rows = [
        TITLE,
        WHOSE,
        ["任务", "场次", "", "", "完成率"],
        ["", "一季度", "二季度", "上半年合计", ""],
        [A, 2, 3, 5, "50%"],
    ]
    merges = (Merge(3, 1, 4, 1), Merge(3, 2, 3, 4), Merge(3, 5, 4, 5))
    assert values(context, rows, merges) == [(1, {"sessions": 5, "percent": 50})]
    assert whys(context, rows, merges) == []


def test_the_sum_of_another_period_is_not_this_ones(context: ReadingContext) -> None:
    rows = [TITLE, WHOSE, ["任务", "场次", "", "完成率"], ["", "一季度", "全年合计", ""], [A, 2, 9, "50%"]]
    merges = (Merge(3, 1, 4, 1), Merge(3, 2, 3, 3), Merge(3, 4, 4, 4))
    title = [["2023年1-6月进展情况统计表"], *rows[1:]]
    assert all("sessions" not in row for _, row in values(context, title, merges))
    assert any("没有读入" in why for _, why in whys(context, title, merges))


def test_a_statistical_form_with_units_and_numbered_columns_below_its_headings(context: ReadingContext) -> None:
    rows = [
        TITLE,
        WHOSE,
        ["任务名称", "代码", "本期情况", "", "本期经费"],
        ["", "", "活动", "人数", ""],
        ["", "", "实际", "实际", "支出"],
        ["", "", "（场）", "（人次）", "（元）"],
        ["甲", "乙", "1", "2", "3"],
        [A, "01", 5, 620, 12000],
    ]
    merges = (Merge(3, 1, 6, 1), Merge(3, 2, 6, 2), Merge(3, 3, 3, 4))
    assert values(context, rows, merges) == [(1, {"sessions": 5, "people": 620, "funds": 1.2})]


def test_ticks_below_states_are_the_state(context: ReadingContext) -> None:
    rows = [
        TITLE,
        WHOSE,
        ["任务", "完成情况", "", "", "情况说明"],
        ["", "已完成", "推进中", "未启动", ""],
        [A, "", "√", "", "进校园。"],
        [B, "√", "√", "", ""],
    ]
    merges = (Merge(3, 1, 4, 1), Merge(3, 2, 3, 4), Merge(3, 5, 4, 5))
    assert values(context, rows, merges) == [(1, {"state": "推进中", "progress": "进校园。"}), (2, {})]
    assert [why for _, why in whys(context, rows, merges)] == ["几栏都填了"]


def test_what_is_no_tick_below_a_state_is_asked_about(context: ReadingContext) -> None:
    rows = [TITLE, WHOSE, ["任务", "进展情况", "已完成", "未完成"], [A, "做了。", "差一点", ""]]
    assert values(context, rows) == [(1, {"progress": "做了。"})]
    assert whys(context, rows) == [("C4", "状态不明")]


def test_records_of_two_rows_under_headings_of_two_rows(context: ReadingContext) -> None:
    rows = [
        TITLE,
        WHOSE,
        ["任务", "进展情况", "完成率", "场次"],
        ["", "存在问题", "", "下一步打算"],
        [A, "进校园。", "60%", 4],
        ["", "缺经费", "", "争取支持"],
        [B, "培训。", "70%", 6],
        ["", "人手少", "", "配强人员"],
        ["填报人：某某"],
    ]
    merges = tuple(Merge(row, column, row + 1, column) for row in (3, 5, 7) for column in (1, 3))
    found = read(context, sheet(rows, merges=merges))
    assert [(row.row, row.task_no, dict(row.values)) for row in found.rows] == [
        (5, 1, {"progress": "进校园。", "percent": 60, "sessions": 4, "problems": "缺经费", "next_step": "争取支持"}),
        (7, 2, {"progress": "培训。", "percent": 70, "sessions": 6, "problems": "人手少", "next_step": "配强人员"}),
    ]
    assert [found.rows[0].cells[name] for name in ("progress", "problems", "next_step")] == ["B5", "B6", "D6"]
    assert not found.all_doubts() and found.signature.reporter == "某某"


def test_headings_above_each_other_without_records_of_two_rows_are_asked_about(context: ReadingContext) -> None:
    rows = [
        TITLE,
        WHOSE,
        ["任务", "进展情况", "完成率"],
        ["", "存在问题", ""],
        [A, "进校园。", "60%"],
        [B, "培训。", "70%"],
    ]
    merges = (Merge(3, 1, 4, 1), Merge(3, 3, 4, 3))
    assert values(context, rows, merges) == [(1, {"percent": 60}), (2, {"percent": 70})]
    assert [cell for cell, _ in whys(context, rows, merges)] == ["B4"]


def test_an_export_with_one_field_a_row(context: ReadingContext) -> None:
    rows = [
        ["填报单位", "填报期", "任务", "填报项", "填报值", "计量单位"],
        ["县教育局", "2023年上半年", A, "进展情况", "进校园。", ""],
        ["县教育局", "2023年上半年", A, "投入经费", "25000", "元"],
        ["县教育局", "2023年上半年", B, "进展情况", "培训。", ""],
        ["县教育局", "2023年上半年", B, "活动场次", 3, "场"],
    ]
    found = read(context, sheet(rows))
    assert [(row.unit, row.task_no, row.row, dict(row.values)) for row in found.rows] == [
        ("县教育局", 1, 2, {"progress": "进校园。", "funds": 2.5}),
        ("县教育局", 2, 4, {"progress": "培训。", "sessions": 3}),
    ]
    assert (found.rows[0].cells["funds"], found.rows[1].cells["sessions"]) == ("E3", "E5")
    assert found.period and found.period.value == "2023H1"


def test_a_column_of_periods_says_which_row_is_of_another_one(context: ReadingContext) -> None:
    rows = [TITLE, WHOSE, ["任务", "报告期", "进展情况"], [A, "2023年上半年", "新的。"], [A, "2022年上半年", "旧的。"]]
    assert whys(context, rows) == [("B5", "这一行写的是另一个填报期")]


def test_a_table_of_villages_below_is_asked_about_once(context: ReadingContext) -> None:
    rows = [
        TITLE,
        WHOSE,
        ["任务", "进展情况", "场次", "人次"],
        [A, "进校园。", 18, 2600],
        [],
        ["各村开展活动情况"],
        ["村（社区）", "场次", "人次", "备注"],
        ["东村", 3, 200, ""],
        ["西村", 2, 150, "与镇联合"],
        ["合计", 5, 350, ""],
        ["填报人：某某"],
    ]
    assert values(context, rows) == [(1, {"progress": "进校园。", "sessions": 18, "people": 2600})]
    assert [cell for cell, _ in whys(context, rows)] == ["A7"]
    assert read(context, sheet(rows)).signature.reporter == "某某"


def test_a_title_that_begins_with_the_unit_says_whose_it_is(context: ReadingContext) -> None:
    rows = [["县教育局2023年上半年工作进展"], ["任务", "进展情况"], [A, "进校园。"]]
    found = read(context, sheet(rows))
    assert found.unit and found.unit.value == "县教育局"


def test_a_title_of_two_units_is_asked_about_with_both_names(context: ReadingContext) -> None:
    rows = [["县教育局、县妇联2023年上半年联合填报"], ["任务", "进展情况"], [A, "进校园。"]]
    doubt = next(doubt for doubt in read(context, sheet(rows)).doubts if doubt.field == "unit")
    assert (doubt.cell, set(doubt.candidates)) == ("A1", {"县教育局", "县妇联"})


def test_a_statement_above_a_heading_is_no_level_of_it(context: ReadingContext) -> None:
    rows = [["填报单位：县教育局", "", "2023年1-6月"], ["任务", "进展情况", "完成率"], [A, "进校园。", "60%"]]
    found = read(context, sheet(rows))
    assert found.unit and found.unit.value == "县教育局"
    assert found.period and found.period.value == "2023H1"


def test_short_labels_say_who_filled_in_and_when(context: ReadingContext) -> None:
    rows = [
        TITLE,
        ["单位：县教育局", "", "2023年7月5日"],
        ["任务", "进展情况"],
        [A, "进校园。"],
        ["填报：某某", "", "分管领导审核：谁谁"],
    ]
    found = read(context, sheet(rows))
    assert (found.signature.reporter, found.signature.reviewer, str(found.signature.on)) == (
        "某某",
        "谁谁",
        "2023-07-05",
    )
    assert found.unit and found.unit.found_in == "Sheet1!A2"


def test_a_per_cent_sign_behind_a_heading_asks_for_a_number(context: ReadingContext) -> None:
    rows = [TITLE, WHOSE, ["任务", "进展情况", "完成%"], [A, "进校园。", "50"]]
    assert values(context, rows) == [(1, {"progress": "进校园。", "percent": 50})]


def test_every_indicator_across_counts_though_it_may_look_like_a_heading(context: ReadingContext) -> None:
    rows = [TITLE, WHOSE, ["项目", "县级科普教育基地", "市级科普教育基地"], ["本期新增", 1, 0], ["累计", 4, 2]]
    found = read(context, sheet(rows))
    assert [(row.indicator, dict(row.values)) for row in found.rows] == [
        ("县级科普教育基地", {"period_value": 1, "cumulative": 4}),
        ("市级科普教育基地", {"period_value": 0, "cumulative": 2}),
    ]
    assert not found.all_doubts()


def test_measures_may_bear_the_number_of_their_task(context: ReadingContext) -> None:
    measure = context.catalogue.plan.tasks[0].measures[0]
    rows = [TITLE, WHOSE, ["任务", "举措", "进展"], [f"1 {A}", f"1.1 {measure.title}", "做了。"]]
    assert read(context, sheet(rows)).rows[0].measure_no == measure.no


def test_what_is_part_of_the_row_above_is_not_counted_again(context: ReadingContext) -> None:
    rows = [TITLE, WHOSE, ["任务", "场次"], [A, 8], ["其中：线上", 3], [B, 4]]
    assert values(context, rows) == [(1, {"sessions": 8}), (2, {"sessions": 4})]
    assert whys(context, rows) == []


def test_what_is_planned_for_the_second_half_is_not_of_the_first(context: ReadingContext) -> None:
    heading = ["任务", "上半年完成情况", "上半年完成场次", "下半年计划场次"]
    rows = [TITLE, WHOSE, heading, [A, "进校园。", 9, 5]]
    assert values(context, rows) == [(1, {"progress": "进校园。", "sessions": 9})]
