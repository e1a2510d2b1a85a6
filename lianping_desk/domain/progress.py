"""序时进度: where a task should be on a date, and the light that follows from where it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # settings name their thresholds before any plan is needed
    from lianping_desk.domain.plan import CurvePoint


class TaskState(Enum):
    """状态: the light of a task or an indicator; the value is the word she knows."""

    not_started = "未启动"
    on_track = "按序时"
    slow = "慢序时"
    behind = "滞后"
    overdue = "逾期"
    done = "已完成"
    done_early = "提前完成"

    @property
    def sign(self) -> str:
        """The shape beside the colour, so that a black-and-white print loses nothing."""
        return {
            TaskState.not_started: "○",
            TaskState.on_track: "●",
            TaskState.slow: "▲",
            TaskState.behind: "◆",
            TaskState.overdue: "■",
            TaskState.done: "✔",
            TaskState.done_early: "★",
        }[self]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Percentage points behind 序时进度 up to which a task is still 按序时, or 慢序时; days ahead that make 提前."""

    on_track_lag: float = 5.0
    slow_lag: float = 15.0
    early_days: int = 30

    def legend(self) -> tuple[tuple[TaskState, str], ...]:
        """What each light means, printed with every light."""
        on_track, slow = f"{self.on_track_lag:g}", f"{self.slow_lag:g}"
        return (
            (TaskState.not_started, "尚无进度，或未到开始时间"),
            (TaskState.on_track, f"不低于序时进度，或落后不超过{on_track}个百分点"),
            (TaskState.slow, f"落后序时进度超过{on_track}个、不超过{slow}个百分点"),
            (TaskState.behind, f"落后序时进度超过{slow}个百分点"),
            (TaskState.overdue, "已过期限而未完成"),
            (TaskState.done, "已完成"),
            (TaskState.done_early, f"比期限提前{self.early_days}天以上完成"),
        )


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


def task_state(
    percent: float | None,
    as_of: date,
    starts: date,
    ends: date,
    expected: float,
    thresholds: Thresholds,
    done_on: date | None = None,
) -> TaskState:
    """The light of a task that stands at `percent` (0-100; None: nobody has reported) on `as_of`.

    `done_on` is the end of the period in which 100 was first reported; it tells 提前完成 from 已完成.
    """
    if percent is None:
        return TaskState.not_started
    if percent >= 100:
        return done_state(ends, thresholds, done_on)
    return unfinished_state(percent, as_of, starts, ends, expected, thresholds)


def done_state(ends: date, thresholds: Thresholds, done_on: date | None) -> TaskState:
    """已完成, or 提前完成 when it is known (`done_on`) to have been done long enough before `ends`."""
    early = done_on is not None and (ends - done_on).days >= thresholds.early_days
    return TaskState.done_early if early else TaskState.done


def unfinished_state(
    percent: float, as_of: date, starts: date, ends: date, expected: float, thresholds: Thresholds
) -> TaskState:
    """The light of what has been reported on and is not done."""
    if as_of > ends:
        return TaskState.overdue
    lag = expected - percent
    if percent <= 0 and (as_of < starts or lag <= thresholds.slow_lag):
        return TaskState.not_started
    if lag <= thresholds.on_track_lag:
        return TaskState.on_track
    return TaskState.slow if lag <= thresholds.slow_lag else TaskState.behind
