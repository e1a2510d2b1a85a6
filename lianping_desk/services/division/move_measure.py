"""Move a measure up or down within its task."""

from lianping_desk.services.desk import Desk
from lianping_desk.store.division import measure_row, swap_numbers, task_row


def move_measure(desk: Desk, measure_id: int, *, down: bool) -> bool:
    """Change places with the neighbour in the same task; whether there was one."""
    with desk.database.writing("举措下移一行" if down else "举措上移一行", desk.who) as session:
        row = measure_row(session, measure_id)
        rows = task_row(session, row.task_id).measures
        place = rows.index(row) + (1 if down else -1)
        if not 0 <= place < len(rows):
            return False
        swap_numbers(row, rows[place])
        return True
