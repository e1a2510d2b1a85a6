"""A task's percent and its light (DESIGN 6): what its lead units last reported, held against 序时进度."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lianping_desk.domain.facts import ProgressFact
from lianping_desk.domain.pace import pace_on, task_state
from lianping_desk.domain.plan import Plan, Role, Task
from lianping_desk.domain.progress import Thresholds
from lianping_desk.domain.status import PercentSource, TaskStatus
from lianping_desk.domain.succession import Succession
from lianping_desk.domain.unit import Unit


@dataclass(frozen=True, slots=True)
class UnitPercent:
    """What one unit reported about a task for one period: of the task itself, else the mean of its measures."""

    unit_id: int
    period_code: str
    period_ends: date
    received: int
    percent: float
    facts: tuple[ProgressFact, ...]


@dataclass(frozen=True, slots=True)
class _Standing:
    percent: float | None
    basis: Role | None
    reports: tuple[UnitPercent, ...] = ()


def task_status(
    task: Task, plan: Plan, facts: Iterable[ProgressFact], units: Sequence[Unit], as_of: date, thresholds: Thresholds
) -> TaskStatus:
    """The task on `as_of`. `facts` are those of the task; a period that ends after `as_of` does not count.

    Figures of units that the task is not assigned to (towns reporting on their own area) do not count either.
    """
    reports = [report for report in unit_percents(facts) if report.period_ends <= as_of]
    succession = Succession(reports, units)
    standing = _standing(task, succession, as_of)
    starts, ends = task_span(task, plan)
    pace = pace_on(as_of, starts, ends, task.curve)
    done_on = _done_on(task, succession, reports) if standing.percent is not None and standing.percent >= 100 else None
    names = {unit.id: unit.name for unit in units}
    return TaskStatus(
        task=task,
        percent=standing.percent,
        expected=pace.expected,
        state=task_state(standing.percent, pace, thresholds, done_on),
        basis=standing.basis,
        starts=starts,
        ends=ends,
        done_on=done_on,
        sources=tuple(_source(fact, names) for report in standing.reports for fact in report.facts),
    )


def task_span(task: Task, plan: Plan) -> tuple[date, date]:
    """First and last day of a task: its own where she set them, else those of the implementation phase."""
    starts, ends = plan.implementation()
    return task.starts or starts, task.due or ends


def unit_percents(facts: Iterable[ProgressFact]) -> list[UnitPercent]:
    """One percent for each unit and period among the facts of a task."""
    rows: dict[tuple[int, str], list[ProgressFact]] = {}
    for fact in facts:
        if fact.percent is not None:
            rows.setdefault((fact.unit_id, fact.period_code), []).append(fact)
    found = []
    for (unit_id, code), group in rows.items():
        counting = [fact for fact in group if fact.measure_id is None] or group
        received = max(fact.received for fact in counting)
        percent = float(sum((fact.percent or Decimal(0) for fact in counting), Decimal(0)) / len(counting))
        found.append(UnitPercent(unit_id, code, group[0].period_ends, received, percent, tuple(counting)))
    return found


def _standing(task: Task, succession: Succession[UnitPercent], day: date) -> _Standing:
    """Whose figures count on `day`, and their mean; a report that two merged units share counts once."""
    assigned = {assignment.unit_id for assignment in task.assignments}
    for role in (Role.lead, Role.responsible):
        reports: dict[tuple[int, str], UnitPercent] = {}
        for assignment in task.units(role):
            report = succession.counting(assignment.unit_id, day, assigned)
            if report is not None:
                reports[report.unit_id, report.period_code] = report
        if reports:
            percent = sum(report.percent for report in reports.values()) / len(reports)
            return _Standing(percent, role, tuple(reports.values()))
    return _Standing(None, None)


def _done_on(task: Task, succession: Succession[UnitPercent], reports: Iterable[UnitPercent]) -> date | None:
    """The end of the first period since which the task has stood at 100."""
    done_on: date | None = None
    for day in sorted({report.period_ends for report in reports}):
        percent = _standing(task, succession, day).percent
        if percent is None or percent < 100:
            done_on = None
        elif done_on is None:
            done_on = day
    return done_on


def _source(fact: ProgressFact, names: dict[int, str]) -> PercentSource:
    percent = fact.percent if fact.percent is not None else Decimal(0)
    remark = fact.remarks.get("percent", "")
    return PercentSource(names.get(fact.unit_id, ""), percent, fact.period_code, fact.trace, fact.measure_id, remark)
