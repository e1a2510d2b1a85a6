"""An invented plan in every layout is read alike, and nothing is invented where a layout says nothing."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from lianping_desk.domain.indicator import Comparison, Strength
from lianping_desk.domain.plan import Role, TaskKind
from lianping_desk.domain.read_plan import ReadPlan
from lianping_desk.exchange.plan_reading.opening.text_file import document_of_text
from lianping_desk.exchange.plan_reading.read_plan import plan_of, read_plan_document
from tests.exchange.plan_reading import made_plans
from tests.exchange.plan_reading.made_plans import LAYOUTS, TASKS, text_of

SAID = [layout for layout in LAYOUTS if layout != "nowhere"]


def _read(text: str) -> ReadPlan:
    return plan_of(document_of_text("方案.txt", text))


def _units(plan: ReadPlan) -> list[tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]]:
    return [(task.title, *(task.tokens(role) for role in Role)) for task in plan.tasks]


MADE_UNITS = [(task.title, task.lead, task.responsible, task.cooperating) for task in TASKS]


def _measures(plan: ReadPlan) -> list[list[str]]:
    return [[measure.title for measure in task.measures] for task in plan.tasks]


MADE_MEASURES = [list(task.measures) for task in TASKS]


def _assert_rest(plan: ReadPlan) -> None:
    assert plan.title.replace("(", "（").replace(")", "）") == "青溪县全民科学素质行动规划纲要实施方案（2026—2030年）"
    assert (plan.region, plan.years) == ("青溪县", (2026, 2030))
    assert plan.basis == ("某政发〔2025〕12号", "清府〔2026〕3号")
    assert [(phase.title, phase.first_year, phase.last_year) for phase in plan.phases] == [
        ("启动实施", 2026, 2026),
        ("深入实施", 2027, 2029),
        ("总结评估", 2030, 2030),
    ]
    found = [
        (one.title, one.target.number, one.unit, one.target.comparison, one.year, one.annual, one.strength)
        for one in plan.indicators
    ]
    assert found == [
        ("公民具备科学素质的比例", 18, "%", Comparison.more_than, 2030, False, Strength.must),
        ("县级科普教育基地", 12, "个", Comparison.at_least, 2030, False, Strength.strive),
        ("培训科普骨干", 300, "人次", Comparison.at_least, None, True, Strength.must),
    ]


@pytest.mark.parametrize("layout", SAID)
def test_units_are_found_wherever_the_office_writes_them(layout: str) -> None:
    plan = _read(text_of(layout))
    assert _units(plan) == MADE_UNITS
    assert _measures(plan) == MADE_MEASURES
    assert plan.doubts == ()
    assert [task.kind for task in plan.tasks] == [TaskKind.action] * 2 + [TaskKind.project] * 2
    _assert_rest(plan)


def test_a_plan_without_units_has_none_and_says_so() -> None:
    plan = _read(text_of("nowhere"))
    assert all(task.duties == () for task in plan.tasks)
    assert _measures(plan) == MADE_MEASURES
    assert [doubt.why for doubt in plan.doubts] == ["文件里没有写各项任务的牵头单位和责任单位"]


@pytest.mark.parametrize(
    "bullets",
    ["{no}.{title}。", "{no}．{title}。", "{no}、{title}。", "（{no}）{title}。", "**{title}。**", "- **{title}。**"],
)
def test_measures_may_be_numbered_or_bold(bullets: str) -> None:
    plan = _read(text_of("division sentence", bullets))
    assert _measures(plan) == MADE_MEASURES
    assert _units(plan) == MADE_UNITS


@pytest.mark.parametrize("rows", [made_plans.flattened, made_plans.with_tabs, made_plans.with_bars])
def test_the_annex_table_is_read_in_every_shape_a_converter_leaves(rows: Callable[[], str]) -> None:
    plan = _read(made_plans.with_annex(rows))
    assert _units(plan) == MADE_UNITS
    assert _measures(plan) == MADE_MEASURES
    assert [task.section for task in plan.tasks] == ["提升行动"] * 2 + ["重点工程"] * 2
    assert plan.doubts == ()
    _assert_rest(plan)


def _wrapped(text: str, width: int) -> str:
    lines = []
    for line in text.splitlines():
        rest = line
        while len(rest) > width:
            cut = width
            while rest[cut] in "，。；：、）”" and cut < width + 2 and cut < len(rest) - 1:
                cut += 1
            lines.append(rest[:cut])
            rest = rest[cut:]
        lines.append(rest)
    return "\n".join(lines)


def _with_page_numbers(text: str) -> str:
    lines = text.splitlines()
    for page, place in enumerate(range(20, len(lines), 21), 1):
        lines.insert(place, f"— {page} —")
    return "\n".join(lines)


@settings(max_examples=40, deadline=None)
@given(layout=some.sampled_from(SAID), width=some.integers(28, 46))
def test_wrapping_at_any_width_changes_nothing(layout: str, width: int) -> None:
    plan = _read(_with_page_numbers(_wrapped(text_of(layout), width)))
    assert _units(plan) == MADE_UNITS
    assert _measures(plan) == MADE_MEASURES
    _assert_rest(plan)


@pytest.mark.parametrize("layout", SAID)
def test_half_width_punctuation_changes_nothing(layout: str) -> None:
    text = text_of(layout).translate(str.maketrans("，：；（）", ",:;()"))
    plan = _read(text)
    units = [
        (title, *(tuple(unit.replace("(", "（").replace(")", "）") for unit in group) for group in groups))
        for title, *groups in _units(plan)
    ]
    assert units == MADE_UNITS
    assert _measures(plan) == MADE_MEASURES
    _assert_rest(plan)


RENUMBERED = {
    "第一章 and 第一节": (r"第\1章　", r"第\1节　"),
    "第一部分 and 一、": (r"第\1部分　", r"\1、"),
    "1. and (1)": (None, None),
    "一. and (一)": (r"\1. ", r"(\1)"),
}


@pytest.mark.parametrize("numbers", RENUMBERED)
@pytest.mark.parametrize("layout", ["lines", "division sentence", "tag"])
def test_other_numbers_before_headings_change_nothing(layout: str, numbers: str) -> None:
    chapter, section = RENUMBERED[numbers]
    text = text_of(layout)
    if chapter is None:
        text = re.sub(r"(?m)^([一二三四])、", lambda found: f"{'一二三四'.index(found[1]) + 1}. ", text)
        text = re.sub(r"(?m)^（([一二三四])）", lambda found: f"（{'一二三四'.index(found[1]) + 1}）", text)
    else:
        text = re.sub(r"(?m)^（([一二三四])）", "〓\\1〓", text)
        text = re.sub(r"(?m)^([一二三四])、", chapter, text)
        text = re.sub(r"(?m)^〓([一二三四])〓", section, text)
    plan = _read(text)
    assert _units(plan) == MADE_UNITS
    assert _measures(plan) == MADE_MEASURES
    _assert_rest(plan)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_encoding_of_windows_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "方案.txt"
    path.write_bytes(text_of("lines").replace("\n", "\r\n").encode(encoding))
    assert _units(read_plan_document(path)) == MADE_UNITS


@pytest.mark.parametrize("width", [27, 33, 40])
def test_bookmarks_that_were_wrapped_with_the_text_leave_no_trace(width: int) -> None:
    text = re.sub(
        r"(?m)^(（[一二三四]）|[一二三四]、|——)", r"[bookmark: _Toc90836559][bookmark: _GoBack]\1", text_of("lines")
    )
    plan = _read(_wrapped(text, width))
    assert _units(plan) == MADE_UNITS
    assert _measures(plan) == MADE_MEASURES
    _assert_rest(plan)


def test_a_plan_that_a_page_gives_twice_is_read_once() -> None:
    """In the notice and again as its annex."""
    plan = _read(text_of("lines") + "附件\n" + text_of("lines"))
    assert _units(plan) == MADE_UNITS
    assert _measures(plan) == MADE_MEASURES
    _assert_rest(plan)
