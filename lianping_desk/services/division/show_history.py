"""Read what was done to a task."""

from lianping_desk.services.desk import Desk
from lianping_desk.services.history.row_history import HistoryLine
from lianping_desk.services.history.sentences import change_line, rows_named_by
from lianping_desk.store.division import task_changes
from lianping_desk.store.known_rows import known_rows


def task_history(desk: Desk, task_id: int) -> tuple[HistoryLine, ...]:
    """Every change of a task, its measures and its assignments, newest first."""
    with desk.database.reading() as session:
        changes = task_changes(session, task_id)
        rows = known_rows(session, rows_named_by(changes))
    return tuple(HistoryLine(one.operation, one.table, one.row_id, change_line(one, rows)) for one in changes)
