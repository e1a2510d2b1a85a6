"""Several plans in one desk: listed, switched, put aside and taken up again."""

from datetime import date

import pytest

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.unit import Unit, UnitKind
from lianping_desk.services.desk import Desk
from lianping_desk.services.history.undo import undo
from lianping_desk.services.periods.add_period import add_period
from lianping_desk.services.plan.add_plan import add_plan
from lianping_desk.services.plan.archive_plan import archive_plan, take_up_again
from lianping_desk.services.plan.list_plans import list_plans
from lianping_desk.services.plan.show_plan import show_plan
from lianping_desk.services.plan.switch_plan import switch_plan
from lianping_desk.services.units.add_unit import add_unit
from tests.services.plan.some_plans import DISTRICT

TODAY = date(2026, 3, 1)


@pytest.fixture
def new_id(desk: Desk) -> int:
    """The desk has a second plan, which is current."""
    return add_plan(desk, DISTRICT).plan.id


def test_the_list_says_what_each_plan_holds(desk: Desk, new_id: int) -> None:
    add_period(desk, "2026H1")
    first, second = list_plans(desk)
    assert (first.units, first.indicators, first.periods, first.standing) == (28, 7, 0, "")
    assert (second.id, second.units, second.indicators, second.periods, second.standing) == (new_id, 5, 3, 1, "当前")


def test_switching_changes_what_every_verb_works_on_and_can_be_undone(desk: Desk, new_id: int) -> None:
    assert switch_plan(desk, 1).region == "连平县"
    assert show_plan(desk).plan.id == 1
    undo(desk)
    assert show_plan(desk).plan.id == new_id


def test_there_is_no_switching_to_a_plan_that_is_not_there(desk: Desk) -> None:
    with pytest.raises(DeskError, match="9号"):
        switch_plan(desk, 9)


def test_an_archived_plan_leaves_the_list_and_the_newest_other_one_takes_its_place(desk: Desk, new_id: int) -> None:
    assert archive_plan(desk, new_id, TODAY).id == 1
    assert [one.id for one in list_plans(desk)] == [1]
    assert [one.standing for one in list_plans(desk, archived=True)] == ["当前", "2026-03-01归档"]


def test_an_archived_plan_can_be_looked_at_but_not_changed(desk: Desk, new_id: int) -> None:
    archive_plan(desk, new_id, TODAY)
    switch_plan(desk, new_id)
    assert show_plan(desk).plan.archived_on == TODAY
    for write in (lambda: add_period(desk, "2026H1"), lambda: add_unit(desk, Unit("某局", "", UnitKind.other))):
        with pytest.raises(DeskError, match="已经归档"):
            write()
    take_up_again(desk, new_id)
    add_period(desk, "2026H1")


def test_archiving_can_be_undone(desk: Desk, new_id: int) -> None:
    archive_plan(desk, new_id, TODAY)
    undo(desk)
    assert show_plan(desk).plan.id == new_id
    assert show_plan(desk).plan.archived_on is None


def test_the_only_plan_in_use_cannot_be_archived(desk: Desk) -> None:
    with pytest.raises(DeskError, match="唯一"):
        archive_plan(desk, 1, TODAY)
