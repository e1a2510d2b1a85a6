"""Whole sheets: what becomes a row, what stays out, what is asked about."""

import pytest

from lianping_desk.domain.received import ReadReturn, TableKind
from lianping_desk.exchange.grid import Cell, CellContent, Grid, Merge, Sheet, Trouble
from lianping_desk.exchange.reading.context import ReadingContext
from lianping_desk.exchange.reading.read_return import understand
from lianping_desk.exchange.unreadable import Unreadable
from tests.exchange.sheets_by_hand import HEADING, TITLE, WHOSE, progress_sheet, read, sheet

TASK = "实施青少年科学素质提升行动"
GOOD: list[CellContent | Cell] = [1, TASK, "开展活动。", 60, 1200, 2.5]


def whys(found: ReadReturn) -> list[str]:
    return [doubt.why for doubt in found.all_doubts()]


def test_an_ordinary_table_is_read_to_the_last_cell(context: ReadingContext) -> None:
    found = read(context, progress_sheet(GOOD))
    (row,) = found.rows
    assert found.unit and (found.unit.value, found.unit.found_in, found.unit.sure) == ("县教育局", "Sheet1!A2", True)
    assert found.period and (found.period.value, found.period.sure) == ("2023H1", True)
    assert (row.table, row.task_no, row.row) == (TableKind.progress, 1, 4)
    assert row.values == {"progress": "开展活动。", "percent": 60, "people": 1200, "funds": 2.5}
    assert row.cells["percent"] == "D4"
    assert found.all_doubts() == ()


def test_empty_leading_rows_and_columns_keep_excels_own_addresses(context: ReadingContext) -> None:
    shifted: list[list[CellContent | Cell]] = [[], [], [], ["", "", *TITLE], ["", "", *WHOSE], ["", "", *HEADING]]
    found = read(context, sheet([*shifted, ["", "", *GOOD]]))
    assert found.rows[0].row == 7
    assert found.rows[0].cells["people"] == "G7"


def test_two_level_merged_headings_are_one_heading(context: ReadingContext) -> None:
    rows: list[list[CellContent | Cell]] = [
        list(TITLE),
        list(WHOSE),
        ["序号", "工作任务", "工作推进情况", "", "受益\n人数"],
        ["", "", "落实情况", "进度(%)", ""],
        [1, TASK, "做了。", "45%", 300],
    ]
    merges = (Merge(3, 1, 4, 1), Merge(3, 2, 4, 2), Merge(3, 3, 3, 4), Merge(3, 5, 4, 5))
    (row,) = read(context, sheet(rows, merges=merges)).rows
    assert row.values == {"progress": "做了。", "percent": 45, "people": 300}


def test_a_merged_task_and_a_blank_one_below_it_name_the_rows_below(context: ReadingContext) -> None:
    rows = [list(TITLE), list(WHOSE), HEADING, GOOD, ["", "", "二", 70, 5, 1], ["", "", "三", 80, 6, 1]]
    for merges in ((), (Merge(4, 2, 6, 2),)):
        found = read(context, sheet(rows, merges=merges))
        assert [row.task_no for row in found.rows] == [1, 1, 1]


def test_a_group_of_tasks_may_stand_before_the_task_under_one_heading(context: ReadingContext) -> None:
    heading = ["序号", "工作任务", "", "完成率"]
    rows = [list(TITLE), list(WHOSE), heading, [1, "提升行动", TASK, 60], [2, "", "实施农民科学素质提升行动", 70]]
    for merges in ((), (Merge(3, 2, 3, 3), Merge(4, 2, 5, 2))):
        found = read(context, sheet(rows, merges=merges))
        assert [(row.task_no, row.values["percent"]) for row in found.rows] == [(1, 60), (2, 70)]
        assert found.all_doubts() == ()


def test_a_column_without_a_heading_is_pointed_out(context: ReadingContext) -> None:
    rows = [list(TITLE), list(WHOSE), ["任务", "完成率", "", "状态"], [TASK, 60, 75, "按序时"]]
    found = read(context, sheet(rows))
    assert [(d.why, d.cell) for d in found.doubts] == [("这一栏没有表头，没有读入", "C3")]


def test_a_count_merged_over_rows_belongs_to_the_first(context: ReadingContext) -> None:
    rows = [list(TITLE), list(WHOSE), HEADING, GOOD, ["", "", "二", 70, "", 1]]
    first, second = read(context, sheet(rows, merges=(Merge(4, 2, 5, 2), Merge(4, 5, 5, 5)))).rows
    assert first.values["people"] == 1200
    assert "合并单元格" in first.remarks["people"]
    assert "people" not in second.values


@pytest.mark.parametrize(
    "row",
    [
        ["合计", "", "", "", 1200, 2.5],
        ["", "总　计：", "", "", 1200, 2.5],
        ["小计", "", "", 88, 1200, "2.5万元"],
        ["示例", TASK, "例：开展活动。", 50, 100, 1],
        [1, f"示例：{TASK}", "开展活动。", 50, 100, 1],
        list(HEADING),
        ["注：受益人数包括线上参与人次。"],
        ["填报人：张三", "", "联系电话：0762-4330000", "", "审核人：李四"],
        [7, "", "", "", "", ""],
        [7, "实施农民科学素质提升行动", "", "", "", ""],
        ["一、提升行动"],
    ],
)
def test_rows_that_are_not_data_give_no_rows(context: ReadingContext, row: list[CellContent | Cell]) -> None:
    found = read(context, progress_sheet(GOOD, row))
    assert len(found.rows) == 1
    assert found.all_doubts() == ()


def test_what_is_signed_is_read_wherever_it_stands(context: ReadingContext) -> None:
    for lines in (
        [["填 报 人：张三　　联系电话：0762-4330000　　审核人（签字）：李四　　填报日期：2023年7月5日"]],
        [["填报人", "张三", "联系电话", "0762-4330000"], ["审核人：", "李四", "填报时间", "2023.7.5"]],
    ):
        signed = read(context, progress_sheet(GOOD, *lines)).signature
        assert (signed.reporter, signed.phone, signed.reviewer) == ("张三", "0762-4330000", "李四")
        assert signed.on and signed.on.isoformat() == "2023-07-05"


def test_signature_lines_left_blank_sign_nothing(context: ReadingContext) -> None:
    found = read(context, progress_sheet(GOOD, ["填报人：　　　联系电话：　　　填报日期：　　年　　月　　日"]))
    assert found.signature.reporter == ""
    assert found.signature.on is None


def test_every_doubtful_cell_is_absent_from_the_values_and_named(context: ReadingContext) -> None:
    broken = Cell(1, 1, None, "=E5+1", trouble=Trouble.no_result)
    found = read(context, progress_sheet([1, TASK, "做了。", "基本完成", broken, 25_000]))
    (row,) = found.rows
    assert row.values == {"progress": "做了。"}
    assert [(d.field, d.cell, d.why) for d in row.doubts] == [
        ("percent", "D4", "不是数字"),
        ("people", "E4", "公式没有计算结果"),
        ("funds", "F4", "表头是万元，数额过大，疑为元"),
    ]


def test_a_row_in_a_hidden_line_is_held(context: ReadingContext) -> None:
    rows = [list(TITLE), list(WHOSE), HEADING, GOOD]
    found = read(context, sheet(rows, hidden_rows=(4,)))
    assert found.rows[0].held
    assert whys(found) == ["隐藏的行里有数据"]


def test_hidden_sheets_and_sheets_of_another_period_give_no_rows(context: ReadingContext) -> None:
    last_year = sheet([["2022年下半年工作进展情况表"], HEADING, GOOD], name="去年")
    hidden = Sheet("备份", progress_sheet(GOOD).cells, is_hidden=True)
    found = read(context, progress_sheet(GOOD), last_year, hidden)
    assert len(found.rows) == 1
    assert whys(found) == ["这张表是2022年下半年的，不是本期，没有读入"]


def test_columns_of_another_time_are_left_out_and_unknown_ones_named(context: ReadingContext) -> None:
    heading = [*HEADING, "上年同期完成率", "累计受益人数", "备注"]
    found = read(context, sheet([list(TITLE), list(WHOSE), heading, [*GOOD, "35%", 9, "附照片"]]))
    assert found.rows[0].values["percent"] == 60
    assert [(d.text, d.why, d.cell) for d in found.doubts] == [("累计受益人数", "与“受益人数”栏分不清，没有读入", "H3")]


def test_two_columns_for_one_number_are_both_asked_about(context: ReadingContext) -> None:
    heading = [*HEADING, "参与人次"]
    found = read(context, sheet([list(TITLE), list(WHOSE), heading, [*GOOD, 900]]))
    assert "people" not in found.rows[0].values
    assert len(found.doubts) == 2


@pytest.mark.parametrize(
    ("heading", "note", "value"),
    [("投入资金(元)", "", 0.00025), ("投入经费", "金额单位：万元", 2.5), ("投入经费", "（单位：元）", 0.00025)],
)
def test_the_unit_of_money_is_taken_from_heading_or_line(
    context: ReadingContext, heading: str, note: str, value: float
) -> None:
    lines = [list(TITLE), list(WHOSE), [note], [*HEADING[:5], heading], GOOD]
    found = read(context, sheet(lines))
    assert found.rows[0].values["funds"] == value


def test_money_without_any_unit_is_asked_about(context: ReadingContext) -> None:
    found = read(context, sheet([list(TITLE), list(WHOSE), [*HEADING[:5], "投入经费"], GOOD]))
    assert whys(found) == ["没有写明是元还是万元"]


def test_a_cumulative_below_the_periods_value_is_asked_about(context: ReadingContext) -> None:
    lines: list[list[CellContent | Cell]] = [
        list(TITLE),
        list(WHOSE),
        ["序号", "指标名称", "计量单位", "本期完成", "累计完成"],
        [1, "县级科普教育基地", "个", 4, 1],
    ]
    (row,) = read(context, sheet(lines)).rows
    assert row.values == {"period_value": 4}
    assert [(d.field, d.cell) for d in row.doubts] == [("cumulative", "E4")]


def test_bases_with_levels_dates_and_towns(context: ReadingContext) -> None:
    lines: list[list[CellContent | Cell]] = [
        list(TITLE),
        list(WHOSE),
        ["序号", "基地名称", "级 别", "依托单位", "所在镇（街）", "创建阶段", "认定时间"],
        [1, "桃花科普园", "河源市级", "上坪镇政府", "上坪镇", "已认定", "2022.5.27"],
        [2, "农耕馆", "二级", "/", "陂头镇", "申报中", "待定"],
    ]
    first, second = read(context, sheet(lines)).rows
    assert first.name == "桃花科普园"
    assert first.values["level"] == "city"
    assert str(first.values["date"]) == "2022-05-27"
    assert second.values == {"town": "陂头镇", "stage": "申报中"}
    assert [d.why for d in second.doubts] == ["级别不明"]


def test_a_workbook_of_several_units_says_whose_each_row_is(context: ReadingContext) -> None:
    one = sheet([list(TITLE), ["填报单位：大湖镇人民政府"], HEADING, GOOD], name="大湖")
    two = sheet([list(TITLE), ["填报单位：高莞镇人民政府"], HEADING, GOOD], name="高莞")
    found = read(context, one, two)
    assert found.unit is None
    assert found.units == ("大湖镇", "高莞镇")
    assert [row.unit for row in found.rows] == ["大湖镇", "高莞镇"]


def test_a_column_of_units_is_read_row_by_row(context: ReadingContext) -> None:
    rows = [list(TITLE), ["填报单位", *HEADING[1:]], ["团县委", *GOOD[1:]], ["县税务局", *GOOD[1:]]]
    found = read(context, sheet(rows))
    assert found.units == ("团县委",)
    assert [row.unit for row in found.rows] == ["团县委", None]
    assert [d.field for d in found.rows[1].doubts] == ["unit"]


@pytest.mark.parametrize(
    ("whose", "file", "why"),
    [
        ("填报单位：县税务局", "表.xlsx", "方案中没有这个单位"),
        ("填报单位：", "表.xlsx", "没有填报单位：表里和文件名里都没有写"),
        ("填报单位：县教育局", "团县委-填报表.xlsx", "表内单位与文件名里的团县委不一致"),
    ],
)
def test_a_unit_that_is_not_certain_is_a_doubt(context: ReadingContext, whose: str, file: str, why: str) -> None:
    found = read(context, sheet([list(TITLE), [whose], HEADING, GOOD]), file=file)
    assert [d.why for d in found.doubts if d.field == "unit"] == [why]
    assert found.unit is None or not found.unit.sure


def test_the_file_name_helps_where_the_sheet_says_nothing(context: ReadingContext) -> None:
    bare = sheet([["工作情况表"], HEADING, GOOD])
    found = read(context, bare, file="县教育局2023年上半年填报表(1).xlsx")
    assert found.unit and (found.unit.value, found.unit.found_in) == ("县教育局", "file name")
    assert found.period and found.period.value == "2023H1"


def test_a_title_that_names_another_unit_is_a_doubt(context: ReadingContext) -> None:
    rows = [["团县委2023年上半年进展情况表"], list(WHOSE), HEADING, GOOD]
    found = read(context, sheet(rows))
    assert found.unit and not found.unit.sure


def test_where_to_send_a_table_is_not_whose_it_is(context: ReadingContext) -> None:
    rows = [["2023年上半年进展情况表"], ["请于2023年7月10日前报县科协"], HEADING, GOOD]
    assert read(context, sheet(rows)).unit is None


def test_last_years_table_further_down_the_sheet_is_left_out(context: ReadingContext) -> None:
    rows = [list(TITLE), list(WHOSE), HEADING, GOOD, [], ["附：2022年下半年情况"], ["任务", "完成率"], [TASK, "35%"]]
    found = read(context, sheet(rows))
    assert [row.values["percent"] for row in found.rows] == [60]
    assert whys(found) == ["这张表写的是另一个填报期，没有读入"]


def test_a_hidden_column_is_asked_about_instead_of_read(context: ReadingContext) -> None:
    visible = progress_sheet(GOOD)
    hidden = Sheet(visible.name, visible.cells, hidden_columns=frozenset({5}))
    found = read(context, hidden)
    assert "people" not in found.rows[0].values
    assert whys(found) == ["这一栏是隐藏的，没有读入"]


def test_a_base_ticked_under_several_levels_is_a_doubt(context: ReadingContext) -> None:
    heading = ["基地名称", "县级", "市级", "省级", "依托单位"]
    ticked = [["桃园", "√", "", "", "镇政府"], ["茶园", "√", "√", "", "镇政府"], ["果园", "√", "√", "√", "镇政府"]]
    one, two, three = read(context, sheet([list(TITLE), list(WHOSE), heading, *ticked])).rows
    assert one.values["level"] == "county"
    for row in (two, three):
        assert "level" not in row.values
        assert [doubt.why for doubt in row.doubts] == ["几栏都填了"]


def test_in_a_file_of_several_units_a_row_of_nobody_waits(context: ReadingContext) -> None:
    one = sheet([list(TITLE), ["填报单位：大湖镇"], HEADING, GOOD], name="1")
    two = sheet([list(TITLE), ["填报单位：高莞镇"], HEADING, GOOD], name="2")
    three = sheet([list(TITLE), HEADING, GOOD], name="3")
    assert [row.held for row in read(context, one, two, three).rows] == [False, False, True]


def test_a_table_that_nobody_filled_in_is_pointed_out(context: ReadingContext) -> None:
    found = read(context, progress_sheet([1, TASK, "", "", "", ""], [2, "", "", "", "", ""]))
    assert found.rows == ()
    assert whys(found) == ["表里没有填写内容"]


def test_a_workbook_without_a_table_is_refused_with_a_way_out(context: ReadingContext) -> None:
    with pytest.raises(Unreadable, match="没有找到可以读入的表") as refusal:
        understand(
            Grid("xlsx", (sheet([["关于报送材料的通知"], ["请各单位认真填写。"]]),)), "通知.xlsx", "", context, None
        )
    assert refusal.value.way_out


def test_a_heading_may_name_the_period_and_one_of_another_period_is_left_out(context: ReadingContext) -> None:
    heading: list[CellContent | Cell] = ["工作任务", "2023年上半年进展情况", "2022年完成率", "完成情况（%）"]
    found = read(context, sheet([list(TITLE), list(WHOSE), heading, [TASK, "做了。", 90, 60]]))
    assert found.rows[0].values == {"progress": "做了。", "percent": 60}
    assert [doubt.text for doubt in found.doubts] == ["2022年完成率"]
    alone = read(context, sheet([list(TITLE), list(WHOSE), heading[:3], [TASK, "做了。", 90]]))
    assert alone.rows[0].values == {"progress": "做了。"}
    assert whys(alone) == ["这一栏写的是另一个填报期，没有读入"]


def test_a_heading_over_several_columns_means_none_of_them(context: ReadingContext) -> None:
    rows: list[list[CellContent | Cell]] = [list(TITLE), list(WHOSE), ["工作任务", "下一步打算", "工作推进情况", ""]]
    rows += [["", "", "受益人次", "联系人"], [TASK, "继续。", 1200, "李四"]]
    merges = (Merge(3, 1, 4, 1), Merge(3, 2, 4, 2), Merge(3, 3, 3, 4))
    (row,) = read(context, sheet(rows, merges=merges)).rows
    assert row.values == {"next_step": "继续。", "people": 1200}


def test_a_narrower_count_gives_way_to_the_one_that_is_asked_for(context: ReadingContext) -> None:
    heading: list[CellContent | Cell] = ["工作任务", "培训人数", "受益人次"]
    found = read(context, sheet([list(TITLE), list(WHOSE), heading, [TASK, 30, 1200]]))
    assert found.rows[0].values == {"people": 1200}
    assert [doubt.text for doubt in found.doubts] == ["培训人数"]
    alone = read(context, sheet([list(TITLE), list(WHOSE), heading[:2], [TASK, 30]]))
    assert alone.rows[0].values == {"people": 30}


def test_a_number_under_a_heading_for_text_is_asked_about(context: ReadingContext) -> None:
    for number in (60, "60%"):
        found = read(context, sheet([list(TITLE), list(WHOSE), ["工作任务", "完成情况"], [TASK, number]]))
        assert found.rows[0].values == {}
        assert whys(found) == ["这一栏应写文字，却只有一个数或日期"]


def test_a_row_of_units_or_of_column_numbers_belongs_to_the_heading(context: ReadingContext) -> None:
    rows: list[list[CellContent | Cell]] = [list(TITLE), list(WHOSE), ["任务", "完成率", "受益人次", "经费"]]
    rows += [["", "%", "人次", "元"], ["甲", 1, 2, 3], [TASK, 60, 100, 25_000]]
    (row,) = read(context, sheet(rows)).rows
    assert row.values == {"percent": 60, "people": 100, "funds": 2.5}


def test_a_further_table_of_another_year_under_the_same_headings_is_left_out(context: ReadingContext) -> None:
    earlier: list[list[CellContent | Cell]] = [["2022年情况"], HEADING, [1, TASK, "旧的。", 90, 5, 1]]
    found = read(context, sheet([list(TITLE), list(WHOSE), HEADING, GOOD, [], *earlier]))
    assert [row.row for row in found.rows] == [4]
    assert whys(found) == ["这张表写的是另一个填报期，没有读入"]


def test_a_unit_may_stand_behind_its_province_and_city(context: ReadingContext) -> None:
    found = read(context, sheet([list(TITLE), ["填报单位：广东省河源市连平县教育局"], HEADING, GOOD]))
    assert found.unit and found.unit.value == "县教育局"
