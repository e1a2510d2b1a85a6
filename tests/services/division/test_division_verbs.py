"""Changing the 分工表: each verb, what it refuses, and that the log says what was done."""

from datetime import date, datetime

import pytest

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.plan import Plan, Role, Task, TaskKind
from lianping_desk.domain.unit_decision import AliasOf, LeftOut, NewUnit
from lianping_desk.services.desk import Desk
from lianping_desk.services.division.add_measures import add_measures
from lianping_desk.services.division.add_task import add_task
from lianping_desk.services.division.delete_measure import delete_measure
from lianping_desk.services.division.delete_task import delete_task
from lianping_desk.services.division.edit_measure import edit_measure
from lianping_desk.services.division.edit_task import change_task_kind, rename_task
from lianping_desk.services.division.move_measure import move_measure
from lianping_desk.services.division.move_task import move_task
from lianping_desk.services.division.set_role import set_role
from lianping_desk.services.division.set_units import set_units
from lianping_desk.services.division.settle_doubt import settle_doubt
from lianping_desk.services.division.show_history import task_history
from lianping_desk.services.history.undo import undo
from lianping_desk.services.plan.show_plan import show_plan
from lianping_desk.store.history import recent_operations
from lianping_desk.store.received_tables import ImportRow, PeriodRow, ProgressRow, ReceivedFileRow


def plan(desk: Desk) -> Plan:
    return show_plan(desk).plan


def task(desk: Desk, no: int) -> Task:
    return plan(desk).tasks[no - 1]


def unit_id(desk: Desk, name: str) -> int:
    return next(unit.id for unit in show_plan(desk).units if unit.name == name)


def tokens(of: Task, role: Role) -> list[str]:
    return [assignment.token for assignment in of.units(role)]


def last_why(desk: Desk) -> str:
    with desk.database.reading() as session:
        return recent_operations(session)[-1].why


def report(desk: Desk, task_id: int, unit: int, measure_id: int | None = None) -> None:
    """Let a unit have reported on a task, as an import leaves it."""
    day = date(2023, 6, 30)
    with desk.database.writing("导入", desk.who) as session:
        period = PeriodRow(plan_id=plan(desk).id, code="2023H1", starts=day, ends=day, due=day)
        imported = ImportRow(code="2023-07-06-1", at=datetime(2023, 7, 6))
        session.add_all([period, imported])
        session.flush()
        file = ReceivedFileRow(import_id=imported.id, name="a.xlsx", sha256="0", kind="xlsx", received_on=day)
        session.add(file)
        session.flush()
        row = ProgressRow(file_id=file.id, unit_id=unit, period_id=period.id, task_id=task_id, sheet="Sheet1", row=5)
        row.measure_id = measure_id
        session.add(row)


def test_a_new_task_comes_behind_the_one_she_was_on_and_the_rest_move_down(desk: Desk) -> None:
    second = task(desk, 2)
    new_id = add_task(desk, " 实施社区居民科学素质提升行动 ", TaskKind.action, after_id=second.id)
    found = plan(desk).tasks
    assert [t.no for t in found] == list(range(1, 13))
    assert (found[2].id, found[2].title, found[2].section) == (new_id, "实施社区居民科学素质提升行动", "提升行动")
    assert last_why(desk) == "新增任务“实施社区居民科学素质提升行动”"
    undo(desk)
    assert [(t.no, t.title) for t in plan(desk).tasks][2] == (3, "实施产业工人科学素质提升行动")


def test_a_new_task_without_a_place_ends_its_kind(desk: Desk) -> None:
    add_task(desk, "新行动", TaskKind.action, after_id=task(desk, 9).id)
    assert task(desk, 6).title == "新行动"
    add_task(desk, "新工程", TaskKind.project)
    assert task(desk, 13).title == "新工程"


@pytest.mark.parametrize("blank", ["", "   "])
def test_nothing_may_be_without_words(desk: Desk, blank: str) -> None:
    first = task(desk, 1)
    for verb in (
        lambda: add_task(desk, blank, TaskKind.action),
        lambda: rename_task(desk, first.id, blank),
        lambda: add_measures(desk, first.id, [blank]),
        lambda: edit_measure(desk, first.measures[0].id, blank),
    ):
        with pytest.raises(DeskError):
            verb()
    assert task(desk, 1) == first


def test_a_task_is_renamed_and_changes_its_kind(desk: Desk) -> None:
    rename_task(desk, task(desk, 11).id, "实施科学素质交流合作工程")
    change_task_kind(desk, task(desk, 11).id, TaskKind.action)
    assert (task(desk, 11).title, task(desk, 11).kind) == ("实施科学素质交流合作工程", TaskKind.action)
    assert task(desk, 11).section == "提升行动"


def test_a_task_moves_among_those_of_its_kind_only(desk: Desk) -> None:
    fifth, sixth = task(desk, 5), task(desk, 6)
    assert not move_task(desk, fifth.id, down=True), "the next one is of another kind"
    assert move_task(desk, fifth.id, down=False)
    assert [t.id for t in plan(desk).tasks][3:6] == [fifth.id, task(desk, 5).id, sixth.id]
    assert [t.no for t in plan(desk).tasks] == list(range(1, 12))


def test_a_deleted_task_takes_its_measures_along_and_undo_brings_all_back(desk: Desk) -> None:
    before = plan(desk)
    delete_task(desk, task(desk, 3).id)
    assert [t.no for t in plan(desk).tasks] == list(range(1, 11))
    assert "实施产业工人科学素质提升行动" not in [t.title for t in plan(desk).tasks]
    undo(desk)
    assert plan(desk).tasks == before.tasks


def test_a_task_that_was_reported_on_is_not_deleted(desk: Desk) -> None:
    first = task(desk, 1)
    report(desk, first.id, first.assignments[0].unit_id, first.measures[0].id)
    with pytest.raises(DeskError, match="1条单位填报的进展"):
        delete_task(desk, first.id)
    with pytest.raises(DeskError, match="1条单位填报的进展"):
        delete_measure(desk, first.measures[0].id)
    assert task(desk, 1) == first


def test_measures_are_added_changed_moved_and_deleted(desk: Desk) -> None:
    third = task(desk, 3)
    (new_id,) = add_measures(desk, third.id, ["办好职工书屋"], after_id=third.measures[0].id)
    assert [(m.no, m.id) for m in task(desk, 3).measures][:2] == [(1, third.measures[0].id), (2, new_id)]
    edit_measure(desk, new_id, "办好职工科普书屋")
    assert move_measure(desk, new_id, down=False)
    assert not move_measure(desk, new_id, down=False), "it is the first already"
    assert task(desk, 3).measures[0].title == "办好职工科普书屋"
    delete_measure(desk, new_id)
    assert [(m.no, m.title) for m in task(desk, 3).measures] == [(m.no, m.title) for m in third.measures]


def test_several_measures_are_added_in_their_order_as_one_step(desk: Desk) -> None:
    third = task(desk, 3)
    add_measures(desk, third.id, ["甲", " ", "乙"])
    assert [m.title for m in task(desk, 3).measures][-2:] == ["甲", "乙"]
    undo(desk)
    assert task(desk, 3) == third


def test_a_unit_is_given_a_role_another_role_and_none(desk: Desk) -> None:
    museum, first = unit_id(desk, "县文明办"), task(desk, 1)
    set_role(desk, first.id, museum, Role.cooperating)
    assert tokens(task(desk, 1), Role.cooperating) == ["县文明办"]
    set_role(desk, first.id, museum, Role.lead)
    assert tokens(task(desk, 1), Role.lead) == ["县教育局", "县文明办"]
    set_role(desk, first.id, museum, None)
    assert task(desk, 1) == first
    assert last_why(desk) == "“实施青少年科学素质提升行动”：县文明办不再承担"
    undo(desk)
    assert tokens(task(desk, 1), Role.lead) == ["县教育局", "县文明办"]


def test_a_unit_that_has_reported_is_not_taken_out(desk: Desk) -> None:
    first = task(desk, 1)
    education = first.units(Role.lead)[0].unit_id
    report(desk, first.id, education)
    with pytest.raises(DeskError, match=r"县教育局已就.*填报过1次"):
        set_role(desk, first.id, education, None)
    with pytest.raises(DeskError, match="填报过"):
        set_units(desk, first.id, Role.lead, "县科协")


def test_the_units_of_a_role_are_typed_by_any_name(desk: Desk) -> None:
    listed = set_units(desk, task(desk, 1).id, Role.responsible, "县卫健局、团县委，县工信局;团县委等单位")
    first = task(desk, 1)
    assert tokens(first, Role.responsible) == ["县卫健局", "团县委", "县工信局"]
    assert {a.unit_id for a in first.units(Role.responsible)} == {
        unit_id(desk, name) for name in ("县卫生健康局", "团县委", "县工业商务和信息化局（科技局）")
    }
    assert first.open_tail == "等单位"
    assert listed.repeated == ("团县委",)
    set_units(desk, first.id, Role.responsible, "县卫健局")
    assert task(desk, 1).open_tail is None


def test_an_unknown_unit_is_not_guessed(desk: Desk) -> None:
    before = task(desk, 1)
    with pytest.raises(DeskError, match="“县教体局”不在单位名单里"):
        set_units(desk, before.id, Role.responsible, "县教体局、团县委")
    with pytest.raises(DeskError, match=r"县教育局已经是.*牵头单位"):
        set_units(desk, before.id, Role.responsible, "县教育局")
    assert task(desk, 1) == before


def test_what_she_decides_about_unknown_units_is_one_step_with_the_edit(desk: Desk) -> None:
    before, office = show_plan(desk), unit_id(desk, "县教育局")
    decisions = {"县教体局": AliasOf(office), "县融媒体中心": NewUnit(), "某公司": LeftOut()}
    set_units(desk, before.plan.tasks[1].id, Role.lead, "县教体局、县融媒体中心、某公司", decisions)
    assert tokens(task(desk, 2), Role.lead) == ["县教体局", "县融媒体中心"]
    undo(desk)
    assert show_plan(desk) == before


def test_a_settled_doubt_is_gone_and_undo_shows_it_again(desk: Desk) -> None:
    first, second = plan(desk).doubts
    settle_doubt(desk, first.id)
    assert plan(desk).doubts == (second,)
    undo(desk)
    assert plan(desk).doubts == (first, second)


def test_the_history_of_a_task_tells_of_its_units_and_measures_too(desk: Desk) -> None:
    first = task(desk, 1)
    rename_task(desk, first.id, "青少年行动")
    set_role(desk, first.id, unit_id(desk, "县文明办"), Role.cooperating)
    set_role(desk, first.id, unit_id(desk, "县文明办"), None)
    edit_measure(desk, first.measures[0].id, "弘扬科学精神")
    rename_task(desk, task(desk, 2).id, "农民行动")
    whys = list(dict.fromkeys(line.operation.why for line in task_history(desk, first.id)))
    assert whys[:4] == [
        "举措改为“弘扬科学精神”",
        "“青少年行动”：县文明办不再承担",
        "“青少年行动”：县文明办改为配合",
        "任务改名为“青少年行动”",
    ]
    assert "任务改名为“农民行动”" not in whys


def test_what_is_gone_is_told_in_a_sentence(desk: Desk) -> None:
    for verb in (
        lambda: rename_task(desk, 999, "x"),
        lambda: edit_measure(desk, 999, "x"),
        lambda: settle_doubt(desk, 999),
    ):
        with pytest.raises(DeskError):
            verb()
