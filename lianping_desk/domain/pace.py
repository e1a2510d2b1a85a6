"""序时进度: where the work should be on a date, and the light that follows from where it is."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from lianping_desk.domain.plan import CurvePoint
from lianping_desk.domain.progress import TaskState, Thresholds


@dataclass(frozen=True, slots=True)
class Pace:
    """Work that has the days from `starts` to `ends`, on one day: `expected` is where it should stand then (0-100)."""

    as_of: date
    starts: date
    ends: date
    expected: float


def pace_on(as_of: date, starts: date, ends: date, curve: tuple[CurvePoint, ...] = ()) -> Pace:
    """序时进度 on `as_of`: linear over the days, or along her curve."""
    return Pace(as_of, starts, ends, expected_percent(as_of, starts, ends, curve))


def expected_percent(as_of: date, starts: date, ends: date, curve: tuple[CurvePoint, ...] = ()) -> float:
    """Where the work should stand on `as_of`, 0-100: linear from `starts` (0) to `ends` (100), or along her curve."""
    points = [(starts, 0.0), *((p.on, p.percent) for p in sorted(curve, key=lambda p: p.on)), (ends, 100.0)]
    if as_of <= starts:
        return 0.0
    if as_of >= ends:
        return 100.0
    for (day_a, percent_a), (day_b, percent_b) in pairwise(points):
        if day_a <= as_of <= day_b and day_b > day_a:
            share = (as_of - day_a).days / (day_b - day_a).days
            return percent_a + (percent_b - percent_a) * share
    return 100.0


def task_state(percent: float | None, pace: Pace, thresholds: Thresholds, done_on: date | None = None) -> TaskState:
    """The light of a task that stands at `percent` (0-100; None: nobody has reported).

    `done_on` is the end of the period in which 100 was first reported; it tells 提前完成 from 已完成.
    """
    if percent is None:
        return TaskState.not_started
    if percent >= 100:
        return done_state(pace.ends, thresholds, done_on)
    return unfinished_state(percent, pace, thresholds)


def done_state(ends: date, thresholds: Thresholds, done_on: date | None) -> TaskState:
    """已完成, or 提前完成 when it is known (`done_on`) to have been done long enough before `ends`."""
    early = done_on is not None and (ends - done_on).days >= thresholds.early_days
    return TaskState.done_early if early else TaskState.done


def unfinished_state(percent: float, pace: Pace, thresholds: Thresholds) -> TaskState:
    """The light of what has been reported on and is not done."""
    if pace.as_of > pace.ends:
        return TaskState.overdue
    lag = pace.expected - percent
    if percent <= 0 and (pace.as_of < pace.starts or lag <= thresholds.slow_lag):
        return TaskState.not_started
    if lag <= thresholds.on_track_lag:
        return TaskState.on_track
    return TaskState.slow if lag <= thresholds.slow_lag else TaskState.behind
