"""What `returns differences --json` prints."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from lianping_desk.domain.number_text import plain_number
from lianping_desk.domain.received import CellValue
from lianping_desk.domain.versions import Statement
from lianping_desk.services.returns.unit_return.differences import FieldDifference, VersionStep


def differences_json(steps: Iterable[VersionStep]) -> list[dict[str, Any]]:
    """One object for each later version: its file, and every field that it says differently, with both cells."""
    return [_step(step) for step in steps]


def _step(step: VersionStep) -> dict[str, Any]:
    return {
        "file": step.file,
        "received_on": step.received_on.isoformat(),
        "differences": [_difference(one) for one in step.differences],
    }


def _difference(one: FieldDifference) -> dict[str, Any]:
    return {
        "subject": one.subject,
        "field": one.field,
        "change": one.change.value,
        "before": _statement(one.before),
        "after": _statement(one.after),
    }


def _statement(said: Statement | None) -> dict[str, Any] | None:
    if said is None:
        return None
    trace = said.trace
    return {
        "value": _plain(said.value),
        "file": trace.file,
        "sheet": trace.sheet,
        "cell": trace.cell,
        "text": trace.text,
    }


def _plain(value: CellValue | None) -> str | int | float | None:
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str) else plain_number(value)
