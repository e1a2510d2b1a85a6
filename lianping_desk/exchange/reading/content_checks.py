"""Whether what a row says can be true by itself: remarks beside values that are read all the same.

A doubt would hold up a value that stands there clearly; a remark only lets her look twice.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from lianping_desk.domain.plan import Task
from lianping_desk.domain.received import ReadRow, TableKind
from lianping_desk.exchange.reading.context import ReadingContext

_DONE = re.compile("(?:已|全部|提前|按期)*完成")
_NOT_BEGUN = re.compile("未(?:启动|开展|开始)")


def with_remarks(context: ReadingContext, rows: Iterable[ReadRow], unit: str | None) -> Iterator[ReadRow]:
    """The rows with what is odd about them. `unit` is the file's, for rows that name none of their own."""
    for row in rows:
        odd = _odd_state(row) | _of_others(context, row, row.unit or unit)
        yield replace(row, remarks={**odd, **row.remarks}) if odd else row


def _odd_state(row: ReadRow) -> dict[str, str]:
    """A state that contradicts the percentage beside it."""
    state, percent = row.values.get("state"), row.values.get("percent")
    if not isinstance(state, str) or not isinstance(percent, int | float):
        return {}
    contradicts = (_DONE.fullmatch(state) and percent < 100) or (_NOT_BEGUN.fullmatch(state) and percent > 0)
    return {"state": f"状态写“{state}”，完成进度却是{percent}%"} if contradicts else {}


def _of_others(context: ReadingContext, row: ReadRow, unit: str | None) -> dict[str, str]:
    """A unit that reports on a task in which the plan gives it no part."""
    if row.table is not TableKind.progress or row.task_no is None or unit is None:
        return {}
    task = next((task for task in context.catalogue.plan.tasks if task.no == row.task_no), None)
    if task is None or task.open_tail or not task.assignments or unit in _units_of(context, task):
        return {}
    return {"task": f"分工表里没有把这项任务交给{unit}"}


def _units_of(context: ReadingContext, task: Task) -> set[str]:
    """The units of a task, and those that took over from one of them; a group (各镇) may be anyone."""
    names: set[str] = set()
    for assignment in task.assignments:
        unit = context.units.named(assignment.token)
        if unit is None:
            return {one.name for one in context.units.units}
        names.add(unit.name)
        names.update(one.name for one in context.units.units if unit.successor_id and one.id == unit.successor_id)
    return names
