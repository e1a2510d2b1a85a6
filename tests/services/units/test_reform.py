"""Units are merged, split and renamed from a day on: who owes forms, whose figures count, what keeps its name."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.facts import ProgressFact
from lianping_desk.domain.materials.division import DivisionTable
from lianping_desk.domain.materials.pack import Part
from lianping_desk.domain.plan import Assignment, Plan, Role, Task, TaskKind
from lianping_desk.domain.progress import Thresholds
from lianping_desk.domain.reform import Follower, name_on
from lianping_desk.domain.task_status import task_status
from lianping_desk.domain.unit import Contact, Unit, UnitKind
from lianping_desk.services.desk import Desk
from lianping_desk.services.history.undo import undo
from lianping_desk.services.materials.chosen import Chosen
from lianping_desk.services.materials.gather import gather_pack
from lianping_desk.services.plan.show_plan import show_plan
from lianping_desk.services.returns.ledger.owed import duties, owed_returns
from lianping_desk.services.units.delete_unit import delete_unit
from lianping_desk.services.units.edit_unit import edit_unit
from lianping_desk.services.units.reform import merge_units, rename_unit, split_unit

DAY = date(2024, 3, 1)
BEFORE, AFTER = date(2023, 12, 31), date(2024, 6, 30)


def unit(desk: Desk, name: str) -> Unit:
    return next(one for one in show_plan(desk).units if one.name == name)


def owing(desk: Desk, day: date) -> dict[str, list[int]]:
    """The numbers of the tasks that each unit owes a return about."""
    shown = show_plan(desk)
    return {one.unit.name: [task.no for task in one.tasks] for one in owed_returns(shown.plan, shown.units, day)}


def test_a_renamed_unit_owes_under_its_new_name_from_the_day_on(desk: Desk) -> None:
    old = unit(desk, "县教育局")
    tasks = owing(desk, BEFORE)["县教育局"]
    rename_unit(desk, old.id, "县教育体育局", DAY, "连平县教育体育局")
    assert owing(desk, BEFORE)["县教育局"] == tasks
    assert "县教育体育局" not in owing(desk, BEFORE)
    assert owing(desk, AFTER)["县教育体育局"] == tasks
    assert "县教育局" not in owing(desk, AFTER)
    assert (unit(desk, "县教育局").until, unit(desk, "县教育体育局").since) == (date(2024, 2, 29), DAY)


def test_the_new_unit_keeps_the_people_to_call_and_may_take_what_was_an_alias(desk: Desk) -> None:
    old = unit(desk, "县教育局")
    edit_unit(desk, replace(old, contacts=(Contact("王老师", phone="123"),), aliases=(*old.aliases, "县教体局")))
    rename_unit(desk, old.id, "县教体局", DAY)
    assert [contact.person for contact in unit(desk, "县教体局").contacts] == ["王老师"]
    assert "县教体局" not in unit(desk, "县教育局").aliases


def test_several_units_are_merged_into_one_that_is_there(desk: Desk) -> None:
    ids = [unit(desk, name).id for name in ("县林业局", "县自然资源局")]
    both = {*owing(desk, BEFORE)["县林业局"], *owing(desk, BEFORE)["县自然资源局"]}
    into = unit(desk, "县自然资源局")
    merge_units(desk, ids, Follower(into.name, into.id), DAY)
    assert set(owing(desk, AFTER)["县自然资源局"]) == both
    assert unit(desk, "县自然资源局").until is None
    assert unit(desk, "县林业局").successor_id == into.id


def test_the_first_part_of_a_split_unit_has_its_duties_but_for_the_tasks_moved(desk: Desk) -> None:
    old = unit(desk, "县文化广电旅游体育局")
    shown = show_plan(desk)
    tasks = [task for task in shown.plan.tasks if old.id in {one.unit_id for one in task.assignments}]
    culture, sport = split_unit(
        desk, old.id, [Follower("县文化和旅游局"), Follower("县体育局")], DAY, {tasks[-1].id: 1}
    )
    assert owing(desk, AFTER)["县体育局"] == [tasks[-1].no]
    assert owing(desk, AFTER)["县文化和旅游局"] == [task.no for task in tasks[:-1]]
    assert owing(desk, BEFORE)[old.name] == [task.no for task in tasks]
    assert unit(desk, old.name).split_into == (culture, sport)
    with pytest.raises(DeskError, match="不能删除"):
        delete_unit(desk, sport)


def test_reform_is_one_step_that_can_be_undone(desk: Desk) -> None:
    before = show_plan(desk)
    split_unit(desk, unit(desk, "县民政局").id, [Follower("县甲局"), Follower("县乙局")], DAY, {1: 1})
    undo(desk)
    assert show_plan(desk) == before


def test_what_cannot_be_is_refused_and_nothing_is_changed(desk: Desk) -> None:
    before = show_plan(desk)
    one, other = unit(desk, "县教育局"), unit(desk, "县科协")
    merged = unit(desk, "县乡村振兴局")
    assert merged.until is not None
    for reform in (
        lambda: merge_units(desk, [one.id], Follower(one.name, one.id), DAY),
        lambda: merge_units(desk, [one.id], Follower(other.name), DAY),
        lambda: merge_units(desk, [merged.id], Follower(other.name, other.id), date(2030, 1, 1)),
        lambda: merge_units(desk, [one.id], Follower(merged.name, merged.id), date(2030, 1, 1)),
        lambda: merge_units(desk, [], Follower(other.name, other.id), DAY),
        lambda: split_unit(desk, one.id, [Follower("县甲局")], DAY),
        lambda: split_unit(desk, one.id, [Follower("县甲局"), Follower(one.name, one.id)], DAY),
    ):
        with pytest.raises(DeskError):
            reform()
    assert show_plan(desk) == before


def test_of_a_split_unit_each_part_counts_for_the_tasks_that_name_it() -> None:
    old = Unit("旧局", "", UnitKind.government, until=date(2024, 2, 29), successor_id=2, split_into=(2, 3), id=1)
    units = [
        old,
        Unit("甲局", "", UnitKind.government, since=DAY, id=2),
        Unit("乙局", "", UnitKind.government, since=DAY, id=3),
    ]
    mine = Task(1, TaskKind.action, "甲的", "", (Assignment(1, Role.lead, "旧局"),), id=1)
    moved = Task(
        2, TaskKind.action, "乙的", "", (Assignment(1, Role.lead, "旧局"), Assignment(3, Role.lead, "乙局")), id=2
    )
    plan = Plan("方案", "某县", 2021, 2025, tasks=(mine, moved))
    assert duties(plan, units, BEFORE)[1] == {1: Role.lead, 2: Role.lead}
    assert (duties(plan, units, AFTER)[2], duties(plan, units, AFTER)[3]) == ({1: Role.lead}, {2: Role.lead})

    def fact(unit_id: int, code: str, ends: date, percent: int) -> ProgressFact:
        return ProgressFact(unit_id, code, ends, 2, None, {"percent": Decimal(percent)}, {}, {}, 1, 1)

    facts = [fact(1, "2023", BEFORE, 30)]
    assert task_status(moved, plan, facts, units, AFTER, Thresholds()).percent == 30
    facts.append(fact(3, "2024H1", AFTER, 70))
    assert task_status(moved, plan, facts, units, AFTER, Thresholds()).percent == 70


def test_a_report_may_call_a_unit_as_it_was_or_as_it_is_now() -> None:
    units = {
        1: Unit("县甲局", "", UnitKind.government, until=BEFORE, successor_id=2, id=1),
        2: Unit("县乙局", "", UnitKind.government, until=AFTER, successor_id=3, id=2),
        3: Unit("县丙局", "", UnitKind.government, id=3),
    }
    assert name_on(units[1], units, date(2023, 6, 30)) == "县甲局"
    assert name_on(units[1], units, date(2024, 6, 30)) == "县乙局（原县甲局）"
    assert name_on(units[1], units, date(2025, 1, 1)) == "县丙局（原县甲局）"
    assert name_on(units[3], units, date(2025, 1, 1)) == "县丙局"


def test_the_division_table_calls_units_as_she_has_chosen(desk: Desk) -> None:
    rename_unit(desk, unit(desk, "县教育局").id, "县教育体育局", DAY)

    def lead() -> tuple[str, ...]:
        table = gather_pack(desk, Chosen(AFTER, (Part.division,))).materials[0]
        assert isinstance(table, DivisionTable)
        return table.rows[0].lead

    assert lead() == ("县教育局",)
    desk.settings = replace(desk.settings, units_as_now=True)
    assert lead() == ("县教育体育局（原县教育局）",)
