"""The contract of `status --json` (DESIGN 6)."""

from typing import Any

from lianping_desk.domain.number_text import one_place, plain_number
from lianping_desk.domain.status import (
    IndicatorSource,
    IndicatorStatus,
    PercentSource,
    RegisteredBase,
    ReportedValue,
    Status,
    TaskStatus,
)
from lianping_desk.domain.trace import CellTrace


def status_json(status: Status) -> dict[str, Any]:
    """The status as one object; beyond the contract, a task's `basis` says whose figures count (lead, responsible)."""
    return {
        "as_of": status.as_of.isoformat(),
        "tasks": [_task(task) for task in status.tasks],
        "indicators": [_indicator(indicator) for indicator in status.indicators],
    }


def _task(status: TaskStatus) -> dict[str, Any]:
    return {
        "no": status.task.no,
        "title": status.task.title,
        "percent": plain_number(one_place(status.percent)),
        "expected": float(one_place(status.expected)),
        "state": status.state.value,
        "basis": status.basis.value if status.basis else None,
        "from": [_percent_source(source) for source in status.sources],
    }


def _percent_source(source: PercentSource) -> dict[str, Any]:
    return {
        "unit": source.unit,
        "percent": plain_number(source.percent),
        "period": source.period_code,
        **_cell(source.trace),
    }


def _indicator(status: IndicatorStatus) -> dict[str, Any]:
    indicator, target = status.indicator, status.indicator.target
    found: dict[str, Any] = {"title": indicator.title, "target": plain_number(target.number)}
    if target.number_max is not None:
        found["target_max"] = plain_number(target.number_max)
    return found | {
        "comparison": target.comparison.value,
        "unit": indicator.unit,
        "year": indicator.year,
        "strength": indicator.strength.value,
        "value": plain_number(status.value),
        "gap": plain_number(status.gap),
        "state": status.state.value,
        "from": [_indicator_source(source) for source in status.sources],
        **({"by_year": _by_year(status)} if indicator.annual else {}),
    }


def _by_year(status: IndicatorStatus) -> list[dict[str, Any]]:
    """Beyond the contract: what a yearly indicator came to in each year up to the day."""
    return [{"year": one.year, "value": plain_number(one.value), "met": one.met} for one in status.years]


def _indicator_source(source: IndicatorSource) -> dict[str, Any]:
    """A cell of a return, a title of the register (with the cell that its stage was read from), or a survey."""
    if isinstance(source, ReportedValue):
        return {
            "unit": source.unit,
            "value": plain_number(source.value),
            "field": source.field,
            "period": source.period_code,
            **_cell(source.trace),
        }
    if isinstance(source, RegisteredBase):
        entry = source.entry
        return {
            "base": source.base.name,
            "stage": entry.stage.chinese,
            "on": entry.on.isoformat() if entry.on else None,
            "source": "return" if entry.trace else "register",
            **_cell(entry.trace),
        }
    return {"survey": source.year, "value": plain_number(source.rate), "sample": source.sample, "source": source.source}


def _cell(trace: CellTrace | None) -> dict[str, str | None]:
    if trace is None:
        return {"file": None, "sheet": None, "cell": None}
    return {"file": trace.file, "sheet": trace.sheet, "cell": trace.cell}
