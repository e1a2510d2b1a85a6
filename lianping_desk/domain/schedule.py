"""The schedule (进度安排) as of a day: every task with its annual tasks and milestones, over the years of the plan."""

from dataclasses import dataclass
from datetime import date

from lianping_desk.domain.plan import Role, Task
from lianping_desk.domain.progress import TaskState, Thresholds
from lianping_desk.domain.status import Status, TaskStatus
from lianping_desk.domain.unit import Unit
from lianping_desk.domain.work import AnnualTask, Milestone
from lianping_desk.domain.work_state import annual_span, annual_task_state, milestone_state


@dataclass(frozen=True, slots=True)
class AnnualLine:
    """An annual task as scheduled; `unit` is the name of whom it falls to, `measure` the title of its measure."""

    annual: AnnualTask
    state: TaskState
    starts: date
    ends: date
    unit: str = ""
    measure: str = ""


@dataclass(frozen=True, slots=True)
class MilestoneLine:
    """A milestone as scheduled."""

    milestone: Milestone
    state: TaskState


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task as scheduled, with what belongs to it; `lead` are the names of its lead units."""

    status: TaskStatus
    lead: tuple[str, ...]
    annual: tuple[AnnualLine, ...] = ()
    milestones: tuple[MilestoneLine, ...] = ()

    @property
    def task(self) -> Task:
        return self.status.task


@dataclass(frozen=True, slots=True)
class Schedule:
    """Everything on the timeline, whose first and last day are `starts` and `ends`.

    `milestones` are those of the whole plan; those of a task are in its line.
    """

    status: Status
    lines: tuple[TaskLine, ...]
    milestones: tuple[MilestoneLine, ...]
    units: tuple[Unit, ...]
    thresholds: Thresholds
    starts: date
    ends: date

    @property
    def as_of(self) -> date:
        return self.status.as_of


def make_schedule(
    status: Status,
    units: tuple[Unit, ...],
    annual: tuple[AnnualTask, ...],
    milestones: tuple[Milestone, ...],
    thresholds: Thresholds,
) -> Schedule:
    """Put everything in its task's line; the years shown are the plan's and the one after, and any others with work."""
    plan, as_of = status.plan, status.as_of
    names = {unit.id: unit.name for unit in units}
    annual_lines = [_annual_line(one, status, names, thresholds) for one in annual]
    flags = [MilestoneLine(one, milestone_state(one, as_of, thresholds)) for one in milestones]
    lines = tuple(
        TaskLine(
            status=of_task,
            lead=tuple(names.get(a.unit_id, a.token) for a in of_task.task.units(Role.lead)),
            annual=tuple(line for line in annual_lines if line.annual.task_id == of_task.task.id),
            milestones=tuple(flag for flag in flags if flag.milestone.task_id == of_task.task.id),
        )
        for of_task in status.tasks
    )
    days = [day for line in annual_lines for day in (line.starts, line.ends)]
    days += [day for of_task in status.tasks for day in (of_task.starts, of_task.ends)]
    days += [flag.milestone.on for flag in flags]
    return Schedule(
        status=status,
        lines=lines,
        milestones=tuple(flag for flag in flags if flag.milestone.task_id is None),
        units=units,
        thresholds=thresholds,
        starts=date(min([plan.first_year, *(day.year for day in days)]), 1, 1),
        ends=date(max([plan.last_year + 1, *(day.year for day in days)]), 12, 31),
    )


def _annual_line(annual: AnnualTask, status: Status, names: dict[int, str], thresholds: Thresholds) -> AnnualLine:
    starts, ends = annual_span(annual)
    measures = {measure.id: measure.title for measure in status.of_task(annual.task_id).task.measures}
    return AnnualLine(
        annual=annual,
        state=annual_task_state(annual, status.as_of, thresholds),
        starts=starts,
        ends=ends,
        unit=names.get(annual.unit_id or 0, ""),
        measure=measures.get(annual.measure_id or 0, ""),
    )
