"""Whose plan it is and which years it covers, in the names that offices of every tier give their plans."""

import pytest

from lianping_desk.domain.read_plan import ReadPlan
from lianping_desk.exchange.plan_reading.opening.text_file import document_of_text
from lianping_desk.exchange.plan_reading.read_plan import plan_of

BODY = """{title}
为贯彻落实上级部署，{grounds}结合实际，制定本方案。
一、总体目标
提高素质。
二、提升行动
（一）青少年科学素质提升行动
——办好科学课。开课。（县教育局牵头）
"""


def _read(title: str, head: str = "", grounds: str = "") -> ReadPlan:
    return plan_of(document_of_text("方案.txt", head + BODY.format(title=title, grounds=grounds)))


REGIONS = {
    "白石县全民科学素质行动规划纲要实施方案（2026—2030年）": "白石县",
    "南江市白石区公民科学素质提升方案（2026—2030年）": "南江市白石区",
    "云岭彝族自治县全民科学素质行动实施方案（2026—2030年）": "云岭彝族自治县",
    "黔江州全民科学素质行动规划纲要实施方案(2026-2030年)": "黔江州",
    "北原盟“十五五”全民科学素质提升行动计划": "北原盟",
    "乌兰旗全民科学素质行动规划纲要实施方案（2026—2030年）": "乌兰旗",
    "江东新区公民科学素质建设实施方案(2026-2030年)": "江东新区",
    "临港经济技术开发区全民科学素质行动方案（2026—2030年）": "临港经济技术开发区",
    "新疆生产建设兵团第九师全民科学素质行动规划纲要实施方案（2026—2030年）": "新疆生产建设兵团第九师",
    "塞上回族自治区全民科学素质行动规划纲要实施方案（2026年—2030年）": "塞上回族自治区",
    "沙河街道全民科学素质提升三年行动计划（2026—2028年）": "沙河街道",
    "2026年白石县全民科学素质工作要点": "白石县",
    "白石县人民政府关于加强全民科学素质建设的实施意见（2026—2030年）": "白石县",
    "苏州全民科学素质行动实施方案（2026—2030年）": "",
    "全民科学素质行动实施方案（2026—2030年）": "",
}


@pytest.mark.parametrize("title", REGIONS)
def test_the_place_is_how_the_title_begins(title: str) -> None:
    assert _read(title).region == REGIONS[title]


def test_the_office_that_issued_the_plan_says_the_place_where_the_title_does_not() -> None:
    head = "中共白石县委办公室文件\n白办发〔2026〕3号\n"
    assert _read("关于加强新时代全民科学素质建设的实施意见", head).region == "白石县"


YEARS = {
    "白石县全民科学素质行动实施方案（2026—2030年）": (2026, 2030),
    "白石县全民科学素质行动实施方案（20262030年）": (2026, 2030),
    "白石县全民科学素质行动实施方案（2026?2030年）": (2026, 2030),
    "白石县全民科学素质行动实施方案（2026年至2030年）": (2026, 2030),
    "白石县“十五五”全民科学素质行动规划": (2026, 2030),
    "白石县2026年全民科学素质工作要点": (2026, 2026),
    "白石县全民科学素质行动实施方案": None,
}


@pytest.mark.parametrize("title", YEARS)
def test_the_years_are_those_of_the_title(title: str) -> None:
    assert _read(title).years == YEARS[title]


def test_the_years_of_the_plan_above_are_not_its_own() -> None:
    plan = _read("白石县全民科学素质行动实施方案", grounds="根据《全民科学素质行动规划纲要（2021—2035年）》，")
    assert plan.years is None


@pytest.mark.parametrize(
    "number", ["国发〔2021〕9号", "国发[2021]9号", "国发„2021‟9号", "国发（2021）9 号", "国发﹝2021﹞9号"]
)
def test_the_orders_rested_on_are_read_in_every_bracket(number: str) -> None:
    plan = _read("白石县实施方案（2026—2030年）", grounds=f"根据《全民科学素质行动规划纲要》({number})精神，")
    assert plan.basis == ("国发〔2021〕9号",)


def test_neither_a_notice_of_publication_nor_a_document_number_is_part_of_the_title() -> None:
    plan = _read(
        "白石县全民科学素质行动\n实施方案（2026—2030年）\n（白政发〔2026〕3号）", "2026年3月1日\n(此件主动公开)\n"
    )
    assert plan.title == "白石县全民科学素质行动实施方案（2026—2030年）"
