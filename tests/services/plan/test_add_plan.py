"""A read plan is stored: with its units, in one step, beside the plans that are there."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from lianping_desk.domain.base import Base, BaseKind, BaseLevel
from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.indicator import ValueSource
from lianping_desk.domain.plan import Role
from lianping_desk.domain.unit import ReportsOn, UnitKind
from lianping_desk.domain.unit_decision import AliasOf, LeftOut, NewUnit
from lianping_desk.services.bases.add_bases import add_bases
from lianping_desk.services.bases.list_bases import list_bases
from lianping_desk.services.desk import Desk
from lianping_desk.services.history.undo import undo
from lianping_desk.services.periods.add_period import add_period
from lianping_desk.services.periods.show_periods import periods
from lianping_desk.services.plan.add_plan import add_plan, units_named_by
from lianping_desk.services.plan.plan_json import plan_json, read_plan_json
from lianping_desk.services.plan.read_plan import read_plan
from lianping_desk.services.plan.show_plan import show_plan
from lianping_desk.services.plan.switch_plan import switch_plan
from lianping_desk.services.returns.ledger.status import returns_status
from lianping_desk.services.status.status import status
from tests.services.plan.some_plans import BASES, DISTRICT, NO_UNITS, SAME_COUNTY, task

REAL = ("000_d826ff5cf38fbade", "001_4bd26428d9563ede", "002_bfd13dfbcfd97103", "003_20ed194b153e1fa6")


def test_the_plan_becomes_the_current_one_with_everything_that_was_read(desk: Desk) -> None:
    added = add_plan(desk, DISTRICT)
    shown = show_plan(desk)
    assert shown.plan == added.plan
    found, expected = plan_json(shown.plan, shown.indicators), read_plan_json(DISTRICT)
    assert {**found, "doubts": 0} == {**expected, "doubts": 0}
    assert found["doubts"][0] == expected["doubts"][0]


def test_a_unit_that_nobody_knows_is_made_of_the_kind_that_its_name_tells(desk: Desk) -> None:
    add_plan(desk, DISTRICT)
    units = {unit.name: unit for unit in show_plan(desk).units}
    assert list(units) == ["区教育局", "区科协", "团区委", "区农业农村局", "各街道乡镇"]
    assert units["区教育局"].kind is UnitKind.government
    assert units["团区委"].kind is UnitKind.people
    assert units["区教育局"].aliases == ("教育局",)
    assert (units["各街道乡镇"].kind, units["各街道乡镇"].reports_on) == (UnitKind.town, ReportsOn.none)
    assert any("不是一个单位" in doubt.why for doubt in show_plan(desk).plan.doubts)


def test_units_of_the_same_region_are_found_by_any_of_their_names(desk: Desk) -> None:
    before = {unit.id for unit in show_plan(desk).units}
    added = add_plan(desk, SAME_COUNTY)
    assert [unit.name for unit in added.new_units] == ["县数据局"]
    first = added.plan.tasks[0].units(Role.lead)[0]
    assert (show_plan(desk).unit(first.unit_id).name, first.token) == ("县教育局", "教育局")
    assert before < {unit.id for unit in show_plan(desk).units}


def test_a_new_unit_that_resembles_a_known_one_is_doubted(desk: Desk) -> None:
    add_plan(desk, replace(SAME_COUNTY, tasks=(task(1, "某行动", "县文化广电旅游局"),)))
    assert any("县文化广电旅游体育局" in doubt.why for doubt in show_plan(desk).plan.doubts)


def test_her_decisions_about_units_are_carried_out(desk: Desk) -> None:
    office = next(unit for unit in show_plan(desk).units if unit.name == "县政务服务数据管理局")
    add_plan(desk, SAME_COUNTY, {"县数据局": AliasOf(office.id), "县乡村振兴局": LeftOut()})
    shown = show_plan(desk)
    assert [shown.unit(one.unit_id).name for one in shown.plan.tasks[0].assignments][-1] == office.name
    assert "县数据局" in shown.unit(office.id).aliases
    assert [one.token for one in shown.plan.tasks[1].assignments] == ["县农业农村局", "县科协"]


def test_a_known_unit_cannot_be_made_anew(desk: Desk) -> None:
    with pytest.raises(DeskError, match="县科协"):
        add_plan(desk, SAME_COUNTY, {"县科协": NewUnit()})


def test_a_unit_named_twice_in_a_task_keeps_its_weightier_part_and_is_doubted(desk: Desk) -> None:
    read = replace(SAME_COUNTY, tasks=(task(1, "某行动", "县教育局", "教育局、县科协"),))
    plan = add_plan(desk, read).plan
    assert [(one.token, one.role) for one in plan.tasks[0].assignments] == [
        ("县教育局", Role.lead),
        ("县科协", Role.responsible),
    ]
    assert any("同一个单位" in doubt.why for doubt in plan.doubts)


def test_one_undo_takes_the_whole_plan_back(desk: Desk) -> None:
    before = show_plan(desk)
    add_plan(desk, DISTRICT)
    undo(desk)
    assert show_plan(desk) == before


def test_another_region_has_its_own_units_register_and_periods(desk: Desk) -> None:
    add_bases(desk, [Base("桃园", BaseKind.education_base, BaseLevel.county)])
    add_period(desk, "2026H1")
    add_plan(desk, DISTRICT)
    assert (list_bases(desk), periods(desk)) == ((), ())
    add_period(desk, "2026H1")
    assert [one.unit.name for one in returns_status(desk, "2026H1").units] == [
        "区教育局",
        "区科协",
        "团区委",
        "区农业农村局",
    ]
    found = {one.indicator.title: one for one in status(desk, date(2030, 1, 1)).indicators}
    assert found[BASES.title].value == 0
    switch_plan(desk, 1)
    assert len(list_bases(desk)) == 1
    assert len(returns_status(desk, "2026H1").units) == 40


def test_two_regions_may_both_have_an_office_of_one_name(desk: Desk) -> None:
    added = add_plan(desk, replace(SAME_COUNTY, region="和平县", title="和平县方案（2026-2030年）"))
    assert "县科协" in {unit.name for unit in added.new_units}
    ids = {unit.id for unit in show_plan(desk).units}
    switch_plan(desk, 1)
    assert ids.isdisjoint(unit.id for unit in show_plan(desk).units)


def test_the_values_of_indicators_are_taken_from_where_their_titles_say(desk: Desk) -> None:
    add_plan(desk, DISTRICT)
    assert [one.value_source for one in show_plan(desk).indicators] == [
        ValueSource.returns,
        ValueSource.register,
        ValueSource.survey,
    ]


def test_in_a_plan_without_units_nobody_owes_anything(desk: Desk) -> None:
    add_plan(desk, NO_UNITS)
    add_period(desk, "2026H1")
    assert returns_status(desk, "2026H1").units == ()
    found = status(desk, date(2028, 6, 30))
    assert 49 < found.tasks[0].expected < 51  # without phases the whole years of the plan count


@pytest.mark.parametrize(
    ("lacks", "word"),
    [({"years": None}, "年份"), ({"title": " "}, "标题"), ({"region": ""}, "地区"), ({"tasks": ()}, "任务")],
)
def test_a_plan_that_lacks_something_essential_is_not_stored(desk: Desk, lacks: dict[str, object], word: str) -> None:
    before = show_plan(desk)
    with pytest.raises(DeskError, match=word):
        add_plan(desk, replace(DISTRICT, **lacks))  # type: ignore[arg-type]
    assert show_plan(desk) == before


@pytest.mark.parametrize("name", REAL)
def test_a_real_plan_is_stored_as_it_was_read(name: str, desk: Desk, shared_folder: Path) -> None:
    read = read_plan(shared_folder / "plans" / f"{name}.txt")
    add_plan(desk, read)
    shown = show_plan(desk)
    found, expected = plan_json(shown.plan, shown.indicators), read_plan_json(read)
    for one in expected["tasks"]:
        one.pop("full", None)
    assert json.dumps({**found, "doubts": 0}) == json.dumps({**expected, "doubts": 0})
    assert found["doubts"][: len(expected["doubts"])] == expected["doubts"]


def test_the_desks_own_plan_read_again_meets_all_its_units(desk: Desk, shared_folder: Path) -> None:
    read = read_plan(shared_folder / "plans" / "004_0b70124a242d3163.txt")
    assert all(unit.known for unit in units_named_by(desk, read))
    shipped = show_plan(desk)
    added = add_plan(desk, read)
    assert added.new_units == ()
    assert [one.id for one in added.same] == [shipped.plan.id]
    sources = [(one.value_source, one.base_kind, one.base_level) for one in show_plan(desk).indicators]
    assert sources == [(one.value_source, one.base_kind, one.base_level) for one in shipped.indicators]
