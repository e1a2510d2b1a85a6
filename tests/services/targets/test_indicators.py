"""Indicators as she adds, changes and deletes them."""

from dataclasses import replace
from decimal import Decimal

import pytest

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.indicator import Comparison, Indicator, Strength, Target, ValueSource
from lianping_desk.services.desk import Desk
from lianping_desk.services.plan.show_plan import show_plan
from lianping_desk.services.targets.delete_indicator import delete_indicator
from lianping_desk.services.targets.save_indicator import save_indicator

VOLUNTEERS = Indicator("科技志愿者", Target(Decimal(800), Comparison.at_least), "人", 2025, Strength.must, "")


def test_a_new_indicator_stands_at_the_end_and_keeps_its_place_when_changed(desk: Desk) -> None:
    number = save_indicator(desk, replace(VOLUNTEERS, title=" 科技志愿者 "))
    save_indicator(desk, replace(VOLUNTEERS, id=number, target=Target(Decimal(900), Comparison.at_least)))
    last = show_plan(desk).indicators[-1]
    assert (last.title, last.target_text) == ("科技志愿者", "900人以上")


def test_an_indicator_can_be_deleted_again(desk: Desk) -> None:
    before = show_plan(desk).indicators
    number = save_indicator(desk, VOLUNTEERS)
    delete_indicator(desk, replace(VOLUNTEERS, id=number))
    assert show_plan(desk).indicators == before


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (replace(VOLUNTEERS, title="  "), "没有名称"),
        (replace(VOLUNTEERS, target=Target(None, Comparison.at_least)), "没有目标数"),
        (replace(VOLUNTEERS, target=Target(Decimal(9), Comparison.between, Decimal(3))), "上限"),
        (replace(VOLUNTEERS, value_source=ValueSource.register), "哪一类"),
    ],
)
def test_an_indicator_that_cannot_be_counted_is_refused(desk: Desk, wrong: Indicator, why: str) -> None:
    with pytest.raises(DeskError, match=why):
        save_indicator(desk, wrong)


def test_a_title_stands_for_one_indicator_only(desk: Desk) -> None:
    save_indicator(desk, VOLUNTEERS)
    with pytest.raises(DeskError, match="已经有指标"):
        save_indicator(desk, VOLUNTEERS)
