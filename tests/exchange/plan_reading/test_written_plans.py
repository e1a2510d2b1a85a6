"""Short plans in the layouts of many offices (written/*.txt), each against what a person reads in it (its .json).

A task in the .json is [title, measures, lead, responsible, cooperating]; an indicator is [title, number, unit,
comparison, year, annual, strength].
"""

import json
from pathlib import Path

import pytest

from lianping_desk.domain.plan import Role
from lianping_desk.domain.read_plan import ReadPlan
from lianping_desk.exchange.plan_reading.opening.text_file import document_of_text
from lianping_desk.exchange.plan_reading.read_plan import plan_of
from tests.exchange.plan_reading.test_layouts import _wrapped

WRITTEN = sorted((Path(__file__).parent / "written").glob("*.txt"))


def _said(plan: ReadPlan) -> dict[str, object]:
    return {
        "title": plan.title,
        "region": plan.region,
        "years": list(plan.years or ()),
        "tasks": [
            [task.title, [one.title for one in task.measures], *(list(task.tokens(role)) for role in Role)]
            for task in plan.tasks
        ],
        "indicators": [
            [
                one.title,
                None if one.target.number is None else str(one.target.number),
                one.unit,
                one.target.comparison.value,
                one.year,
                one.annual,
                one.strength.value,
            ]
            for one in plan.indicators
        ],
        "phases": [[phase.title, phase.first_year, phase.last_year] for phase in plan.phases],
    }


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.stem)
def test_a_plan_of_another_office_is_read_as_a_person_reads_it(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text("utf-8"))
    found = _said(plan_of(document_of_text(path.name, path.read_text("utf-8"))))
    for key, value in expected.items():
        assert found[key] == value, key


@pytest.mark.parametrize("width", [26, 33])
def test_a_bookmark_at_the_edge_parts_a_heading_from_its_text(width: int) -> None:
    text = next(path for path in WRITTEN if path.stem == "nowhere_in_a_city").read_text("utf-8")
    marked = text.replace("——", "[bookmark: _Toc90836571][bookmark: _Toc10679]——").replace(
        "（一）青少年科学素质提升行动\n",
        "（一）青少年科学素质提升行动\n[bookmark: _GoBack]围绕青少年的好奇心和想象力"
        "开展工作，培养创新能力，形成良好的社会氛围。\n",
    )
    plan = plan_of(document_of_text("方案.txt", _wrapped(marked, width)))
    assert [task.title for task in plan.tasks] == [
        "青少年科学素质提升行动",
        "老年人科学素质提升行动",
        "科普信息化提升工程",
    ]


def test_a_title_that_ran_into_its_text_is_doubted() -> None:
    run_on = "（一）培养青少年的科学兴趣围绕青少年的好奇心和想象力开展工作，培养创新能力，形成良好的社会氛围和长效机制"
    text = (
        f"白石县科学素质实施方案（2026—2030年）\n一、总体目标\n提高素质。\n二、提升行动\n{run_on}\n——上好课。开课。\n"
    )
    plan = plan_of(document_of_text("方案.txt", text))
    assert "标题特别长" in "".join(doubt.why for doubt in plan.doubts)


# a table has no lines to wrap; a plan of few full lines does not show how wide its page is
WRAPPABLE = [path for path in WRITTEN if path.stem not in ("markdown_page", "league", "corps_half_width")]


@pytest.mark.parametrize("width", [22, 26, 30, 33, 45])
@pytest.mark.parametrize("path", WRAPPABLE, ids=lambda path: path.stem)
def test_a_plan_of_another_office_may_be_wrapped_at_any_width(path: Path, width: int) -> None:
    expected = json.loads(path.with_suffix(".json").read_text("utf-8"))
    found = _said(plan_of(document_of_text(path.name, _wrapped(path.read_text("utf-8"), width))))
    for key, value in expected.items():
        assert found[key] == value, key


def test_a_number_whose_measure_is_not_named_is_doubted_and_not_guessed() -> None:
    path = next(path for path in WRITTEN if path.stem == "sentences_and_x_responsible")
    plan = plan_of(document_of_text(path.name, path.read_text("utf-8")))
    doubted = [doubt.text for doubt in plan.doubts if doubt.why == "没有写明这个数是哪一项指标的"]
    assert doubted == ["争取提升至30%", "占比不低于1%"]
