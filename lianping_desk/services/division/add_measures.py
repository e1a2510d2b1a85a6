"""Add measures to a task."""

from collections.abc import Sequence

from lianping_desk.domain.errors import DeskError
from lianping_desk.services.desk import Desk
from lianping_desk.store.division import insert_measure, task_row


def add_measures(desk: Desk, task_id: int, titles: Sequence[str], after_id: int | None = None) -> list[int]:
    """Add measures behind another one, or as the last of the task. Returns their ids."""
    titles = [title.strip() for title in titles if title.strip()]
    if not titles:
        raise DeskError("举措是空的。", "请先写上举措。")
    why = f"新增举措“{titles[0]}”" if len(titles) == 1 else f"新增{len(titles)}条举措"
    with desk.database.writing(why, desk.who) as session:
        ids = []
        for title in titles:
            after_id = insert_measure(session, task_row(session, task_id), title, after_id)
            ids.append(after_id)
        return ids
