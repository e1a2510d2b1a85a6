"""Changing the list of units: names belong to one unit only, mergers keep old records."""

from dataclasses import replace
from datetime import date

import pytest

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.unit import Contact, Unit, UnitKind, successor_on
from lianping_desk.domain.unit_decision import AliasOf
from lianping_desk.services.desk import Desk
from lianping_desk.services.history.undo import undo
from lianping_desk.services.plan.show_plan import show_plan
from lianping_desk.services.units.add_unit import add_unit
from lianping_desk.services.units.delete_unit import delete_unit
from lianping_desk.services.units.edit_unit import edit_unit
from lianping_desk.store.units import settle_names


def unit(desk: Desk, name: str) -> Unit:
    return next(unit for unit in show_plan(desk).units if unit.name == name)


def decide_alias(desk: Desk, unit_id: int, name: str) -> None:
    """She says of a name in the 分工表 that nobody goes by: this unit is meant."""
    with desk.database.writing("别名", desk.who) as session:
        settle_names(session, {name: AliasOf(unit_id)})


def test_a_new_unit_comes_last_with_its_contacts(desk: Desk) -> None:
    new = Unit(
        " 县融媒体中心 ",
        "连平县融媒体中心",
        UnitKind.other,
        ("融媒体中心", "", "县融媒体中心"),
        contacts=(Contact("某某"),),
    )
    new_id = add_unit(desk, new)
    found = show_plan(desk).units[-1]
    assert (found.id, found.name, found.aliases) == (new_id, "县融媒体中心", ("融媒体中心",))
    assert [contact.person for contact in found.contacts] == ["某某"]


def test_a_unit_keeps_the_rows_of_contacts_and_aliases_that_stay(desk: Desk) -> None:
    school = unit(desk, "县教育局")
    edit_unit(desk, replace(school, contacts=(Contact("甲", "股长", "0762-0000000"), Contact("乙"))))
    _, second = unit(desk, "县教育局").contacts
    edit_unit(desk, replace(school, contacts=(replace(second, phone="1"),), aliases=(*school.aliases, "县教体局")))
    found = unit(desk, "县教育局")
    assert found.contacts == (replace(second, phone="1"),)
    assert found.aliases == (*school.aliases, "县教体局")


@pytest.mark.parametrize("taken", ["县科协", "连平县科学技术协会", "科协", "县 科协"])
def test_a_name_belongs_to_one_unit(desk: Desk, taken: str) -> None:
    school = unit(desk, "县教育局")
    with pytest.raises(DeskError, match="已经是县科协的名称"):
        edit_unit(desk, replace(school, aliases=(*school.aliases, taken)))
    with pytest.raises(DeskError, match="已经是县科协的名称"):
        add_unit(desk, Unit(taken, "", UnitKind.other))
    if " " not in taken:
        with pytest.raises(DeskError, match="已经是县科协的名称"):
            decide_alias(desk, school.id, taken)
    assert unit(desk, "县教育局") == school


def test_taking_an_alias_away_is_logged_and_can_be_undone(desk: Desk) -> None:
    school = unit(desk, "县教育局")
    edit_unit(desk, replace(school, aliases=()))
    assert unit(desk, "县教育局").aliases == ()
    undo(desk)
    assert unit(desk, "县教育局") == school


def test_an_alias_is_added_once(desk: Desk) -> None:
    school = unit(desk, "县教育局")
    decide_alias(desk, school.id, "县教体局")
    decide_alias(desk, school.id, "县教体局")
    assert unit(desk, "县教育局").aliases == (*school.aliases, "县教体局")


def test_a_merged_unit_hands_its_duties_on(desk: Desk) -> None:
    merged = unit(desk, "县乡村振兴局")
    edit_unit(desk, replace(merged, until=date(2024, 3, 31)))
    by_id = {one.id: one for one in show_plan(desk).units}
    assert successor_on(by_id[merged.id], by_id, date(2024, 3, 31)).name == "县乡村振兴局"
    assert successor_on(by_id[merged.id], by_id, date(2024, 4, 1)).name == "县农业农村局"


def test_dates_and_successors_must_make_sense(desk: Desk) -> None:
    merged, farming = unit(desk, "县乡村振兴局"), unit(desk, "县农业农村局")
    for wrong, said in (
        (replace(merged, since=date(2025, 1, 1)), "截止日期早于起始日期"),
        (replace(merged, until=None), "没有截止日期"),
        (replace(farming, successor_id=merged.id, until=date(2025, 1, 1)), "绕了一圈"),
        (replace(merged, name=" "), "简称是空的"),
    ):
        with pytest.raises(DeskError, match=said):
            edit_unit(desk, wrong)


def test_only_a_unit_that_nothing_names_is_deleted(desk: Desk) -> None:
    with pytest.raises(DeskError, match="还承担着8项任务"):
        delete_unit(desk, unit(desk, "县教育局").id)
    new_id = add_unit(desk, Unit("县融媒体中心", "", UnitKind.other, ("融媒体中心",)))
    delete_unit(desk, new_id)
    assert "县融媒体中心" not in [one.name for one in show_plan(desk).units]
    edit_unit(desk, replace(unit(desk, "上坪镇"), until=date(2026, 1, 1), successor_id=unit(desk, "内莞镇").id))
    with pytest.raises(DeskError, match="已有填报等记录"):
        delete_unit(desk, unit(desk, "内莞镇").id)
