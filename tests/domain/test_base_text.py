"""A block of the base register from Excel, and single cells of it."""

from datetime import date

import pytest

from lianping_desk.domain.base import Base, BaseKind, BaseLevel, Stage, Validity
from lianping_desk.domain.base_text import bases_from_block, with_text
from lianping_desk.domain.errors import DeskError

FARM = Base("桃源农场", BaseKind.education_base, BaseLevel.county)


def test_a_block_with_headings_is_read_in_whatever_order_its_columns_stand() -> None:
    block = [
        ["级别", "基地名称", "所在乡镇", "备 注", "阶段", "认定时间", "联系人"],
        ["县", "桃源农场", "桃源镇", "", "已认定", "2023.5.1", "张三"],
        ["", "", "", "", "", "", ""],
        ["国家级", "桃源科技馆", "", "新馆", "", "", ""],
    ]
    farm, museum = bases_from_block(block)
    assert (farm.name, farm.level, farm.town) == ("桃源农场", BaseLevel.county, "桃源镇")
    assert [(entry.stage, entry.on) for entry in farm.stages] == [(Stage.awarded, date(2023, 5, 1))]
    assert (museum.level, museum.note, museum.stages) == (BaseLevel.nation, "新馆", ())


def test_a_block_without_headings_is_read_in_the_order_of_the_screen() -> None:
    (base,) = bases_from_block([["桃源馆", "市级", "科技馆", "桃源镇", "县教育局", "申报", "", "", "2026-5-1"]])
    assert (base.kind, base.host, base.valid_until) == (BaseKind.museum, "县教育局", date(2026, 5, 1))
    assert [(entry.stage, entry.on) for entry in base.stages] == [(Stage.applied, None)]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (["桃源馆", "部级"], "第2行：“部级”不是级别"),
        (["桃源馆", "县级", "", "", "", "认定", "2023.6.31"], "第2行：“2023.6.31”这一天不存在"),
        (["", "县级"], "第2行：没有名称"),
    ],
)
def test_a_row_that_cannot_be_read_is_named_with_its_reason(row: list[str], why: str) -> None:
    with pytest.raises(DeskError, match=why):
        bases_from_block([["桃源农场", "县级"], row])


def test_cells_are_read_as_she_types_them() -> None:
    assert with_text(FARM, "level", "省").level is BaseLevel.province
    assert with_text(FARM, "valid_until", "２０２６年５月１日").valid_until == date(2026, 5, 1)
    assert with_text(FARM, "valid_until", "").valid_until is None


def test_a_certificate_is_flagged_half_a_year_before_it_runs_out() -> None:
    (base,) = bases_from_block([["桃源馆", "县级", "", "", "", "认定", "2023-01-01", "", "2026-01-01"]])
    assert base.validity_on(date(2025, 7, 1)) is Validity.standing
    assert base.validity_on(date(2025, 7, 2)) is Validity.expiring
    assert base.validity_on(date(2026, 1, 1)) is Validity.expiring
    assert base.validity_on(date(2026, 1, 2)) is Validity.expired
    assert base.validity_on(date(2022, 1, 1)) is None
