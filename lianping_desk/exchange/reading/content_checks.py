"""Whether what a row says can be true by itself: a contradiction is a doubt, what is merely odd a remark.

Of two cells that contradict each other one is left out until she has said which is right: the number, because it would
go into sums, except where only the wording of the state can be wrong.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from lianping_desk.domain.received import Doubt, ReadRow, TableKind
from lianping_desk.exchange.reading.context import ReadingContext
from lianping_desk.exchange.reading.words import plain

_DONE = re.compile("(?:已|全部|提前|按期|如期)*(?:完成|办结)")
_NOT_BEGUN = re.compile("(?:尚|还)?未(?:启动|开展|开始|实施)")
_UNDER_WAY = re.compile("(?:正在|正常|有序|持续|稳步|加快)?(?:推进|进行|实施|开展)中?")
LEAST_COPIED = 15
"""Characters from which the same words under two tasks are no chance."""


def checked(context: ReadingContext, rows: Iterable[ReadRow], unit: str | None) -> Iterator[ReadRow]:
    """The rows with what contradicts itself in doubt and what is odd remarked on.

    `unit` is the file's, for rows that name none of their own.
    """
    told: dict[str, ReadRow] = {}
    for row in rows:
        consistent = _contradictions_doubted(row)
        odd = {**_odd_numbers(row), **_of_others(context, row, row.unit or unit), **_copied(row, told)}
        yield replace(consistent, remarks={**odd, **consistent.remarks}) if odd else consistent


def _contradictions_doubted(row: ReadRow) -> ReadRow:
    state, percent = row.values.get("state"), row.values.get("percent")
    if isinstance(state, str) and isinstance(percent, int | float):
        shown = f"{percent:g}%"
        if _DONE.fullmatch(plain(state)) and percent < 100:
            return _in_doubt(row, "percent", f"状态写“{state}”，完成进度却是{shown}", (shown, "100%"))
        if _NOT_BEGUN.fullmatch(plain(state)) and percent > 0:
            return _in_doubt(row, "percent", f"状态写“{state}”，完成进度却是{shown}", (shown, "0%"))
        if _UNDER_WAY.fullmatch(plain(state)) and percent == 100:
            return _in_doubt(row, "state", f"完成进度是100%，状态却写“{state}”", ("已完成", state))
    day, until = row.values.get("date"), row.values.get("valid_until")
    if isinstance(day, date) and isinstance(until, date) and until < day:
        return _in_doubt(row, "valid_until", f"有效期早于日期 {day.isoformat()}", ())
    return row


def _in_doubt(row: ReadRow, name: str, why: str, candidates: tuple[str, ...]) -> ReadRow:
    """The row without the value, which is asked about instead."""
    values = {field: value for field, value in row.values.items() if field != name}
    remarks = {field: remark for field, remark in row.remarks.items() if field != name}
    doubt = Doubt(row.texts.get(name, ""), why, row.cells.get(name, ""), row.sheet, row.row, name, candidates)
    return replace(row, values=values, remarks=remarks, doubts=(*row.doubts, doubt))


def _odd_numbers(row: ReadRow) -> Mapping[str, str]:
    sessions, people = row.values.get("sessions"), row.values.get("people")
    if sessions == 0 and isinstance(people, int) and people > 0:
        return {"people": "活动场次是0，受益人次却不是0"}
    if row.values.get("state") == "滞后" and row.values.get("percent") == 100:
        return {"state": "状态写“滞后”，完成进度却是100%"}
    return {}


def _copied(row: ReadRow, told: dict[str, ReadRow]) -> Mapping[str, str]:
    """The same words on what was done under two tasks, in two cells."""
    text = row.values.get("progress")
    if not isinstance(text, str) or len(plain(text)) < LEAST_COPIED:
        return {}
    first = told.setdefault(plain(text), row)
    if first.task_no == row.task_no or first.cells["progress"] == row.cells["progress"] or first.unit != row.unit:
        return {}
    return {"progress": f"与{first.cells['progress']}的文字一字不差"}


def _of_others(context: ReadingContext, row: ReadRow, unit: str | None) -> Mapping[str, str]:
    """A unit that reports on a task in which the plan gives it no part."""
    if row.table is not TableKind.progress or row.task_no is None or unit is None:
        return {}
    own = context.units_of_tasks.get(row.task_no)
    if own is None or unit in own:
        return {}
    return {"task": f"分工表里没有把这项任务交给{unit}"}
