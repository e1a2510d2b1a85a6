"""The light of what has a day but no per cent, and what dragging makes of it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianping_desk.domain.plan import CurvePoint
from lianping_desk.domain.progress import TaskState, Thresholds
from lianping_desk.domain.work import AnnualTask, FollowUp, Milestone
from lianping_desk.domain.work_checks import carried_along, check_task_dates
from lianping_desk.domain.work_state import (
    FollowUpState,
    annual_span,
    annual_task_state,
    follow_up_state,
    milestone_state,
    moved_annual,
)

LEGEND = Thresholds()
YEARLY = AnnualTask(1, None, 2023, "讲座")
days = st.dates(date(2021, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2022, 12, 31), TaskState.not_started),
        (date(2023, 1, 1), TaskState.on_track),
        (date(2023, 12, 31), TaskState.on_track),
        (date(2024, 1, 1), TaskState.overdue),
    ],
)
def test_without_days_of_its_own_an_annual_task_has_its_whole_year(day: date, state: TaskState) -> None:
    assert annual_task_state(YEARLY, day, LEGEND) is state


def test_done_in_time_long_before_and_too_late() -> None:
    def done(on: date) -> TaskState:
        annual = AnnualTask(1, None, 2023, "讲座", due=date(2023, 9, 30), done_on=on)
        return annual_task_state(annual, date(2024, 1, 1), LEGEND)

    assert done(date(2023, 9, 1)) is TaskState.done
    assert done(date(2023, 8, 31)) is TaskState.done_early
    assert done(date(2023, 10, 5)) is TaskState.done
    assert done(date(2024, 1, 2)) is TaskState.overdue, "on the day asked for it was not done yet"


def test_a_milestone_is_late_the_day_after() -> None:
    milestone = Milestone("开馆", date(2023, 6, 30))
    assert milestone_state(milestone, date(2023, 6, 30), LEGEND) is TaskState.not_started
    assert milestone_state(milestone, date(2023, 7, 1), LEGEND) is TaskState.overdue


@given(st.none() | days, st.none() | days, days)
def test_a_follow_up_is_in_one_state_and_only_a_due_one_is_late(due: date | None, done: date | None, day: date) -> None:
    state = follow_up_state(FollowUp("甲", due=due, done_on=done), day)
    assert (state is FollowUpState.done) == (done is not None and done <= day)
    if state is FollowUpState.late:
        assert due is not None
        assert due < day


@given(days, st.integers(0, 700))
def test_a_moved_annual_task_spans_the_days_it_was_moved_to(starts: date, length: int) -> None:
    ends = starts + timedelta(days=length)
    moved = moved_annual(YEARLY, starts, ends)
    assert annual_span(moved) == (starts, ends)
    assert starts.year <= moved.year <= ends.year


def test_an_annual_task_keeps_its_year_while_it_touches_it() -> None:
    assert moved_annual(YEARLY, date(2022, 11, 1), date(2023, 1, 31)).year == 2023
    assert moved_annual(YEARLY, date(2024, 1, 1), date(2024, 12, 31)) == AnnualTask(1, None, 2024, "讲座")


@given(st.lists(st.tuples(st.integers(1, 99), st.floats(0, 100)), max_size=5), days, st.integers(2, 2000))
def test_a_curve_carried_along_still_fits_its_task(points: list[tuple[int, float]], starts: date, length: int) -> None:
    before = date(2022, 1, 1), date(2025, 12, 31)
    shares = sorted({share for share, _ in points})
    rising = zip(shares, sorted(percent for _, percent in points), strict=False)
    curve = tuple(CurvePoint(before[0] + (before[1] - before[0]) * share / 100, percent) for share, percent in rising)
    after = starts, starts + timedelta(days=length)
    check_task_dates(*after, carried_along(curve, before, after))
