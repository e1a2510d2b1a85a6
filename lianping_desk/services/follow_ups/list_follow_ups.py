"""Read the follow-ups with what they refer to."""

from dataclasses import dataclass
from datetime import date

from lianping_desk.domain.annual_text import task_name
from lianping_desk.domain.plan import Plan
from lianping_desk.domain.region import same_region
from lianping_desk.domain.unit import Unit
from lianping_desk.domain.work import FollowUp, Meeting
from lianping_desk.domain.work_state import FollowUpState, follow_up_state
from lianping_desk.services.desk import Desk
from lianping_desk.store.plans import all_plans, current_plan
from lianping_desk.store.units import current_units
from lianping_desk.store.work import follow_ups, meetings


@dataclass(frozen=True, slots=True)
class FollowUpLine:
    """A follow-up with its state on the day asked for; unit, task and meeting by name, "" where it has none."""

    follow_up: FollowUp
    state: FollowUpState
    unit: str = ""
    task: str = ""
    meeting: str = ""

    @property
    def id(self) -> int:
        return self.follow_up.id


@dataclass(frozen=True, slots=True)
class FollowUps:
    """The region's follow-ups, and what a new one can refer to: units, the plan's tasks, meetings (newest first)."""

    lines: tuple[FollowUpLine, ...]
    units: tuple[Unit, ...]
    plan: Plan
    meetings: tuple[Meeting, ...]


def list_follow_ups(desk: Desk, as_of: date) -> FollowUps:
    """Follow-ups by the day they are due, those without a day last; state as of `as_of`."""
    with desk.database.reading() as session:
        units, plan, held = current_units(session), current_plan(session), meetings(session)
        unit_names = {unit.id: unit.name for unit in units}
        plans = [one for one in all_plans(session) if same_region(one.region, plan.region)]
        task_names = {task.id: task_name(task) for one in plans for task in one.tasks}
        meeting_names = {meeting.id: meeting.title for meeting in held}
        lines = tuple(
            FollowUpLine(
                one,
                follow_up_state(one, as_of),
                unit_names.get(one.unit_id or 0, ""),
                task_names.get(one.task_id or 0, ""),
                meeting_names.get(one.meeting_id or 0, ""),
            )
            for one in follow_ups(session)
            if one.unit_id in {None, *unit_names} and one.task_id in {None, *task_names}
        )
    return FollowUps(lines, units, plan, held)
