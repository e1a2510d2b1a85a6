"""The shipped plan against the document that it was taken from."""

import hashlib
import re
import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest

from lianping_desk.domain.indicator import Comparison, Strength
from lianping_desk.domain.plan import PhaseKind, Role
from lianping_desk.domain.unit import ReportsOn, UnitKind
from lianping_desk.exchange.plan_file import PlanFile, read_plan_file
from lianping_desk.shipped import resource

TOWNS = ["元善", "上坪", "内莞", "陂头", "溪山", "隆街", "田源", "油溪", "忠信", "高莞", "大湖", "三角", "绣缎"]


@pytest.fixture(scope="module")
def shipped() -> PlanFile:
    return read_plan_file(resource("plans", "lianping_2021_2025.toml"))


@pytest.fixture(scope="module")
def document(shared_folder: Path) -> list[str]:
    """Lines of the published text; line n is at n - 1."""
    content = (shared_folder / "plans" / "004_0b70124a242d3163.txt").read_bytes()
    toml = resource("plans", "lianping_2021_2025.toml").read_text("utf-8")
    assert hashlib.sha256(content).hexdigest() in toml, "the lines are counted in another text"
    return content.decode("utf-8").replace("\r", "").split("\n")


def test_every_row_of_the_annex_is_a_task_with_its_title_line_and_units(shipped: PlanFile, document: list[str]) -> None:
    for task in shipped.plan.tasks:
        line = task.source_line
        assert line is not None
        cells = [cell.strip() for cell in document[line - 1 : line + 2]]
        assert cells[0] == task.title
        assert [a.token for a in task.units(Role.lead)] == cells[1].split("、")
        assert [a.token for a in task.units(Role.responsible)] == list(dict.fromkeys(cells[2].split("、")))
        assert task.units(Role.cooperating) == ()
    numbers = [cell.strip() for cell in document[111:] if re.fullmatch(r"\s*\d+", cell)]
    assert [str(task.no) for task in shipped.plan.tasks] == numbers


def test_every_dashed_paragraph_of_the_two_chapters_is_a_measure(shipped: PlanFile, document: list[str]) -> None:
    paragraphs = {
        number: re.sub(r"^\[bookmark:.*?\]", "", line) for number, line in enumerate(document, 1) if 22 <= number <= 85
    }
    expected = {n: text[2:].split("。")[0] for n, text in paragraphs.items() if text.startswith("——")}
    measures = [measure for task in shipped.plan.tasks for measure in task.measures]
    assert {measure.source_line: measure.title for measure in measures} == expected
    assert len(measures) == 38


def test_a_measure_stands_under_the_heading_of_its_own_task(shipped: PlanFile, document: list[str]) -> None:
    for task in shipped.plan.tasks:
        for measure in task.measures:
            assert measure.source_line is not None
            above = [line for line in document[: measure.source_line] if re.match(r"（[一二三四五六]）", line)]
            assert task.title in above[-1]


def test_the_text_of_an_indicator_is_the_sentence_of_its_line(shipped: PlanFile, document: list[str]) -> None:
    for indicator in shipped.indicators:
        assert indicator.source_line is not None
        assert indicator.text + "。" in document[indicator.source_line - 1]


def test_basis_region_years_and_phases_stand_in_the_document(shipped: PlanFile, document: list[str]) -> None:
    plan = shipped.plan
    assert plan.title == "".join(document[:2])
    assert all(number in document[3] for number in plan.basis)
    for phase, line in zip(plan.phases, document[100:103], strict=True):
        years = (
            str(phase.first_year) if phase.first_year == phase.last_year else f"{phase.first_year}-{phase.last_year}"
        )
        assert line.startswith(f"{phase.title}。{years}年，")


def test_eleven_tasks_of_two_kinds(shipped: PlanFile) -> None:
    assert [task.kind.value for task in shipped.plan.tasks] == ["action"] * 5 + ["project"] * 6
    assert shipped.plan.tasks[10].title == "科学素质交流合作工程", "the annex has no 实施 here"
    assert [phase.kind for phase in shipped.plan.phases] == list(PhaseKind)
    assert shipped.plan.basis == ("国发〔2021〕9号", "粤府〔2021〕76号", "河府〔2022〕20号")


def test_a_unit_named_twice_is_assigned_once_and_doubted(shipped: PlanFile) -> None:
    row_nine = shipped.plan.tasks[8]
    assert [a.token for a in row_nine.assignments].count("县应急管理局") == 1
    doubts = [doubt for doubt in shipped.plan.doubts if doubt.why == "责任单位重复：县应急管理局"]
    assert len(doubts) == 1
    assert "第9行" in doubts[0].where
    assert doubts[0].text.count("县应急管理局") == 2


def test_targets_keep_must_and_strive_apart(shipped: PlanFile) -> None:
    found = {i.title: (i.target.comparison, i.target.number, i.strength, i.year) for i in shipped.indicators}
    must, strive, at_least, done = Strength.must, Strength.strive, Comparison.at_least, Comparison.done
    assert found == {
        "公民具备科学素质的比例": (Comparison.more_than, Decimal(13), must, 2025),
        "连平县科技馆建成使用": (done, None, strive, 2025),
        "全国科普示范县": (done, None, must, 2025),
        "县级科普教育基地": (at_least, Decimal(5), must, 2025),
        "市级科普教育基地": (at_least, Decimal(3), strive, 2025),
        "省级科普教育基地": (at_least, Decimal(1), strive, 2025),
        "科普小镇": (done, None, must, 2025),
    }
    assert any("力争" in doubt.why and "全国科普示范县" in doubt.why for doubt in shipped.plan.doubts)


def test_no_spelling_belongs_to_two_units(shipped: PlanFile) -> None:
    owners: dict[str, str] = {}
    for unit in shipped.units:
        for spelling in unit.spellings:
            plain = unicodedata.normalize("NFKC", spelling)
            assert owners.setdefault(plain, unit.name) == unit.name, f"{spelling}: {owners[plain]}, {unit.name}"


def test_a_unit_is_known_by_what_colleagues_call_it(shipped: PlanFile) -> None:
    known = {spelling: unit.name for unit in shipped.units for spelling in unit.spellings}
    for spelling in ("县工信局", "县工商信局", "县科技局", "科工商务局", "连平县工业商务和信息化局"):
        assert known[spelling] == "县工业商务和信息化局（科技局）"
    assert known["县卫健局"] == known["连平县卫生健康局"] == "县卫生健康局"
    assert known["共青团连平县委员会"] == "团县委"
    assert known["连平县精神文明建设委员会办公室"] == "县文明办"
    assert known["县委老干部局"] == "县委组织部（县委老干部局）"


def test_the_towns_report_on_everything_and_nobody_has_a_contact(shipped: PlanFile) -> None:
    towns = [unit for unit in shipped.units if unit.kind is UnitKind.town]
    assert [(town.name, town.full_name) for town in towns] == [(f"{t}镇", f"连平县{t}镇人民政府") for t in TOWNS]
    assert all((unit.reports_on is ReportsOn.all) == (unit in towns) for unit in shipped.units)
    assert not any(unit.contacts for unit in shipped.units)


def test_the_merged_bureau_ends_and_names_its_successor(shipped: PlanFile) -> None:
    merged = next(unit for unit in shipped.units if unit.name == "县乡村振兴局")
    assert merged.until is not None and merged.until.isoformat() == "2024-12-31"
    assert merged.successor_id is not None
    assert shipped.units[merged.successor_id - 1].name == "县农业农村局"
    assert "本县文件" in merged.note
