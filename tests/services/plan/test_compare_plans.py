"""Two plans side by side: matched by what they are about, with what came, went and changed."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.indicator import Comparison, Target
from lianping_desk.domain.plan_comparison import Standing
from lianping_desk.services.desk import Desk
from lianping_desk.services.materials.export import Format
from lianping_desk.services.plan.add_plan import add_plan
from lianping_desk.services.plan.compare_plans import compare_plans, export_comparison
from tests.services.plan.some_plans import DISTRICT, RATE, SAME_COUNTY, TRAINED, task

OLD = replace(
    SAME_COUNTY,
    title="旧方案",
    years=(2021, 2025),
    tasks=(
        task(1, "实施青少年科学素质提升行动", "县教育局", "县科协"),
        task(2, "实施老年人科学素质提升行动", "县民政局"),
        task(3, "科普产业繁荣工程", "县科协"),
    ),
    indicators=(RATE, TRAINED),
)
NEW = replace(
    SAME_COUNTY,
    title="新方案",
    tasks=(
        task(1, "拓展城乡优势，实施老年人科学素质行动", "县卫生健康局"),
        task(2, "实施青少年科学素质提升行动", "县教育局", "县科协"),
        task(3, "科学家精神弘扬工程", "县科协"),
    ),
    indicators=(replace(RATE, target=Target(Decimal(25), Comparison.more_than)),),
)


@pytest.fixture
def ids(desk: Desk) -> tuple[int, int]:
    return add_plan(desk, OLD).plan.id, add_plan(desk, NEW).plan.id


def test_tasks_are_matched_by_what_tells_them_apart_whatever_their_numbers(desk: Desk, ids: tuple[int, int]) -> None:
    found = compare_plans(desk, *ids)
    assert [(pair.old and pair.old.no, pair.new and pair.new.no, pair.standing) for pair in found.tasks] == [
        (2, 1, Standing.changed),
        (1, 2, Standing.same),
        (None, 3, Standing.new),
        (3, None, Standing.gone),
    ]
    assert "牵头单位增加：县卫生健康局" in found.tasks[0].changes
    assert "牵头单位减少：县民政局" in found.tasks[0].changes


def test_targets_say_what_became_of_their_numbers(desk: Desk, ids: tuple[int, int]) -> None:
    changed, gone = compare_plans(desk, *ids).indicators
    assert changed.changes == ("目标由“超过20%”改为“超过25%”",)
    assert (gone.standing, gone.old and gone.old.title) == (Standing.gone, TRAINED.title)


def test_a_plan_is_not_compared_with_itself(desk: Desk) -> None:
    with pytest.raises(DeskError, match="同一份"):
        compare_plans(desk, 1, 1)


def test_the_comparison_is_written_for_excel(desk: Desk, ids: tuple[int, int], tmp_path: Path) -> None:
    written = export_comparison(desk, *ids, Format.xlsx, tmp_path / "对照.xlsx")
    book = openpyxl.load_workbook(written.path)
    texts = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value}
    assert {"新增", "取消", "调整", "不变", "原方案：旧方案", "3. 科普产业繁荣工程"} <= texts


def test_plans_of_two_regions_can_be_compared(desk: Desk) -> None:
    district = add_plan(desk, DISTRICT).plan
    assert [pair.standing for pair in compare_plans(desk, 1, district.id).tasks][:2] == [Standing.changed] * 2
