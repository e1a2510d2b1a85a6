"""The contract of `plan show --json` and `plan read --json` (DESIGN 6)."""

from collections.abc import Iterable, Mapping
from typing import Any

from lianping_desk.domain.indicator import Indicator
from lianping_desk.domain.number_text import plain_number
from lianping_desk.domain.plan import Measure, Phase, Plan, PlanDoubt, Role, Task
from lianping_desk.domain.read_plan import ReadPlan, ReadTask


def plan_json(plan: Plan, indicators: Iterable[Indicator]) -> dict[str, Any]:
    """One plan as the object of the contract; units are the document's own tokens."""
    tasks = [_task(task, {role: [one.token for one in task.units(role)] for role in Role}) for task in plan.tasks]
    head = {"file": plan.source_file, "title": plan.title, "region": plan.region}
    return head | _contents((plan.first_year, plan.last_year), plan.basis, tasks, indicators, plan.phases, plan.doubts)


def read_plan_json(plan: ReadPlan) -> dict[str, Any]:
    """A plan as read from a document. A task with left-out prefixes has `full`: each such token, completed."""
    tasks = [_read_task(task) for task in plan.tasks]
    head = {"file": plan.file, "title": plan.title, "region": plan.region}
    return head | _contents(plan.years, plan.basis, tasks, plan.indicators, plan.phases, plan.doubts)


def _contents(
    years: tuple[int, int] | None,
    basis: Iterable[str],
    tasks: list[dict[str, Any]],
    indicators: Iterable[Indicator],
    phases: Iterable[Phase],
    doubts: Iterable[PlanDoubt],
) -> dict[str, Any]:
    return {
        "years": list(years) if years else None,
        "basis": list(basis),
        "tasks": tasks,
        "indicators": [_indicator(indicator) for indicator in indicators],
        "phases": [{"title": p.title, "from": p.first_year, "to": p.last_year} for p in phases],
        "doubts": [{"where": d.where, "text": d.text, "why": d.why} for d in doubts],
    }


def _task(task: Task | ReadTask, tokens: Mapping[Role, Iterable[str]]) -> dict[str, Any]:
    return {
        "no": task.no,
        "kind": task.kind.value,
        "title": task.title,
        "section": task.section,
        **{role.value: list(tokens[role]) for role in Role},
        "open_tail": task.open_tail,
        "measures": [_measure(measure) for measure in task.measures],
        "source": {"line": task.source_line},
    }


def _read_task(task: ReadTask) -> dict[str, Any]:
    full = {duty.token: duty.full for duty in task.duties if duty.full}
    return _task(task, {role: task.tokens(role) for role in Role}) | ({"full": full} if full else {})


def _measure(measure: Measure) -> dict[str, Any]:
    return {"no": measure.no, "title": measure.title}


def _indicator(indicator: Indicator) -> dict[str, Any]:
    target, baseline = indicator.target, indicator.baseline
    found: dict[str, Any] = {"title": indicator.title, "number": plain_number(target.number)}
    if target.number_max is not None:
        found["number_max"] = plain_number(target.number_max)
    return found | {
        "unit": indicator.unit,
        "comparison": target.comparison.value,
        "year": indicator.year,
        "annual": indicator.annual,
        "strength": indicator.strength.value,
        "baseline": {"number": plain_number(baseline[0]), "year": baseline[1]} if baseline else None,
        "text": indicator.text,
        "source": {"line": indicator.source_line},
    }
