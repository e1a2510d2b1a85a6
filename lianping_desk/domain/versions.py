"""Versions of one return held against each other: what the newer says otherwise, field by field, with both cells.

A version is told in the plan's numbers and titles, so that a file that was only read can be held against stored ones.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from lianping_desk.domain.plan import Plan
from lianping_desk.domain.received import FIELD_NAMES, CellValue, ReadRow, TableKind
from lianping_desk.domain.trace import CellTrace


@dataclass(frozen=True, slots=True)
class Subject:
    """What a row speaks of. `turn` tells the rows of one version about the same thing apart, in their order.

    `measure_text` is set where the text is none of the plan's measures.
    """

    table: TableKind
    task_no: int | None = None
    measure_no: int | None = None
    measure_text: str = ""
    indicator: str = ""
    name: str = ""
    turn: int = 0

    @property
    def about(self) -> dict[str, str]:
        """By name, as a marked cell keeps it (domain.ledger.MarkedCell): those that are known."""
        parts = {
            "table": self.table.value,
            "task": str(self.task_no or ""),
            "measure": str(self.measure_no or "") or self.measure_text,
            "indicator": self.indicator,
            "name": self.name,
        }
        return {name: text for name, text in parts.items() if text}

    def title(self, plan: Plan) -> str:
        """As she calls it: 1. 任务：举措, the indicator, the base."""
        match self.table:
            case TableKind.indicator:
                return self.indicator or "（指标未定）"
            case TableKind.base:
                return f"基地：{self.name or '（名称未定）'}"
            case TableKind.progress:
                return self._task_title(plan)

    def _task_title(self, plan: Plan) -> str:
        task = next((task for task in plan.tasks if task.no == self.task_no), None)
        if task is None:
            return "（任务未定）"
        measure = next((one.title for one in task.measures if one.no == self.measure_no), self.measure_text)
        return f"{task.no}. {task.title}" + (f"：{measure}" if measure else "")


@dataclass(frozen=True, slots=True)
class Statement:
    """What a version says in one field: the value (None while it is in doubt, with the reason), and its cell.

    `remark` is what was understood or corrected on the way.
    """

    value: CellValue | None
    trace: CellTrace
    doubt: str = ""
    remark: str = ""


Place = tuple[Subject, str]
"""A subject and a field of FIELD_NAMES."""

Statements = Mapping[Place, Statement]


class Change(StrEnum):
    """How a field of the newer version differs."""

    changed = "changed"
    added = "added"
    in_doubt = "in_doubt"
    left_empty = "left_empty"
    row_missing = "row_missing"

    @property
    def chinese(self) -> str:
        return {
            "changed": "改了",
            "added": "新填",
            "in_doubt": "新值有疑点",
            "left_empty": "新表留空，仍用旧值",
            "row_missing": "新表没有这一行，仍用旧值",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that is not the same: what stood before, and what the newer version says; None where it is silent."""

    subject: Subject
    field: str
    change: Change
    before: Statement | None
    after: Statement | None

    @property
    def field_name(self) -> str:
        return FIELD_NAMES.get(self.field, self.field)


def subjects_of(rows: Iterable[ReadRow]) -> Iterator[tuple[Subject, ReadRow]]:
    """The rows with what they speak of; a second row about the same thing has the turn 1, and so on."""
    seen: dict[Subject, int] = {}
    for row in rows:
        subject = Subject(
            row.table,
            row.task_no,
            row.measure_no,
            "" if row.measure_no else row.measure_text,
            row.indicator or "",
            row.name or "",
        )
        turn = seen.get(subject, 0)
        seen[subject] = turn + 1
        yield replace(subject, turn=turn), row


def statements_of(rows: Iterable[ReadRow], file: str, sha256: str) -> Statements:
    """What the rows of one file say, its doubts among it."""
    found: dict[Place, Statement] = {}
    for subject, row in subjects_of(rows):
        for doubt in row.doubts:
            trace = CellTrace(file, sha256, doubt.sheet or row.sheet, doubt.cell, doubt.text)
            found[subject, doubt.field] = Statement(None, trace, doubt.why)
        for field, value in row.values.items():
            trace = CellTrace(file, sha256, row.sheet, row.cells.get(field, ""), row.texts.get(field, ""))
            found[subject, field] = Statement(value, trace, remark=row.remarks.get(field, ""))
    return found


def taken_together(versions: Iterable[Statements]) -> Statements:
    """What stands after these versions, oldest first: of each field the newest value (domain/facts.py)."""
    found: dict[Place, Statement] = {}
    for version in versions:
        found.update({place: said for place, said in version.items() if said.value is not None or place not in found})
    return found


def differences(before: Statements, after: Statements) -> tuple[Difference, ...]:
    """Where `after` says otherwise than `before`: in its own order, then what it leaves empty, then its missing rows.

    A doubt that was there before and is there again is no difference.
    """
    found = [one for place, said in after.items() if (one := _difference(place, before.get(place), said))]
    there = {subject for subject, _ in after}
    silent = [place for place, said in before.items() if said.value is not None and place not in after]
    found += [Difference(*place, Change.left_empty, before[place], None) for place in silent if place[0] in there]
    missing = {subject: before[subject, field] for subject, field in reversed(silent) if subject not in there}
    found += [Difference(one, "row", Change.row_missing, said, None) for one, said in reversed(missing.items())]
    return tuple(found)


def _difference(place: Place, before: Statement | None, after: Statement) -> Difference | None:
    if after.value is None:
        again = before is not None and before.value is None and before.trace.text == after.trace.text
        return None if again else Difference(*place, Change.in_doubt, before, after)
    if before is None or before.value is None:
        return Difference(*place, Change.added, before, after)
    return None if same_value(before.value, after.value) else Difference(*place, Change.changed, before, after)


def same_value(one: CellValue | None, other: CellValue | None) -> bool:
    """Whether two values say the same; white space in texts does not count, nor how a number is kept."""
    if isinstance(one, str) and isinstance(other, str):
        return "".join(one.split()) == "".join(other.split())
    if isinstance(one, int | float | Decimal) and isinstance(other, int | float | Decimal):
        return Decimal(str(one)) == Decimal(str(other))
    return one == other
