"""Title, region, years and phases of a plan are corrected by hand."""

from dataclasses import replace
from datetime import date

import pytest

from lianping_desk.domain.base import Base, BaseKind, BaseLevel
from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.plan import Phase, PhaseKind
from lianping_desk.services.bases.add_bases import add_bases
from lianping_desk.services.bases.list_bases import list_bases
from lianping_desk.services.desk import Desk
from lianping_desk.services.history.undo import undo
from lianping_desk.services.plan.add_plan import add_plan
from lianping_desk.services.plan.edit_plan import PlanHead, edit_plan
from lianping_desk.services.plan.show_plan import show_plan
from lianping_desk.services.status.status import status
from tests.services.plan.some_plans import DISTRICT


def head(desk: Desk, **changes: object) -> PlanHead:
    plan = show_plan(desk).plan
    now = PlanHead(plan.title, plan.region, (plan.first_year, plan.last_year), plan.basis, plan.phases)
    return replace(now, **changes)  # type: ignore[arg-type]


def test_the_expected_progress_follows_the_phases(desk: Desk) -> None:
    launch, whole, review = show_plan(desk).plan.phases
    edit_plan(desk, head(desk, phases=(launch, replace(whole, first_year=2024), review)))
    assert status(desk, date(2024, 1, 1)).tasks[0].expected == 0
    edit_plan(desk, head(desk, phases=(), years=(2022, 2025)))
    assert 49 < status(desk, date(2024, 1, 1)).tasks[0].expected < 51


def test_units_and_register_follow_the_plan_into_a_region_of_another_name(desk: Desk) -> None:
    add_bases(desk, [Base("桃园", BaseKind.education_base, BaseLevel.county)])
    before = show_plan(desk)
    edit_plan(desk, head(desk, region="新连区"))
    assert (show_plan(desk).plan.region, len(show_plan(desk).units), len(list_bases(desk))) == ("新连区", 41, 1)
    undo(desk)
    assert show_plan(desk) == before


def test_a_region_that_is_only_spelled_in_full_changes_nothing_else(desk: Desk) -> None:
    edit_plan(desk, head(desk, region="河源市连平县"))
    assert len(show_plan(desk).units) == 41


def test_what_makes_no_sense_is_refused(desk: Desk) -> None:
    district = add_plan(desk, DISTRICT).plan
    before = show_plan(desk)
    for changes in (
        {"title": " "},
        {"region": ""},
        {"region": "连平县"},
        {"years": None},
        {"years": (2030, 2026)},
        {"phases": (Phase("", 2026, 2027, PhaseKind.launch),)},
        {"phases": (Phase("倒", 2028, 2027, PhaseKind.launch),)},
    ):
        with pytest.raises(DeskError):
            edit_plan(desk, head(desk, **changes))
    assert show_plan(desk) == before
    assert district.region == "东湖区"
