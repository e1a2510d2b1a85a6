"""Phases as offices tell them: headings, lines, one paragraph, years before or behind the name."""

import pytest

from lianping_desk.exchange.plan_reading.opening.text_file import document_of_text
from lianping_desk.exchange.plan_reading.read_plan import plan_of

PLAN = """白石县全民科学素质行动规划纲要实施方案（2021—2025年）
一、提升行动
（一）青少年科学素质提升行动
1.提升基础教育阶段科学教育水平。到2025年，建成工作室10个以上。（县教育局牵头）
2.办好科学课。开课。
二、组织实施
（一）加强领导。县政府领导。
{said}
"""
THREE = [("启动实施", 2022, 2022), ("深入实施", 2022, 2025), ("总结评估", 2025, 2025)]


def _phases(said: str) -> list[tuple[str, int, int]]:
    plan = plan_of(document_of_text("方案.txt", PLAN.format(said=said)))
    return [(phase.title, phase.first_year, phase.last_year) for phase in plan.phases]


@pytest.mark.parametrize(
    "said",
    [
        "（二）进度安排\n启动实施。2022年，制定方案。\n深入实施。2022—2025年，推进任务。2024年开展中期评估。\n总结评估。2025年，总结。",
        "（二）时间安排。启动实施(2022年)。深入实施(2022—2025年)。总结评估(2025年)。",
        "（二）实施步骤。分三个阶段：启动实施（2022年），出台方案；深入实施（2022年至2025年），抓好落实；总结评估（2025年）。",
        "三、实施步骤\n（一）启动实施（2022年3月—6月）\n（二）深入实施（2022年7月—2025年9月）\n（三）总结评估（2025年10月—12月）",
        "三、实施步骤\n1.启动实施（2022.03—2022.06）\n2.深入实施（2022.07—2025.09）\n3.总结评估（2025.10—2025.12）",
        "三、时间步骤\n2022年8月底前，启动实施；2022年9月至2025年10月，深入实施；2025年11月至12月，总结评估。",
        "三、阶段安排\n第一阶段：启动实施\n时间：2022年1月至3月\n第二阶段：深入实施\n时间：2022年4月至2025年10月\n"
        "第三阶段：总结评估\n时间：2025年11月至12月",
        "（二）分步实施\n2022年为启动实施，2022—2025年为深入实施，2025年为总结评估。",
    ],
)
def test_phases_are_read_however_they_are_told(said: str) -> None:
    assert _phases(said) == THREE


@pytest.mark.parametrize(
    "said",
    [
        "（二）督促检查。到2025年，全面完成任务。",
        "（二）进度安排。从2022年起，分年度实施。到2025年底，全面完成。",
        "（二）监测评估。2023年开展中期评估。",
    ],
)
def test_a_date_by_which_something_is_done_is_no_phase(said: str) -> None:
    assert _phases(said) == []
