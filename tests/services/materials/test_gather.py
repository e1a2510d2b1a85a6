"""Materials gathered from a desk: as of a day, of a period, limited to a unit."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from lianping_desk.domain.base import Base, BaseKind, BaseLevel, Stage, StageEntry
from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.materials.division import DivisionTable
from lianping_desk.domain.materials.ledger import LateList, Ledger
from lianping_desk.domain.materials.pack import Material, Part, TaskSheets
from lianping_desk.domain.materials.schedule import ScheduleSheet
from lianping_desk.domain.materials.targets import TargetSheet
from lianping_desk.domain.materials.task_sheets import TaskSheet
from lianping_desk.domain.plan import Role
from lianping_desk.domain.reform import Follower
from lianping_desk.domain.survey import LiteracySurvey
from lianping_desk.domain.work import AnnualTask, Meeting
from lianping_desk.services.bases.add_bases import add_bases
from lianping_desk.services.desk import Desk
from lianping_desk.services.materials.chosen import Chosen
from lianping_desk.services.materials.gather import gather_pack
from lianping_desk.services.periods.add_period import add_period
from lianping_desk.services.plan.show_plan import show_plan
from lianping_desk.services.schedule.save_work import save_work
from lianping_desk.services.surveys.save_survey import save_survey
from lianping_desk.services.units.edit_unit import edit_unit
from lianping_desk.services.units.reform import split_unit

DAY = date(2023, 7, 15)


def gathered(desk: Desk, part: Part, *units: str, as_of: date = DAY, period: str = "") -> Material:
    return gather_pack(desk, Chosen(as_of, (part,), period_code=period, units=units)).materials[0]


def sheet_of(desk: Desk, unit: str, as_of: date = DAY) -> TaskSheet:
    found = gathered(desk, Part.task_sheets, unit, as_of=as_of)
    assert isinstance(found, TaskSheets)
    return found.sheets[0]


def merge(desk: Desk, ending: str, into: str, until: date) -> None:
    units = {unit.name: unit for unit in show_plan(desk).units}
    edit_unit(desk, replace(units[ending], until=until, successor_id=units[into].id))


def test_the_division_table_has_every_task_and_names_the_unit_that_stands_there_twice(desk: Desk) -> None:
    found = gathered(desk, Part.division)
    assert isinstance(found, DivisionTable)
    assert [row.no for row in found.rows] == list(range(1, 12))
    assert found.rows[5].lead == ("县科协", "县工业商务和信息化局（科技局）")
    assert found.rows[8].responsible.count("县应急管理局") == 1
    assert any("县应急管理局" in remark for remark in found.remarks)
    assert sum(len(row.measures) for row in found.rows) == 38


def test_a_merged_unit_keeps_its_name_in_the_table_and_its_successor_is_named(desk: Desk) -> None:
    merge(desk, "县乡村振兴局", "县农业农村局", date(2024, 12, 31))
    before, after = (gathered(desk, Part.division, as_of=day) for day in (date(2024, 6, 30), date(2025, 6, 30)))
    assert isinstance(before, DivisionTable) and isinstance(after, DivisionTable)
    assert "县乡村振兴局" in after.rows[1].responsible
    assert "县乡村振兴局保留至2024年12月31日，其任务现由县农业农村局承接。" in after.remarks
    assert not any("县乡村振兴局" in remark for remark in before.remarks)


def test_of_a_split_unit_each_part_is_named_with_the_tasks_it_took_over(desk: Desk) -> None:
    shown = show_plan(desk)
    old = next(unit for unit in shown.units if unit.name == "县文化广电旅游体育局")
    *stay, moved = (task for task in shown.plan.tasks if old.id in {one.unit_id for one in task.assignments})
    split_unit(desk, old.id, [Follower("县文化和旅游局"), Follower("县体育局")], date(2024, 3, 1), {moved.id: 1})
    after = gathered(desk, Part.division, as_of=date(2024, 6, 30))
    assert isinstance(after, DivisionTable)
    numbers = "、".join(str(task.no) for task in stay)
    assert (
        "县文化广电旅游体育局保留至2024年2月29日，"
        f"其任务现由县文化和旅游局（任务{numbers}）、县体育局（任务{moved.no}）承接。" in after.remarks
    )
    sport = sheet_of(desk, "县体育局", as_of=date(2024, 6, 30))
    assert [task.status.task.no for task in sport.joins] == [moved.no]
    assert sport.remark == "含承接县文化广电旅游体育局的任务。"


def test_limited_to_a_unit_the_table_holds_its_tasks_only(desk: Desk) -> None:
    found = gathered(desk, Part.division, "县气象局")
    assert isinstance(found, DivisionTable)
    assert [row.no for row in found.rows] == [9] and found.heading.unit == "县气象局"


def test_a_unit_is_found_by_its_full_name_too_and_an_unknown_one_is_known_trouble(desk: Desk) -> None:
    assert sheet_of(desk, "连平县教育局").unit == "县教育局"
    with pytest.raises(DeskError, match=r"没有“教育”.*县教育局"):
        gather_pack(desk, Chosen(DAY, units=("教育",)))


def test_a_task_sheet_tells_what_is_led_from_what_is_joined(desk: Desk) -> None:
    found = sheet_of(desk, "县教育局")
    assert [task.status.task.no for task in found.leads] == [1]
    assert len(found.leads[0].status.task.measures) == 8
    assert [task.status.task.no for task in found.joins] == [2, 3, 6, 7, 8, 10, 11]
    assert {task.part for task in found.joins} == {"责任"}


def test_every_unit_with_a_task_gets_a_sheet_and_a_town_only_when_asked_for(desk: Desk) -> None:
    found = gathered(desk, Part.task_sheets)
    assert isinstance(found, TaskSheets)
    assigned = {a.token for task in show_plan(desk).plan.tasks for a in task.assignments}
    assert {sheet.unit for sheet in found.sheets} == assigned
    town = sheet_of(desk, "元善镇")
    assert len(town.joins) == 11 and {task.part for task in town.joins} == {"本辖区落实"}


def test_the_successors_sheet_carries_the_duties_it_took_over(desk: Desk) -> None:
    merge(desk, "县总工会", "县妇联", date(2023, 6, 30))
    heir, ended = sheet_of(desk, "县妇联"), sheet_of(desk, "县总工会")
    assert 3 in [task.status.task.no for task in heir.leads] and "承接县总工会" in heir.remark
    assert ended.is_empty and "现由县妇联承接" in ended.remark
    assert sheet_of(desk, "县总工会", as_of=date(2023, 6, 30)).leads


def test_a_sheet_has_the_years_annual_tasks_and_the_indicators_its_tasks_serve(desk: Desk) -> None:
    shown = show_plan(desk)
    unit = next(unit for unit in shown.units if unit.name == "县教育局")
    save_work(desk, [AnnualTask(shown.plan.tasks[0].id, unit.id, year, f"{year}年竞赛") for year in (2022, 2023)])
    education, union = sheet_of(desk, "县教育局"), sheet_of(desk, "县总工会")
    assert [one.line.annual.title for one in education.annual] == ["2023年竞赛"]
    assert len(education.indicators) == 7  # it takes part in building bases (task 8)
    assert [one.indicator.title for one in union.indicators] == ["公民具备科学素质的比例"]


def test_targets_leave_out_what_began_after_the_day(desk: Desk) -> None:
    stages = (StageEntry(Stage.applied, date(2022, 5, 1)), StageEntry(Stage.awarded, date(2023, 9, 1)))
    later = (StageEntry(Stage.nurturing, date(2024, 1, 1)),)
    add_bases(
        desk,
        [
            Base("甲馆", BaseKind.education_base, BaseLevel.county, stages=stages),
            Base("乙馆", BaseKind.education_base, BaseLevel.county, stages=later),
        ],
    )
    save_survey(desk, LiteracySurvey(2022, Decimal("9.8")))
    save_survey(desk, LiteracySurvey(2024, Decimal("11.5")))
    found = gathered(desk, Part.targets)
    assert isinstance(found, TargetSheet)
    assert [(line.base.name, line.entry.stage) for line in found.register] == [("甲馆", Stage.applied)]
    assert [survey.year for survey in found.surveys] == [2022]
    assert found.survey_target is not None and found.survey_target.value == Decimal("9.8")


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2022, 5, 1), "2022"),  # the first one, though it is not over
        (date(2023, 6, 19), "2022"),
        (date(2023, 6, 20), "2023H1"),  # due before its end
        (date(2023, 7, 15), "2023H1"),  # 2023H2 has only begun
        (date(2023, 12, 31), "2023H2"),
    ],
)
def test_the_ledger_takes_the_latest_period_that_there_is_something_to_say_about(
    desk: Desk, day: date, code: str
) -> None:
    for opened, due in (("2022", None), ("2023", None), ("2023H1", date(2023, 6, 20)), ("2023H2", None)):
        add_period(desk, opened, due)
    found = gathered(desk, Part.ledger, as_of=day)
    assert isinstance(found, Ledger) and found.period is not None and found.period.code == code
    named = gathered(desk, Part.ledger, period="2022")
    assert isinstance(named, Ledger) and named.heading.period == "2022年全年"


def test_before_the_due_date_nobody_is_late_and_after_it_all_who_have_not_returned_are(desk: Desk) -> None:
    add_period(desk, "2023H1", date(2023, 7, 10))
    before, after = (gathered(desk, Part.late_list, as_of=day) for day in (date(2023, 7, 10), date(2023, 7, 12)))
    assert isinstance(before, LateList) and isinstance(after, LateList)
    assert len(before.units) == len(after.units) == 41
    assert {(unit.days_late, unit.light.text) for unit in before.units} == {(0, "○ 未报")}
    assert {(unit.days_late, unit.light.text) for unit in after.units} == {(2, "■ 未报")}


def test_without_a_period_the_ledger_is_empty_and_a_period_not_opened_is_known_trouble(desk: Desk) -> None:
    found = gathered(desk, Part.ledger)
    assert isinstance(found, Ledger) and found.period is None and not found.units
    with pytest.raises(DeskError, match="2024年一季度"):
        gather_pack(desk, Chosen(DAY, period_code="2024Q1"))


def test_a_pack_says_where_things_stand(desk: Desk) -> None:
    add_period(desk, "2023H1", date(2023, 7, 10))
    pack = gather_pack(desk, Chosen(DAY))
    assert [type(one).__name__ for one in pack.materials] == [
        "ProgressReport",
        "DivisionTable",
        "ScheduleSheet",
        "TargetSheet",
        "Ledger",
        "LateList",
        "TaskSheets",
    ]
    assert pack.overview[0] == "任务11项：未启动11项（尚无单位填报的11项）。"
    assert pack.overview[-1] == "2023年上半年填报：应报41个单位，已报0个，未报41个（其中已逾期41个）。"
    assert pack.heading.title == "连平县科普工作联席会议材料"


def test_a_pack_is_named_after_its_meeting_and_after_the_plan_it_is_a_review(desk: Desk) -> None:
    meeting = Meeting("2023年第二次联席会议", DAY)
    assert gather_pack(desk, Chosen(DAY, meeting=meeting)).heading.title == "2023年第二次联席会议材料"
    review = gather_pack(desk, Chosen(date(2026, 3, 1)))
    assert review.plan_over and review.heading.title == "连平县科普工作五年总结评估材料"
    assert review.overview[0] == "方案已于2025年12月31日期满，以下为完成情况回顾。"
    assert "逾期" not in "".join(review.overview[1:]) and "未完成" in review.overview[1]


def test_the_schedule_of_a_unit_keeps_the_milestones_of_the_plan(desk: Desk) -> None:
    found = gathered(desk, Part.schedule, "县气象局")
    assert isinstance(found, ScheduleSheet)
    assert [line.task.no for line in found.schedule.lines] == [9]
    assert list(found.schedule.lines[0].lead) == ["县科协"]


def test_choosing_no_material_is_known_trouble(desk: Desk) -> None:
    with pytest.raises(DeskError, match="还没有选择材料"):
        gather_pack(desk, Chosen(DAY, ()))


def test_the_order_of_parts_is_the_order_of_the_pack(desk: Desk) -> None:
    pack = gather_pack(desk, Chosen(DAY, (Part.targets, Part.division)))
    assert [type(one).__name__ for one in pack.materials] == ["TargetSheet", "DivisionTable"]


def test_roles_in_the_materials_are_those_of_the_plan(desk: Desk) -> None:
    roles = {task.role for task in (*sheet_of(desk, "县科协").leads, *sheet_of(desk, "县科协").joins)}
    assert roles == {Role.lead, Role.responsible}
