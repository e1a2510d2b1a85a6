"""Add a measure to a task."""

from lianping_desk.domain.errors import DeskError
from lianping_desk.services.desk import Desk
from lianping_desk.store.division import insert_measure, task_row


def add_measure(desk: Desk, task_id: int, title: str, after_id: int | None = None) -> int:
    """Add a measure behind another one, or as the last of the task. Returns its id."""
    title = title.strip()
    if not title:
        raise DeskError("举措是空的。", "请先写上举措。")
    with desk.database.writing(f"新增举措“{title}”", desk.who) as session:
        return insert_measure(session, task_row(session, task_id), title, after_id)
