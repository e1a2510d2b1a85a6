"""What the home page says on an empty desk, in a running period, and after the plan's years."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from lianping_desk.domain.base import Base, BaseKind, BaseLevel, Stage, StageEntry
from lianping_desk.domain.progress import TaskState
from lianping_desk.domain.work import FollowUp, Meeting, Milestone
from lianping_desk.services.bases.add_bases import add_bases
from lianping_desk.services.desk import Desk
from lianping_desk.services.follow_ups.save_follow_ups import save_follow_ups
from lianping_desk.services.home.show_home import show_home
from lianping_desk.services.home.values import Home, HomeCard, HomeLine, Tone
from lianping_desk.services.meetings.save_meeting import save_meeting
from lianping_desk.services.periods.add_period import add_period
from lianping_desk.services.plan.show_plan import show_plan
from lianping_desk.services.returns.importing.import_files import import_files
from lianping_desk.services.safety.backup import backup
from lianping_desk.services.schedule.save_work import save_work
from tests.services.returns.filling import progress_line, reading

JULY = date(2023, 7, 20)
AFTERWARDS = date(2026, 11, 1)


def card(home: Home, title: str) -> HomeCard:
    return next(one for one in (*home.to_do, *home.standing) if title in one.title)


def line(home: Home, words: str) -> HomeLine:
    lines = [one for part in (*home.to_do, *home.standing) for one in part.lines]
    found = [one for one in lines if words in one.text]
    assert len(found) == 1, [one.text for one in lines]
    return found[0]


def says(home: Home, words: str) -> bool:
    return any(words in one.text for part in (*home.to_do, *home.standing) for one in part.lines)


def test_an_empty_desk_shows_the_first_steps_and_the_way_to_the_demonstration(desk: Desk) -> None:
    home = show_home(desk, JULY)
    steps = card(home, "从这里开始")
    assert home.to_do[0] is steps
    assert [one.place for one in steps.lines] == ["division", "returns", "returns", "settings"]
    assert (line(home, "办公室名称").place, line(home, "办公室名称").target) == ("settings", "office")
    assert line(home, "疑点要核对").place == "division"


def test_what_was_done_is_no_longer_asked_for(desk: Desk) -> None:
    add_period(desk, "2023H1")
    desk.settings = replace(desk.settings, office="某县科协")
    home = show_home(desk, JULY)
    assert not any(one.title == "从这里开始" for one in home.to_do)
    assert not says(home, "办公室名称")


def test_the_units_that_have_not_returned_are_counted_named_and_late(desk: Desk, tmp_path: Path) -> None:
    add_period(desk, "2023H1")
    before = show_home(desk, date(2023, 7, 4))
    owing = line(before, "2023年上半年：")
    assert (owing.target, owing.detail, owing.tone) == (("outstanding", "2023H1"), "还有6天截止", Tone.due)
    unit = show_plan(desk).units[0]
    path, read = reading(tmp_path, "回表.xlsx", unit.name, "2023H1", [progress_line(1, percent=Decimal(40))])
    import_files(desk, [path], read=[read], received_on=date(2023, 7, 8))
    after = line(show_home(desk, JULY), "2023年上半年：")
    assert (after.detail, after.tone) == ("已过截止日10天", Tone.late)
    assert f"（{unit.name}、" in owing.text
    assert f"（{unit.name}、" not in after.text
    on_the_day = line(show_home(desk, date(2023, 7, 4)), "2023年上半年：")
    assert on_the_day.text == owing.text, "what came on the 8th was not there on the 4th"


def test_a_file_of_which_nobody_knows_whose_it_is_waits_for_her(desk: Desk, tmp_path: Path) -> None:
    add_period(desk, "2023H1")
    path, read = reading(tmp_path, "表格(1).xlsx", None, "2023H1", [progress_line(1, percent=Decimal(40))])
    import_files(desk, [path], read=[read])
    waiting = line(show_home(desk, JULY), "看不出是哪个单位")
    assert (waiting.place, waiting.target, waiting.tone) == ("returns", ("doubts", "2023H1"), Tone.due)


def test_tasks_behind_stand_with_their_light_and_open_the_schedule(desk: Desk, tmp_path: Path) -> None:
    plan = show_plan(desk)
    task = plan.plan.tasks[0]
    lead = plan.unit(task.assignments[0].unit_id)
    add_period(desk, "2023H1")
    path, read = reading(tmp_path, "回表.xlsx", lead.name, "2023H1", [progress_line(1, percent=Decimal(10))])
    import_files(desk, [path], read=[read])
    behind = line(show_home(desk, JULY), task.title)
    assert (behind.place, behind.target, behind.state) == ("schedule", ("task", task.id), TaskState.behind)
    assert behind.detail.startswith("10%，应到")
    counts = dict(card(show_home(desk, JULY), "任务进度").counts)
    assert counts == {TaskState.behind: 1, TaskState.not_started: len(plan.plan.tasks) - 1}


def test_what_is_late_comes_before_what_is_due_and_what_is_done_or_far_is_left_out(desk: Desk) -> None:
    save_follow_ups(
        desk,
        [
            FollowUp("晚了的事", due=JULY - timedelta(days=3)),
            FollowUp("办完的事", due=JULY - timedelta(days=3), done_on=JULY - timedelta(days=5)),
            FollowUp("远的事", due=JULY + timedelta(days=90)),
        ],
    )
    save_work(desk, [Milestone("中期会", JULY + timedelta(days=12))])
    stages = (StageEntry(Stage.awarded, date(2022, 1, 1)),)
    add_bases(desk, [Base("老馆", BaseKind.museum, BaseLevel.county, valid_until=JULY, stages=stages)])
    lines = card(show_home(desk, JULY), "快到期").lines
    assert [(one.text.partition("：")[2] or one.text, one.detail) for one in lines] == [
        ("晚了的事", "过期3天"),
        ("县级科技馆“老馆”证书到期，要复核", "今天"),
        ("中期会", "还有12天"),
    ]
    assert [one.place for one in lines] == ["follow_ups", "targets", "schedule"]
    assert [one.target[0] for one in lines] == ["follow_up", "base", "milestone"]


def test_a_long_list_is_cut_with_the_number_of_what_is_left_out(desk: Desk) -> None:
    save_follow_ups(desk, [FollowUp(f"第{number}件", due=JULY) for number in range(10)])
    lines = card(show_home(desk, JULY), "快到期").lines
    assert len(lines) == 6
    assert lines[-1].text == "还有5项，在进度安排里看"


def test_changes_are_told_since_the_last_meeting_and_an_undone_one_is_not_counted(desk: Desk) -> None:
    from lianping_desk.services.history.undo import undo

    save_meeting(desk, Meeting("年中联席会", date.today() - timedelta(days=1)))
    save_follow_ups(desk, [FollowUp("一件事")])
    save_follow_ups(desk, [FollowUp("又一件事")])
    undo(desk)
    told = card(show_home(desk, date.today()), "以来的修改")
    assert "年中联席会" in told.title
    assert ["又一件事" in one.text for one in told.lines] == [False] * len(told.lines)
    assert any("一件事" in one.text for one in told.lines)


def test_a_plan_whose_years_are_over_is_reviewed_without_red(desk: Desk) -> None:
    save_follow_ups(desk, [FollowUp("没办完的事", due=JULY)])
    add_period(desk, "2025H1")
    home = show_home(desk, AFTERWARDS)
    assert "7项指标达到0项，11项任务完成0项" in home.review
    lines = [one for part in (*home.to_do, *home.standing) for one in part.lines]
    assert {one.tone for one in lines} == {Tone.calm}
    assert not {one.state for one in lines} & {TaskState.overdue, TaskState.behind}
    assert show_home(desk, date(2025, 12, 31)).review == ""


def test_a_backup_that_is_too_old_is_asked_for_and_a_fresh_one_is_not(desk: Desk) -> None:
    fresh = backup(desk)
    assert not says(show_home(desk, JULY), "没有备份")
    old = datetime.now() - timedelta(days=9)
    fresh.rename(fresh.with_name(f"{old:%Y-%m-%d_%H%M%S} 手动.db"))
    asked = line(show_home(desk, JULY), "没有备份")
    assert (asked.text, asked.target) == ("已有9天没有备份", "backup")


@pytest.mark.parametrize("title", ["县级科普教育基地", "公民具备科学素质的比例"])
def test_each_target_opens_its_own_row(desk: Desk, title: str) -> None:
    indicator = next(one for one in show_plan(desk).indicators if one.title == title)
    assert line(show_home(desk, JULY), title).target == ("indicator", indicator.id)
