"""A known division table in any order of columns and any shape is read as it is, or its rows are doubted."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from lianping_desk.domain.plan import Role
from lianping_desk.domain.read_plan import ReadPlan
from lianping_desk.exchange.plan_reading.opening.text_file import document_of_text
from lianping_desk.exchange.plan_reading.read_plan import plan_of
from tests.exchange.plan_reading.annex_shapes import (
    TITLE,
    WITH_CELLS,
    WITHOUT_CELLS,
    MadeRow,
    grid,
    is_doubted,
    read_rows,
    some_columns,
    some_rows,
)


@pytest.mark.parametrize("shape", WITH_CELLS)
@settings(max_examples=12, deadline=None, derandomize=True)
@given(rows=some_rows, columns=some_columns)
def test_a_table_with_its_cells_is_read_without_a_doubt(
    shape: str, rows: Sequence[MadeRow], columns: Sequence[str]
) -> None:
    plan = WITH_CELLS[shape](grid(rows, columns))
    assert read_rows(plan) == list(rows)
    assert plan.doubts == ()


@pytest.mark.parametrize("shape", [*WITH_CELLS, *WITHOUT_CELLS])
@settings(max_examples=25, deadline=None, derandomize=True)
@given(rows=some_rows, columns=some_columns, data=some.data())
def test_what_is_not_read_as_it_is_is_doubted(
    shape: str, rows: Sequence[MadeRow], columns: Sequence[str], data: some.DataObject
) -> None:
    """Cells may be empty here: in a table without lines no one can tell which."""
    emptied = [MadeRow(row.title, row.lead, row.cooperating if data.draw(some.integers(0, 3)) else ()) for row in rows]
    plan = {**WITH_CELLS, **WITHOUT_CELLS}[shape](grid(emptied, columns))
    _assert_read_or_doubted(plan, emptied)


def _assert_read_or_doubted(plan: ReadPlan, rows: Sequence[MadeRow]) -> None:
    found = read_rows(plan)
    for row in rows:
        assert row in found or is_doubted(plan, row), f"{row} was lost in silence"
    for row in found:
        assert row in rows or is_doubted(plan, row), f"{row} was invented in silence"


def test_a_cell_that_ends_in_a_group_behind_a_comma_is_whole_and_a_page_number_is_no_cell() -> None:
    units = "市委宣传部、市科技局、市科协、市文化广电旅游体育局、市卫生健康局、市妇联、市关工委，各县（市、区）人民政府"
    lines = [TITLE, "序号", "重点任务", "牵头单位", "责任单位"]
    for no, title in enumerate(("青少年科学素质提升行动", "农民科学素质提升行动", "科普信息化提升工程"), 1):
        lines += [str(no), title, *(["9"] if no == 1 else []), "市教育局、团市委", units]
    plan = plan_of(document_of_text("分工表.txt", "\n".join(lines)))
    assert [(row.title, row.lead) for row in read_rows(plan)] == [
        ("青少年科学素质提升行动", ("市教育局", "团市委")),
        ("农民科学素质提升行动", ("市教育局", "团市委")),
        ("科普信息化提升工程", ("市教育局", "团市委")),
    ]
    assert [task.tokens(Role.responsible)[-1] for task in plan.tasks] == ["各县（市、区）人民政府"] * 3
    assert plan.doubts == ()
