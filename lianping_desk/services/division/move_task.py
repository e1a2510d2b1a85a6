"""Move a task up or down among those of its kind."""

from lianping_desk.services.desk import Desk
from lianping_desk.store.division import plan_tasks, swap_numbers, task_row


def move_task(desk: Desk, task_id: int, *, down: bool) -> bool:
    """Change places with the neighbour of the same kind; whether there was one."""
    with desk.database.writing("任务下移一行" if down else "任务上移一行", desk.who) as session:
        row = task_row(session, task_id)
        alike = [other for other in plan_tasks(session, row.plan_id) if other.kind is row.kind]
        place = alike.index(row) + (1 if down else -1)
        if not 0 <= place < len(alike):
            return False
        swap_numbers(row, alike[place])
        return True
