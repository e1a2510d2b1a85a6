"""The next plan: units and register are there, what was left undone comes along, results stay where they were."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from lianping_desk.domain.base import Base, BaseKind, BaseLevel, Stage, StageEntry
from lianping_desk.domain.carried import CarriedKind
from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.work import AnnualTask, FollowUp, Milestone
from lianping_desk.services.bases.add_bases import add_bases
from lianping_desk.services.bases.list_bases import list_bases
from lianping_desk.services.desk import Desk
from lianping_desk.services.follow_ups.list_follow_ups import list_follow_ups
from lianping_desk.services.follow_ups.save_follow_ups import save_follow_ups
from lianping_desk.services.history.undo import undo
from lianping_desk.services.materials.export import Format
from lianping_desk.services.periods.add_period import add_period
from lianping_desk.services.periods.show_periods import periods
from lianping_desk.services.plan.add_plan import add_plan
from lianping_desk.services.plan.review import export_review, review_plan
from lianping_desk.services.plan.roll_over import plan_to_fill, roll_over, unfinished_matters
from lianping_desk.services.plan.show_plan import show_plan
from lianping_desk.services.plan.switch_plan import switch_plan
from lianping_desk.services.schedule.save_work import save_work
from tests.services.plan.some_plans import DISTRICT, SAME_COUNTY

END = date(2025, 12, 31)


@pytest.fixture
def worked_on(desk: Desk) -> Desk:
    """The old plan left a follow-up, an annual task, a milestone and its targets open."""
    tasks = show_plan(desk).plan.tasks
    school = tasks[0].assignments[0].unit_id
    save_follow_ups(desk, [FollowUp("补报进展", school, tasks[0].id), FollowUp("办完了", done_on=date(2025, 1, 1))])
    save_work(
        desk,
        [
            AnnualTask(tasks[0].id, school, 2025, "办科技节", "20场"),
            AnnualTask(tasks[0].id, school, 2024, "办过了", done_on=date(2024, 9, 1)),
        ],
    )
    save_work(desk, [Milestone("总结评估", date(2025, 10, 31))])
    add_bases(
        desk,
        [
            Base(
                "桃园", BaseKind.education_base, BaseLevel.county, stages=(StageEntry(Stage.awarded, date(2024, 1, 1)),)
            )
        ],
    )
    add_period(desk, "2025H1")
    return desk


def test_what_was_left_undone_is_listed_by_where_it_comes_from(worked_on: Desk) -> None:
    found = unfinished_matters(worked_on, END)
    by_kind = {kind: [one.matter for one in found if one.kind is kind] for kind in CarriedKind}
    assert by_kind[CarriedKind.follow_up] == ["补报进展"]
    assert by_kind[CarriedKind.annual_task] == ["完成2025年年度任务“办科技节”（20场）"]
    assert by_kind[CarriedKind.milestone] == ["完成节点“总结评估”（原定2025-10-31）"]
    assert "补齐指标“县级科普教育基地”" in by_kind[CarriedKind.indicator]


def test_the_new_plan_has_the_units_and_the_register_and_inherits_the_matters(worked_on: Desk) -> None:
    desk = worked_on
    units = show_plan(desk).units
    matters = [one for one in unfinished_matters(desk, END) if one.kind is not CarriedKind.indicator]
    rolled = roll_over(desk, SAME_COUNTY, matters)
    assert (rolled.plan.predecessor_id, rolled.carried) == (1, 2)
    assert show_plan(desk).units[: len(units)] == units
    assert [base.name for base in list_bases(desk)] == ["桃园"]
    assert periods(desk) == ()
    lines = {line.follow_up.matter: line for line in list_follow_ups(desk, END).lines}
    inherited = lines["结转：完成2025年年度任务“办科技节”（20场）"]
    assert (inherited.unit, inherited.task) == ("县教育局", "1 实施青少年科学素质提升行动")
    assert inherited.follow_up.task_id == rolled.plan.tasks[0].id
    assert "2021—2025" in inherited.follow_up.note
    assert "补报进展" in lines
    switch_plan(desk, 1)
    assert [one.code for one in periods(desk)] == ["2025H1"]


def test_one_undo_brings_the_old_plan_back(worked_on: Desk) -> None:
    before = (show_plan(worked_on), list_follow_ups(worked_on, END))
    roll_over(worked_on, SAME_COUNTY, unfinished_matters(worked_on, END))
    undo(worked_on)
    assert (show_plan(worked_on), list_follow_ups(worked_on, END)) == before


def test_without_a_document_the_old_tasks_can_be_taken_as_they_stand_by_then(desk: Desk) -> None:
    day = date(2026, 1, 1)
    blank = plan_to_fill(desk, "连平县下一轮方案", (2026, 2030), with_tasks=True, day=day)
    assert len(blank.tasks) == 11
    tokens = {duty.token for task in blank.tasks for duty in task.duties}
    assert "县乡村振兴局" not in tokens  # merged since
    assert blank.indicators == ()
    plan = roll_over(desk, blank, ()).plan
    assert plan.tasks[0].measures[0].title == "将弘扬科学精神贯穿于育人全链条"
    assert len(show_plan(desk).units) == 41


def test_an_empty_next_plan_is_there_to_be_filled(desk: Desk) -> None:
    blank = plan_to_fill(desk, "连平县下一轮方案", (2026, 2030), with_tasks=False, day=END)
    assert roll_over(desk, blank, ()).plan.tasks == ()
    add_period(desk, "2026H1")


def test_a_plan_that_cannot_follow_is_refused(desk: Desk) -> None:
    with pytest.raises(DeskError, match="地区"):
        roll_over(desk, DISTRICT, ())
    with pytest.raises(DeskError, match="年份"):
        roll_over(desk, replace(SAME_COUNTY, years=(2020, 2025)), ())
    assert show_plan(desk).plan.id == 1


def test_the_review_says_what_was_reached_what_it_rests_on_and_what_is_missing(worked_on: Desk, tmp_path: Path) -> None:
    review = review_plan(worked_on)
    assert review.status.as_of == END
    assert "指标7项，达到0项" in review.sentences[0]
    missing = {(one.kind, one.what.split("“")[0]) for one in review.missing}
    assert {("指标", ""), ("任务", "任务1"), ("基地", "县级"), ("方案", "分工表第9行")} <= missing
    assert any(one.kind == "填报" and "40个单位" in one.what for one in review.missing)
    for format in Format:
        written = export_review(worked_on, format, tmp_path / f"总结.{format}")
        assert written.path.stat().st_size > 1000
    sheets = openpyxl.load_workbook(tmp_path / "总结.xlsx").sheetnames
    assert sheets[-5:] == ["目标和结果", "任务完成情况", "历年填报情况", "还缺什么", "依据清单"]
    text = "".join(page.extract_text() for page in PdfReader(tmp_path / "总结.pdf").pages)
    assert "2021—2025年总结" in text
    assert "桃园" in text


def test_a_plan_without_anything_is_reviewed_all_the_same(desk: Desk, tmp_path: Path) -> None:
    add_plan(desk, replace(DISTRICT, indicators=(), phases=()))
    export_review(desk, Format.pdf, tmp_path / "总结.pdf", date(2030, 12, 31))
    assert (tmp_path / "总结.pdf").exists()
