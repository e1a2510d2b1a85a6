"""Add a task to the 分工表."""

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.plan import TaskKind
from lianping_desk.services.desk import Desk
from lianping_desk.store.division import insert_task
from lianping_desk.store.plans import current_plan_id


def add_task(desk: Desk, title: str, kind: TaskKind, after_id: int | None = None) -> int:
    """Add a task behind another one, or as the last of its kind; those behind it move on. Returns its id."""
    title = title.strip()
    if not title:
        raise DeskError("任务名称是空的。", "请先写上任务名称。")
    with desk.database.writing(f"新增任务“{title}”", desk.who) as session:
        return insert_task(session, current_plan_id(session), title, kind, after_id)
