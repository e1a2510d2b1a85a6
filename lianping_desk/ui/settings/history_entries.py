"""The lines of the record of changes: one an operation, or one a change of a single row."""

from dataclasses import dataclass
from datetime import date

from lianping_desk.domain.history import Operation
from lianping_desk.services.desk import Desk
from lianping_desk.services.history.row_history import HistoryLine, changes_since, recent_operations, row_history

LONGEST = 70
"""Characters of the first change that stand in the line of an operation; everything is below the table."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: the operation, and in `text` what it changed. `searched` holds the text of all its changes."""

    operation: Operation
    text: str
    searched: str
    undone: bool
    id: int


def entries_since(desk: Desk, day: date | None) -> list[Entry]:
    """Every operation since `day`, newest first; without a day all of them, without the text of their changes."""
    changes: dict[int, list[HistoryLine]] = {}
    for line in changes_since(desk, day) if day is not None else ():
        changes.setdefault(line.operation.id, []).append(line)
    return [
        _entry(one.operation, [line.text for line in reversed(changes.get(one.operation.id, []))], one.undone)
        for one in recent_operations(desk)
        if day is None or one.operation.at.date() >= day
    ]


def entries_of_row(desk: Desk, table: str, row_id: int) -> list[Entry]:
    """Every change of one row, newest first."""
    undone = {one.operation.id for one in recent_operations(desk) if one.undone}
    return [
        Entry(line.operation, line.text, line.text, line.operation.id in undone, number)
        for number, line in enumerate(row_history(desk, table, row_id))
    ]


def _entry(operation: Operation, texts: list[str], undone: bool) -> Entry:
    text = texts[0] if texts else ""
    if len(text) > LONGEST:
        text = text[:LONGEST] + "……"
    if len(texts) > 1:
        text += f" 等{len(texts)}处"
    return Entry(operation, text, "\n".join(texts), undone, operation.id)
