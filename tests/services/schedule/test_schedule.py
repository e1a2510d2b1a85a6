"""What she plans is stored as one step, shown on the timeline, and can be taken back."""

from dataclasses import replace
from datetime import date

import pytest

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.plan import CurvePoint
from lianping_desk.domain.progress import TaskState, Thresholds
from lianping_desk.domain.schedule import Schedule
from lianping_desk.domain.work import AnnualTask, Milestone
from lianping_desk.services.desk import Desk
from lianping_desk.services.history.undo import undo
from lianping_desk.services.schedule.carry_over import carry_over
from lianping_desk.services.schedule.delete_work import delete_work
from lianping_desk.services.schedule.mark_done import mark_done
from lianping_desk.services.schedule.save_work import save_work
from lianping_desk.services.schedule.schedule import schedule
from lianping_desk.services.schedule.set_task_dates import set_task_dates
from lianping_desk.services.schedule.set_thresholds import set_thresholds
from lianping_desk.services.settings import read_settings

DAY = date(2023, 6, 30)


def on(desk: Desk, day: date = DAY) -> Schedule:
    return schedule(desk, day)


def first_task_id(desk: Desk) -> int:
    return on(desk).lines[0].task.id


def annual(desk: Desk, title: str = "科普进校园", **more: object) -> AnnualTask:
    task = on(desk).lines[0].task
    unit_id = task.assignments[0].unit_id
    return AnnualTask(task.id, unit_id, 2023, title, **more)  # type: ignore[arg-type]


def test_the_timeline_shows_the_years_of_the_plan_and_the_one_after(desk: Desk) -> None:
    shown = on(desk)
    assert (shown.starts, shown.ends) == (date(2021, 1, 1), date(2026, 12, 31))
    assert [line.task.no for line in shown.lines] == list(range(1, 12))
    assert shown.lines[0].lead == ("县教育局",)


def test_an_annual_task_stands_under_its_task_with_unit_span_and_state(desk: Desk) -> None:
    save_work(desk, [annual(desk, target="20场", due=date(2023, 9, 30))])
    [line] = on(desk).lines[0].annual
    assert (line.unit, line.starts, line.ends) == ("县教育局", date(2023, 1, 1), date(2023, 9, 30))
    assert line.state is TaskState.on_track
    assert on(desk, date(2023, 10, 1)).lines[0].annual[0].state is TaskState.overdue
    assert on(desk, date(2022, 12, 31)).lines[0].annual[0].state is TaskState.not_started
    mark_done(desk, [line.annual], date(2023, 7, 1))
    assert on(desk, date(2023, 7, 1)).lines[0].annual[0].state is TaskState.done_early
    assert on(desk).lines[0].annual[0].state is TaskState.on_track, "before the day it was done it was under way"


def test_many_are_entered_as_one_step_and_undone_as_one(desk: Desk) -> None:
    save_work(desk, [annual(desk, f"活动{number}") for number in range(5)])
    assert len(on(desk).lines[0].annual) == 5
    undo(desk)
    assert on(desk).lines[0].annual == ()


def test_one_wrong_line_stores_none_of_them(desk: Desk) -> None:
    with pytest.raises(DeskError, match="要写明"):
        save_work(desk, [annual(desk), annual(desk, "  ")])
    with pytest.raises(DeskError, match="早于"):
        save_work(desk, [annual(desk), annual(desk, due=date(2022, 12, 1))])
    with pytest.raises(DeskError, match="不属于"):
        other = on(desk).lines[1].task.measures[0].id
        save_work(desk, [annual(desk, measure_id=other)])
    with pytest.raises(DeskError):
        save_work(desk, [replace(annual(desk), unit_id=99_999)])
    assert on(desk).lines[0].annual == ()


def test_a_milestone_of_the_plan_or_of_a_task_is_dated_and_deleted(desk: Desk) -> None:
    save_work(desk, [Milestone("中期评估", date(2023, 12, 1)), Milestone("开馆", DAY, first_task_id(desk))])
    shown = on(desk)
    assert [flag.milestone.title for flag in shown.milestones] == ["中期评估"]
    assert [(f.milestone.title, f.state) for f in shown.lines[0].milestones] == [("开馆", TaskState.not_started)]
    assert on(desk, date(2023, 7, 1)).lines[0].milestones[0].state is TaskState.overdue
    delete_work(desk, [shown.milestones[0].milestone, shown.lines[0].milestones[0].milestone])
    assert (on(desk).milestones, on(desk).lines[0].milestones) == ((), ())


def test_own_dates_of_a_task_move_its_expected_progress_and_can_be_given_back_to_the_phase(desk: Desk) -> None:
    task_id = first_task_id(desk)
    set_task_dates(desk, task_id, date(2023, 1, 1), date(2023, 12, 31))
    status = on(desk).status.of_task(task_id)
    assert (status.starts, status.ends, round(status.expected)) == (date(2023, 1, 1), date(2023, 12, 31), 49)
    set_task_dates(desk, task_id, date(2022, 1, 1), date(2025, 12, 31))
    task = on(desk).lines[0].task
    assert (task.starts, task.due) == (None, None), "the phase's own days are no dates of its own"
    undo(desk)
    assert on(desk).lines[0].task.due == date(2023, 12, 31)


def test_a_curve_moves_along_with_the_dates_and_may_not_fall(desk: Desk) -> None:
    task_id = first_task_id(desk)
    set_task_dates(desk, task_id, date(2023, 1, 1), date(2023, 12, 31), (CurvePoint(date(2023, 7, 2), 20.0),))
    assert round(on(desk, date(2023, 7, 2)).status.of_task(task_id).expected, 1) == 20.0
    set_task_dates(desk, task_id, date(2024, 1, 1), date(2024, 12, 31))
    [point] = on(desk).lines[0].task.curve
    assert (point.on, point.percent) == (date(2024, 7, 1), 20.0)
    with pytest.raises(DeskError, match="递增"):
        falling = (CurvePoint(date(2024, 3, 1), 50.0), CurvePoint(date(2024, 6, 1), 40.0))
        set_task_dates(desk, task_id, date(2024, 1, 1), date(2024, 12, 31), falling)
    with pytest.raises(DeskError, match="晚于"):
        set_task_dates(desk, task_id, date(2024, 1, 1), date(2023, 12, 31))


def test_what_was_not_done_is_carried_over_once(desk: Desk) -> None:
    save_work(desk, [annual(desk, "未完成", due=date(2023, 6, 1)), annual(desk, "已完成", done_on=date(2023, 6, 1))])
    [carried] = carry_over(desk, 2024)
    assert (carried.title, carried.year, carried.due, carried.note) == ("未完成", 2024, None, "由2023年结转")
    assert carry_over(desk, 2024) == ()
    assert len(on(desk).lines[0].annual) == 3


def test_thresholds_change_the_lights_and_are_remembered(desk: Desk) -> None:
    set_thresholds(desk, Thresholds(2.0, 8.0, 10))
    assert on(desk).thresholds == Thresholds(2.0, 8.0, 10)
    assert read_settings(desk.folder.settings).thresholds == Thresholds(2.0, 8.0, 10)
    with pytest.raises(DeskError):
        set_thresholds(desk, Thresholds(9.0, 8.0, 10))
    assert desk.settings.thresholds == Thresholds(2.0, 8.0, 10)
