"""A read plan with the desk's own units in the place of the document's words: ready to be stored."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.plan import Assignment, Plan, PlanDoubt, Role, Task
from lianping_desk.domain.plan_units import is_group, names_of_duties
from lianping_desk.domain.read_plan import NO_TITLE, NO_YEARS, Duty, ReadPlan, ReadTask
from lianping_desk.domain.unit import Unit, carrier_on

EARLIEST, LATEST, LONGEST = 2000, 2100, 30
"""Years that a plan may name, and for how many of them it may run."""


def checked_plan(plan: ReadPlan) -> ReadPlan:
    """The plan, when it has what nothing can be done without; DeskError names what is missing."""
    title, region, years = checked_head(plan.title, plan.region, plan.years)
    return replace(plan, title=title, region=region, years=years)


def checked_head(title: str, region: str, years: tuple[int, int] | None) -> tuple[str, str, tuple[int, int]]:
    """Title, region and years without blanks around them; DeskError names the first that is missing or wrong."""
    title, region = title.strip(), region.strip()
    if not title:
        raise DeskError("没有方案的标题。", "请写上标题后再存。")
    if not region:
        raise DeskError("没有写是哪个地区的方案。", "请写上地区（如 某某县）后再存。")
    if years is None:
        raise DeskError("没有方案的起止年份。", "请写上起止年份（如 2021-2025）后再存。")
    first, last = years
    if not EARLIEST <= first <= last <= LATEST or last - first > LONGEST:
        raise DeskError(f"起止年份{first}—{last}不对。", "请核对后重新填写。")
    return title, region, years


def years_or_those_of_phases(plan: ReadPlan) -> tuple[int, int] | None:
    """The plan's years; where it names none, those from its first phase to its last."""
    if plan.years is not None or not plan.phases:
        return plan.years
    return min(phase.first_year for phase in plan.phases), max(phase.last_year for phase in plan.phases)


def placed_plan(read: ReadPlan, unit_ids: Mapping[str, int]) -> Plan:
    """The plan of a checked document. `unit_ids` has the id of each of its `named_units`, those left out excepted."""
    assert read.years is not None
    names = names_of_duties(read)
    doubts = [doubt for doubt in read.doubts if doubt.why not in (NO_TITLE, NO_YEARS)]
    tasks = tuple(_task(task, names, unit_ids, doubts) for task in read.tasks)
    doubts += _groups(read)
    return Plan(
        title=read.title,
        region=read.region,
        first_year=read.years[0],
        last_year=read.years[1],
        basis=read.basis,
        tasks=tasks,
        phases=read.phases,
        doubts=tuple(doubts),
        source_file=read.file,
    )


def _task(task: ReadTask, names: Mapping[Duty, str], unit_ids: Mapping[str, int], doubts: list[PlanDoubt]) -> Task:
    """The task with its units, the leading ones first. A unit that is named twice keeps its weightier part."""
    assignments: dict[int, Assignment] = {}
    for role in Role:
        for duty in task.duties:
            unit_id = unit_ids.get(names[duty]) if duty.role is role else None
            if unit_id is None:
                continue
            if unit_id not in assignments:
                assignments[unit_id] = Assignment(unit_id, role, duty.token)
            elif assignments[unit_id].token != duty.token or assignments[unit_id].role is not role:
                known = assignments[unit_id]
                why = f"{duty.token}（{role.chinese}）和{known.token}（{known.role.chinese}）是同一个单位，只记一次"
                doubts.append(PlanDoubt(f"任务{task.no}“{task.title}”", duty.token, why))
    return Task(
        no=task.no,
        kind=task.kind,
        title=task.title,
        section=task.section,
        assignments=tuple(assignments.values()),
        measures=task.measures,
        open_tail=task.open_tail,
        source_line=task.source_line,
    )


def _groups(read: ReadPlan) -> list[PlanDoubt]:
    groups = dict.fromkeys(duty.token for task in read.tasks for duty in task.duties if is_group(duty.token))
    return [
        PlanDoubt("单位", name, f"“{name}”不是一个单位，不能发表；请在“单位”里逐个补上其中要填报的单位")
        for name in groups
    ]


def blank_plan(
    old: Plan, units: Sequence[Unit], title: str, years: tuple[int, int], day: date, *, with_tasks: bool
) -> ReadPlan:
    """A plan that follows `old`, to be filled in: without tasks, or with the old ones as they stand on `day`."""
    by_id = {unit.id: unit for unit in units}

    def duties(task: Task) -> tuple[Duty, ...]:
        named = {one.unit_id for one in task.assignments}
        carried: dict[str, Duty] = {}
        for one in task.assignments:
            carrier = carrier_on(by_id[one.unit_id], by_id, day, named)
            token = one.token if carrier.id == one.unit_id else carrier.name
            carried.setdefault(carrier.name, Duty(token, one.role))
        return tuple(carried.values())

    tasks = (
        ReadTask(task.no, task.kind, task.title, task.section, duties(task), task.measures, task.open_tail)
        for task in (old.tasks if with_tasks else ())
    )
    return ReadPlan("", title.strip(), old.region, years, tasks=tuple(tasks))
