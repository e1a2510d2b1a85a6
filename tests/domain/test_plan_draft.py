"""What she types into the review of a plan becomes a value, or a sentence."""

from dataclasses import replace
from decimal import Decimal

import pytest

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.indicator import Comparison, Indicator, Strength, Target
from lianping_desk.domain.plan import Measure, Phase, PhaseKind, Role, TaskKind
from lianping_desk.domain.plan_draft import (
    indicator_with_text,
    number_text,
    numbered_tasks,
    phase_with_text,
    task_with_measures,
    task_with_text,
)
from lianping_desk.domain.read_plan import Duty, ReadTask

TASK = ReadTask(
    1,
    TaskKind.action,
    "某行动",
    "提升行动",
    (Duty("县甲局", Role.lead), Duty("乙局", Role.responsible, "县乙局")),
    (Measure(1, "办好一件事", 12), Measure(2, "办好两件事", 13)),
)
GOAL = Indicator("某目标", Target(Decimal(5), Comparison.at_least), "个", 2030, Strength.must, "")
PHASE = Phase("深入实施", 2027, 2029, PhaseKind.implementation)


def test_a_unit_typed_into_another_role_moves_there_and_keeps_its_prefix() -> None:
    moved = task_with_text(TASK, "lead", "县甲局、乙局等单位")
    assert moved.duties == (Duty("县甲局", Role.lead), Duty("乙局", Role.lead, "县乙局"))
    assert moved.open_tail == "等单位"
    assert task_with_text(TASK, "responsible", "").tokens(Role.responsible) == ()


def test_measures_keep_the_lines_that_they_were_read_from() -> None:
    found = task_with_measures(TASK, "新的一件\n\n 办好两件事 \n").measures
    assert found == (Measure(1, "新的一件"), Measure(2, "办好两件事", 13))


def test_a_kind_names_the_section_and_tasks_are_numbered_anew() -> None:
    project = task_with_text(TASK, "kind", "重点工程")
    assert (project.kind, project.section) == (TaskKind.project, "重点工程")
    assert [task.no for task in numbered_tasks([replace(TASK, no=7), TASK])] == [1, 2]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("8", Target(Decimal(8), Comparison.at_least)),
        ("", Target(None, Comparison.done)),
        ("5-8", Target(Decimal(5), Comparison.between, Decimal(8))),
        ("5—8", Target(Decimal(5), Comparison.between, Decimal(8))),
        ("18.5%", Target(Decimal("18.5"), Comparison.at_least)),
    ],
)
def test_a_number_is_typed_as_it_is_written(text: str, target: Target) -> None:
    assert indicator_with_text(GOAL, "number", text).target == target


def test_what_stands_in_the_cell_can_be_typed_again() -> None:
    for target in (GOAL.target, Target(Decimal(5), Comparison.between, Decimal(8)), Target(None, Comparison.done)):
        goal = replace(GOAL, target=target)
        assert indicator_with_text(goal, "number", number_text(goal)) == goal


def test_the_other_cells_of_a_target() -> None:
    assert indicator_with_text(GOAL, "comparison", "超过").target.comparison is Comparison.more_than
    assert indicator_with_text(GOAL, "comparison", "完成").target.number is None
    assert indicator_with_text(GOAL, "year", "2035年").year == 2035
    assert indicator_with_text(GOAL, "annual", "每年").annual
    assert indicator_with_text(GOAL, "strength", "力争").strength is Strength.strive


def test_a_year_that_passes_the_other_takes_it_along() -> None:
    assert phase_with_text(PHASE, "first_year", "2030").last_year == 2030
    assert phase_with_text(PHASE, "last_year", "2026").first_year == 2026


@pytest.mark.parametrize(
    "typed",
    [
        lambda: task_with_text(TASK, "title", "  "),
        lambda: task_with_text(TASK, "kind", "别的"),
        lambda: indicator_with_text(GOAL, "number", "很多"),
        lambda: indicator_with_text(GOAL, "year", "明年"),
        lambda: indicator_with_text(GOAL, "strength", "也许"),
        lambda: phase_with_text(PHASE, "first_year", ""),
    ],
)
def test_what_cannot_be_read_is_said(typed: object) -> None:
    assert callable(typed)
    with pytest.raises(DeskError):
        typed()
