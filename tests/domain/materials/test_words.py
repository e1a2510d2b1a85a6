"""The words that every material shares: lights in a review, places of cells, numbers, days."""

from datetime import date

import pytest

from lianping_desk.domain.materials.heading import Heading
from lianping_desk.domain.materials.leaves.places import place_of
from lianping_desk.domain.materials.leaves.words import called
from lianping_desk.domain.materials.light import legend_of, light_of
from lianping_desk.domain.progress import TaskState, Thresholds
from lianping_desk.domain.trace import CellTrace
from lianping_desk.domain.unit import Contact


def cell(name: str, sheet: str | None = "填报表", file: str = "县教育局.xlsx") -> CellTrace:
    return CellTrace(file, "0" * 64, sheet, name)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (["E5"], "县教育局.xlsx 填报表!E5"),
        (["E5", "F5", "G5"], "县教育局.xlsx 填报表!E5:G5"),
        (["G5", "E5", "L5"], "县教育局.xlsx 填报表!E5、G5、L5"),
        (["E5", "E6"], "县教育局.xlsx 填报表!E5、E6"),
        (["Z5", "AA5"], "县教育局.xlsx 填报表!Z5:AA5"),
        (["E5", "E5"], "县教育局.xlsx 填报表!E5"),
    ],
)
def test_cells_beside_one_another_are_named_as_a_range(cells: list[str], said: str) -> None:
    assert place_of(*(cell(name) for name in cells)) == said


def test_a_row_made_of_two_files_names_both() -> None:
    found = place_of(cell("E5"), cell("F5", file="补报.csv", sheet=None), None)
    assert found == "县教育局.xlsx 填报表!E5\n补报.csv F5"


def test_a_value_without_a_cell_has_no_place() -> None:
    assert place_of() == place_of(None) == ""


def test_in_a_review_what_was_not_reached_is_no_alarm() -> None:
    late = light_of(TaskState.overdue, plan_over=True)
    assert late.word == "未完成" and late.state is TaskState.not_started
    assert light_of(TaskState.overdue).text == "■ 逾期"
    assert light_of(TaskState.done, plan_over=True).word == "已完成"


@pytest.mark.parametrize("plan_over", [True, False])
def test_the_legend_explains_every_light_that_can_occur(plan_over: bool) -> None:
    explained = {light for light, _ in legend_of(Thresholds(), plan_over)}
    assert {light_of(state, plan_over) for state in TaskState} == explained


def test_the_legend_names_the_thresholds_in_force() -> None:
    meanings = " ".join(meaning for _, meaning in legend_of(Thresholds(on_track_lag=3, slow_lag=8)))
    assert "不超过3个百分点" in meanings and "超过8个百分点" in meanings


def test_a_heading_says_day_period_unit_and_that_it_is_a_review() -> None:
    heading = Heading(
        "某县", "方案", "台账", date(2026, 1, 5), date(2026, 1, 6), "某县科协", "2025年全年", "县教育局", True
    )
    assert (
        heading.subtitle == "截至2026年1月5日 · 填报期：2025年全年 · 单位：县教育局 · 方案期已满，本材料为完成情况回顾"
    )
    assert heading.made_by == "某县科协 2026年1月6日制"


def test_contacts_are_written_as_an_office_writes_them() -> None:
    assert called([Contact("林小满", "股长", "138"), Contact("周明")]) == "林小满（股长） 138\n周明"
