"""Names in returns against the plan: one clear match, or a doubt with candidates."""

import pytest

from lianping_desk.domain.indicator import Indicator
from lianping_desk.domain.plan import Task
from lianping_desk.domain.received import Catalogue
from lianping_desk.exchange.reading.context import ReadingContext
from lianping_desk.exchange.reading.found_value import Doubtful
from lianping_desk.exchange.reading.matching.indicators import find_indicator
from lianping_desk.exchange.reading.matching.measures import find_measure


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("实施青少年科学素质提升行动", 1),
        ("1.青少年科学素质提升行动", 1),
        ("青少年行动", 1),
        ("（二）农民科学素质提升", 2),
        ("3．老年人科学素质提升行动", 4),
        ("任务6", 6),
        ("任务3：产业工人科学素质提升行动", 3),
        ("基层科普能力工程", 9),
        ("实施科学素质交流合作工程", 11),
        ("科普信息化提升工程\n", 6),
        ("“青少年科学素质提升行动”", 1),
        ("青少年科学素养提升行动工作", 1),
        ("青少午科学素质提升行动", 1),
        ("重点工程一", 6),
        ("行动二：农民科学素质提升行动", 2),
    ],
)
def test_a_task_is_known_by_its_name(context: ReadingContext, written: str, number: int) -> None:
    found = context.tasks.find(written)
    assert isinstance(found, Task)
    assert found.no == number


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("（一）", "只有编号，不知是哪项任务"),
        ("6", "只有编号，不知是哪项任务"),
        ("科学素质提升行动", "不知是哪项任务"),
        ("任务6 青少年科学素质提升行动", "编号与名称不一致"),
        ("任务99", "方案中没有第99项任务"),
        ("大众传媒科技传播能力建设工程", "方案中没有这项任务"),
        ("青少年科学素质提升工程", "与方案中的任务名称不全相同"),
        ("科学素质国际交流合作工程", "与方案中的任务名称不全相同"),
        ("工程6", "只有编号，不知是哪项任务"),
        ("青少年科学素质提升行动、农民科学素质提升行动", "一格里有2项任务"),
    ],
)
def test_a_task_that_is_not_clear_is_a_doubt(context: ReadingContext, written: str, why: str) -> None:
    found = context.tasks.find(written)
    assert isinstance(found, Doubtful)
    assert found.why == why


def test_a_contradiction_offers_both_tasks(context: ReadingContext) -> None:
    found = context.tasks.find("任务6 青少年科学素质提升行动")
    assert isinstance(found, Doubtful)
    assert found.candidates == ("实施青少年科学素质提升行动", "实施科普信息化提升工程")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("县教育局", "县教育局"),
        ("连平县教育局（盖章）", "县教育局"),
        ("教 育 局", "县教育局"),
        ("连平县上坪镇人民政府", "上坪镇"),
        ("上坪镇政府", "上坪镇"),
        ("团县委", "团县委"),
    ],
)
def test_a_unit_is_known_by_every_spelling(context: ReadingContext, written: str, name: str) -> None:
    unit = context.units.named(written)
    assert unit is not None
    assert unit.name == name


def test_a_unit_of_the_city_or_an_unknown_one_is_none_of_ours(context: ReadingContext) -> None:
    assert context.units.named("县税务局") is None
    assert context.units.named("河源市教育局") is None
    assert context.units.within("河源市教育局转发") == ()
    assert context.units.candidates("县教育局机关")[0] == "县教育局"


@pytest.mark.parametrize(
    ("written", "measure"),
    [
        ("提升基础教育阶段科学教育水平", "提升基础教育阶段的科学教育水平"),
        ("——智慧助老专项行动", None),
        ("丰富校外课外科学教育活动。", "丰富校外、课外科学教育活动"),
        ("教师科学素质提升工程", "实施教师科学素质提升工程"),
        ("日常宣传", None),
    ],
)
def test_a_measure_is_looked_for_in_its_task_only(catalogue: Catalogue, written: str, measure: str | None) -> None:
    found = find_measure(written, catalogue.plan.tasks[0])
    assert (found.title if found else None) == measure


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("力争创建省级科普教育基地（1个以上）", "省级科普教育基地"),
        ("县级科普教育基地数", "县级科普教育基地"),
        ("公民具备科学素质比例（%）", "公民具备科学素质的比例"),
        ("具备科学素质的公民比例", "公民具备科学素质的比例"),
        ("县科技馆建成使用", "连平县科技馆建成使用"),
        ("创建全国科普示范县", "全国科普示范县"),
    ],
)
def test_an_indicator_is_known_whatever_goes_around_it(catalogue: Catalogue, written: str, title: str) -> None:
    found = find_indicator(written, catalogue.indicators, catalogue.plan.region)
    assert isinstance(found, Indicator)
    assert found.title == title


def test_a_base_without_its_level_could_be_three_indicators(catalogue: Catalogue) -> None:
    found = find_indicator("科普教育基地数量", catalogue.indicators, catalogue.plan.region)
    assert isinstance(found, Doubtful)
    assert len(found.candidates) == 3
