"""Who owes a return in a period."""

from dataclasses import replace
from datetime import date

from lianping_desk.domain.period import parse_period
from lianping_desk.domain.plan import Assignment, Plan, Role, Task, TaskKind
from lianping_desk.domain.unit import ReportsOn, Unit, UnitKind
from lianping_desk.services.desk import Desk
from lianping_desk.services.periods.add_period import add_period
from lianping_desk.services.returns.ledger.owed import OwedReturn, owed_returns
from lianping_desk.services.returns.ledger.reminder import reminder_text
from lianping_desk.services.returns.ledger.status import PeriodStatus, ReturnState, UnitReturn, returns_status

MERGED = date(2023, 3, 31)
FARMS = Unit("农业局", "某县农业局", UnitKind.government, id=1)
VILLAGES = Unit("乡村局", "某县乡村局", UnitKind.government, until=MERGED, successor_id=1, id=2)
TOWN = Unit("东镇", "东镇人民政府", UnitKind.town, reports_on=ReportsOn.all, id=3)
CLUB = Unit("协会", "某县协会", UnitKind.other, id=4)
QUIET = Unit("领导小组", "领导小组", UnitKind.other, reports_on=ReportsOn.none, id=5)
UNITS = (FARMS, VILLAGES, TOWN, CLUB, QUIET)


def task(no: int, **roles: Role) -> Task:
    ids = {unit.name: unit.id for unit in UNITS}
    assignments = tuple(Assignment(ids[name], role, name) for name, role in roles.items())
    return Task(no, TaskKind.action, f"任务{no}", "行动", assignments, id=no)


PLAN = Plan(
    "方案",
    "某县",
    2021,
    2025,
    tasks=(
        task(1, 农业局=Role.responsible, 乡村局=Role.lead, 领导小组=Role.responsible),
        task(2, 乡村局=Role.responsible),
        task(3, 农业局=Role.lead),
    ),
)


def owed(day: date, units: tuple[Unit, ...] = UNITS) -> dict[str, OwedReturn]:
    return {one.unit.name: one for one in owed_returns(PLAN, units, day)}


def numbers(one: OwedReturn) -> list[int]:
    return [task.no for task in one.tasks]


def test_a_unit_owes_for_its_own_tasks_and_a_town_for_all() -> None:
    found = owed(date(2022, 12, 31))
    assert list(found) == ["农业局", "乡村局", "东镇"]
    assert numbers(found["农业局"]) == [1, 3] and numbers(found["乡村局"]) == [1, 2]
    assert numbers(found["东镇"]) == [1, 2, 3] and found["东镇"].roles == {}


def test_the_duties_of_a_unit_that_ended_go_to_its_successor_from_that_day() -> None:
    assert "乡村局" in owed(MERGED)
    found = owed(date(2023, 6, 30))
    assert "乡村局" not in found
    assert numbers(found["农业局"]) == [1, 2, 3]
    assert found["农业局"].roles[1] is Role.lead


def test_a_unit_that_ended_without_a_successor_owes_nothing_and_one_that_begins_later_nothing_yet() -> None:
    alone = tuple(replace(unit, successor_id=None) if unit is VILLAGES else unit for unit in UNITS)
    assert list(owed(date(2023, 6, 30), alone)) == ["农业局", "东镇"]
    young = tuple(replace(unit, since=date(2024, 1, 1)) if unit is TOWN else unit for unit in UNITS)
    assert "东镇" not in owed(date(2023, 12, 31), young)


def test_units_without_tasks_and_units_that_do_not_report_owe_nothing() -> None:
    assert not {"协会", "领导小组"} & owed(date(2022, 12, 31)).keys()


def test_the_shipped_plan_asks_41_of_its_units(desk: Desk) -> None:
    add_period(desk, "2023H1")
    status = returns_status(desk, "2023H1", date(2023, 7, 9))
    assert len(status.units) == 41 and status.arrived == 0
    assert {one.days_late for one in status.units} == {0}


def test_the_reminder_names_who_is_missing_and_who_has_it_to_do_over() -> None:
    period = parse_period("2023H1")

    def line(unit: Unit, state: ReturnState) -> UnitReturn:
        return UnitReturn(unit, period, state, None, 0, 0, 0)

    status = PeriodStatus(
        period,
        (line(FARMS, ReturnState.received), line(TOWN, ReturnState.sent), line(CLUB, ReturnState.returned)),
    )
    text = reminder_text(status, "某县科协")
    assert "应报3个单位，已收2个" in text
    assert "尚未报送的（1个）：东镇。" in text and "需修改后重新报送的（1个）：协会。" in text
    assert text.endswith("某县科协") and "农业局" not in text
    assert "请于7月10日前报送" in text
    late = replace(status, units=tuple(replace(one, days_late=5) for one in status.units))
    assert "已于2023年7月10日截止报送" in reminder_text(late)
    assert reminder_text(replace(status, units=(line(FARMS, ReturnState.accepted),))) == ""
