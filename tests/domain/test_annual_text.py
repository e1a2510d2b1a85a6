"""Annual tasks as she types and pastes them."""

from datetime import date

import pytest

from lianping_desk.domain.annual_text import (
    Surroundings,
    annual_from_block,
    annual_with_text,
    curve_text,
    milestone_with_text,
    typed_curve,
)
from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.plan import CurvePoint, Plan, Task, TaskKind
from lianping_desk.domain.unit import Unit, UnitKind
from lianping_desk.domain.work import AnnualTask, Milestone

AROUND = Surroundings(
    Plan(
        "方案",
        "某县",
        2021,
        2025,
        tasks=(
            Task(1, TaskKind.action, "甲行动", "", id=11),
            Task(2, TaskKind.project, "乙工程", "", id=12),
        ),
    ),
    (Unit("县教育局", "某县教育局", UnitKind.government, aliases=("教育局",), id=5),),
)
ANNUAL = AnnualTask(11, None, 2023, "讲座")


def test_a_cell_takes_a_number_a_title_or_both_for_a_task_and_any_spelling_for_a_unit() -> None:
    for text in ("2", "乙工程", " 2 乙工程 "):
        assert annual_with_text(ANNUAL, "task", text, AROUND).task_id == 12
    assert annual_with_text(ANNUAL, "unit", "教育局", AROUND).unit_id == 5
    assert annual_with_text(ANNUAL, "unit", "", AROUND).unit_id is None
    with pytest.raises(DeskError, match="是不是县教育局"):
        annual_with_text(ANNUAL, "unit", "县教育", AROUND)
    with pytest.raises(DeskError, match="没有任务"):
        annual_with_text(ANNUAL, "task", "3", AROUND)


def test_a_milestone_has_no_unit_and_must_keep_its_day() -> None:
    milestone = Milestone("开馆", date(2023, 5, 1))
    assert milestone_with_text(milestone, "due", "2023.6.30", AROUND).on == date(2023, 6, 30)
    assert milestone_with_text(milestone, "task", "", AROUND).task_id is None
    for column, text in (("unit", "教育局"), ("due", "")):
        with pytest.raises(DeskError):
            milestone_with_text(milestone, column, text, AROUND)


def test_a_block_is_read_by_its_headings_in_any_order() -> None:
    block = [
        ["年度任务", "责任单位", "完成期限", "所属任务"],
        ["讲座10场", "教育局", "2023-9-30", "2"],
        ["", "", "", ""],
    ]
    [annual] = annual_from_block(block, AROUND, 11, 2024)
    assert annual == AnnualTask(12, 5, 2024, "讲座10场", due=date(2023, 9, 30))


def test_a_block_without_headings_is_read_in_the_order_of_the_table() -> None:
    [annual] = annual_from_block([["1", "2023", "讲座", "县教育局", "20场"]], AROUND, None, 2024)
    assert annual == AnnualTask(11, 5, 2023, "讲座", "20场")


def test_the_first_row_that_cannot_be_read_is_named_as_excel_counts() -> None:
    block = [["内容", "责任单位"], ["讲座", "教育局"], ["展览", "某局"]]
    with pytest.raises(DeskError, match="第3行"):
        annual_from_block(block, AROUND, 11, 2024)
    with pytest.raises(DeskError, match="先选中一项任务"):
        annual_from_block(block, AROUND, None, 2024)


def test_a_curve_is_typed_a_day_and_a_per_cent_on_each_line() -> None:
    curve = (CurvePoint(date(2022, 12, 31), 10.0), CurvePoint(date(2023, 12, 31), 42.5))
    assert typed_curve("2022-12-31 10%\n\n2023年12月31日，42.5") == curve
    assert typed_curve(curve_text(curve)) == curve
    with pytest.raises(DeskError, match="看不懂"):
        typed_curve("年底一半")
