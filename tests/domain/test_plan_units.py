"""What the units of a document are: their kind, their short names, groups, and one unit under two names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianping_desk.domain.plan import Role, TaskKind
from lianping_desk.domain.plan_units import (
    is_group,
    kind_of,
    named_units,
    names_of_duties,
    new_unit,
    short_names,
    with_own_aliases,
)
from lianping_desk.domain.read_plan import Duty, ReadPlan, ReadTask
from lianping_desk.domain.unit import ReportsOn, Unit, UnitKind
from lianping_desk.domain.unit_names import UnitNames


def plan_of(*duties: Duty, region: str = "青溪市") -> ReadPlan:
    task = ReadTask(1, TaskKind.action, "某行动", "提升行动", duties)
    return ReadPlan("方案.txt", "方案", region, (2026, 2030), tasks=(task,))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("县教育局", UnitKind.government),
        ("市发展改革委", UnitKind.government),
        ("县工业商务和信息化局（科技局）", UnitKind.government),
        ("区委宣传部", UnitKind.party),
        ("市直机关工委", UnitKind.party),
        ("团县委", UnitKind.people),
        ("县总工会", UnitKind.people),
        ("县医学会", UnitKind.people),
        ("县消防救援大队", UnitKind.vertical),
        ("市生态环境局青溪分局", UnitKind.vertical),
        ("河口镇", UnitKind.town),
        ("东街街道", UnitKind.town),
        ("各乡镇", UnitKind.town),
        ("各有关部门", UnitKind.other),
        ("水务集团", UnitKind.other),
    ],
)
def test_a_name_tells_what_sort_of_body_it_is(name: str, kind: UnitKind) -> None:
    assert kind_of(name) is kind


def test_a_town_reports_on_everything_and_a_group_on_nothing() -> None:
    names = ("河口镇", "各乡镇", "纲要办成员单位", "市直相关单位", "县教育局")
    assert [new_unit(name, kind_of(name), "青溪县").reports_on for name in names] == [
        ReportsOn.all,
        ReportsOn.none,
        ReportsOn.none,
        ReportsOn.none,
        ReportsOn.assigned,
    ]


@pytest.mark.parametrize(
    ("name", "tier", "short"),
    [
        ("县教育局", "县", ("教育局",)),
        ("区委宣传部", "区", ("宣传部",)),
        ("区委党校", "区", ("党校",)),
        ("团县委", "县", ("团委", "共青团县委")),
        ("区教委", "区", ("教委",)),
        ("市教育局", "县", ()),
        ("各县直单位", "县", ()),
        ("县教育局", "", ()),
    ],
)
def test_among_its_own_a_unit_goes_without_its_tier(name: str, tier: str, short: tuple[str, ...]) -> None:
    assert short_names(name, tier) == short


def test_a_name_and_its_short_form_in_one_document_are_one_unit() -> None:
    bare, full = Duty("司法局", Role.lead), Duty("市司法局", Role.responsible)
    completed = Duty("税务局", Role.responsible, "市税务局")
    plan = plan_of(bare, full, completed)
    assert [(one.name, one.tokens) for one in named_units(plan, ())] == [
        ("市司法局", ("司法局", "市司法局")),
        ("市税务局", ("税务局",)),
    ]
    assert names_of_duties(plan)[bare] == "市司法局"


def test_known_units_are_met_under_any_name_and_others_only_offered() -> None:
    known = Unit("市教育局", "青溪市教育局", UnitKind.government, aliases=("教育局",), id=4)
    met, new = named_units(plan_of(Duty("教育局", Role.lead), Duty("市教育体育局", Role.lead)), [known])
    assert met.known is known
    assert (new.known, new.likely) == (None, (known,))


NAMES = st.lists(
    st.sampled_from(["县甲局", "县乙局", "县委甲部", "团县委", "甲局", "乙局", "各乡镇", "丙镇"]), max_size=6
)


@given(NAMES, NAMES)
def test_no_name_ever_stands_for_two_units(new: list[str], known: list[str]) -> None:
    units = [Unit(name, "", kind_of(name), id=no) for no, name in enumerate(dict.fromkeys(known), 1)]
    names = UnitNames(units)
    made = [new_unit(name, kind_of(name), "青溪县") for name in dict.fromkeys(new) if names.find(name) is None]
    together = [*units, *with_own_aliases(made, units)]
    spellings = [spelling for unit in together for spelling in unit.spellings if spelling]
    assert len(spellings) == len(set(spellings))


@given(st.text(max_size=30))
def test_any_text_has_a_kind(name: str) -> None:
    assert kind_of(name) in UnitKind
    assert is_group(name) in (True, False)
