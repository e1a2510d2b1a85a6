"""Delete a task from the 分工表."""

from lianping_desk.domain.errors import DeskError
from lianping_desk.services.desk import Desk
from lianping_desk.store.division import plan_tasks, renumber, task_row, what_hangs_on_task


def delete_task(desk: Desk, task_id: int) -> None:
    """Delete a task with its measures and assignments; those behind it move up. Refused while returns hang on it."""
    with desk.database.reading() as session:
        title = task_row(session, task_id).title
    with desk.database.writing(f"删除任务“{title}”", desk.who) as session:
        row = task_row(session, task_id)
        if hanging := what_hangs_on_task(session, row):
            raise DeskError(
                f"“{title}”下面还有{'、'.join(hanging)}，不能删除。", "请先处理这些记录，或只修改任务名称。"
            )
        session.delete(row)
        renumber(other for other in plan_tasks(session, row.plan_id) if other is not row)
