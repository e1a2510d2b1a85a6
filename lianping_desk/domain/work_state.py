"""The light of what is dated but has no per cent: annual tasks, milestones, follow-ups."""

from dataclasses import replace
from datetime import date
from enum import Enum

from lianping_desk.domain.pace import done_state
from lianping_desk.domain.progress import TaskState, Thresholds
from lianping_desk.domain.work import AnnualTask, FollowUp, Milestone


def annual_span(annual: AnnualTask) -> tuple[date, date]:
    """First and last day of an annual task: its own where she set them, else those of its year."""
    return annual.starts or date(annual.year, 1, 1), annual.due or date(annual.year, 12, 31)


def annual_task_state(annual: AnnualTask, as_of: date, thresholds: Thresholds) -> TaskState:
    """Done, overdue, not begun, or under way, which counts as 按序时 until its last day."""
    starts, ends = annual_span(annual)
    if annual.done_on is not None and annual.done_on <= as_of:
        return done_state(ends, thresholds, annual.done_on)
    if as_of > ends:
        return TaskState.overdue
    return TaskState.on_track if as_of >= starts else TaskState.not_started


def milestone_state(milestone: Milestone, as_of: date, thresholds: Thresholds) -> TaskState:
    """Done, overdue, or still to come."""
    if milestone.done_on is not None and milestone.done_on <= as_of:
        return done_state(milestone.on, thresholds, milestone.done_on)
    return TaskState.overdue if as_of > milestone.on else TaskState.not_started


class FollowUpState(Enum):
    """How a follow-up stands; the value is the word she knows."""

    open = "未到期"
    late = "逾期"
    done = "已办结"

    @property
    def light(self) -> TaskState:
        """The light whose shape and colour it borrows."""
        return {
            FollowUpState.open: TaskState.not_started,
            FollowUpState.late: TaskState.overdue,
            FollowUpState.done: TaskState.done,
        }[self]


def follow_up_state(follow_up: FollowUp, as_of: date) -> FollowUpState:
    """As of a day; a matter without a day to be done by is never late."""
    if follow_up.done_on is not None and follow_up.done_on <= as_of:
        return FollowUpState.done
    return FollowUpState.late if follow_up.due is not None and as_of > follow_up.due else FollowUpState.open


def moved_annual(annual: AnnualTask, starts: date, ends: date) -> AnnualTask:
    """The annual task over other days. It changes its year when none of them lies in it any more.

    The first and the last day of its year are left open, as they are meant when nothing is written.
    """
    year = annual.year if starts.year <= annual.year <= ends.year else starts.year
    return replace(
        annual,
        year=year,
        starts=None if starts == date(year, 1, 1) else starts,
        due=None if ends == date(year, 12, 31) else ends,
    )
