"""The contract of `plan show --json` and `plan read --json` (DESIGN 6)."""

from collections.abc import Iterable
from typing import Any

from lianping_desk.domain.indicator import Indicator
from lianping_desk.domain.number_text import plain_number
from lianping_desk.domain.plan import Plan, Role, Task


def plan_json(plan: Plan, indicators: Iterable[Indicator]) -> dict[str, Any]:
    """One plan as the object of the contract; units are the document's own tokens."""
    return {
        "file": plan.source_file,
        "title": plan.title,
        "region": plan.region,
        "years": [plan.first_year, plan.last_year],
        "basis": list(plan.basis),
        "tasks": [_task(task) for task in plan.tasks],
        "indicators": [_indicator(indicator) for indicator in indicators],
        "phases": [{"title": p.title, "from": p.first_year, "to": p.last_year} for p in plan.phases],
        "doubts": [{"where": d.where, "text": d.text, "why": d.why} for d in plan.doubts],
    }


def _task(task: Task) -> dict[str, Any]:
    return {
        "no": task.no,
        "kind": task.kind.value,
        "title": task.title,
        "section": task.section,
        **{role.value: [assignment.token for assignment in task.units(role)] for role in Role},
        "open_tail": task.open_tail,
        "measures": [{"no": measure.no, "title": measure.title} for measure in task.measures],
        "source": {"line": task.source_line},
    }


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
