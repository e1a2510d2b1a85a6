"""The JSON of `plan list`."""

from collections.abc import Iterable
from typing import Any

from lianping_desk.services.plan.list_plans import PlanLine


def plan_list_json(plans: Iterable[PlanLine]) -> list[dict[str, Any]]:
    """One object for each plan; `id` is what `plan switch` and `plan archive` take."""
    return [
        {
            "id": one.id,
            "title": one.plan.title,
            "region": one.plan.region,
            "years": [one.plan.first_year, one.plan.last_year],
            "current": one.plan.is_current,
            "archived_on": one.plan.archived_on.isoformat() if one.plan.archived_on else None,
            "tasks": len(one.plan.tasks),
            "units": one.units,
            "indicators": one.indicators,
            "periods": one.periods,
        }
        for one in plans
    ]
