"""Change what a task is called and which kind it is of."""

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.plan import TaskKind
from lianping_desk.services.desk import Desk
from lianping_desk.store.division import task_row


def rename_task(desk: Desk, task_id: int, title: str) -> None:
    """Call a task something else."""
    title = title.strip()
    if not title:
        raise DeskError("任务名称不能是空的。", "要去掉这项任务，请用“删除”。")
    with desk.database.writing(f"任务改名为“{title}”", desk.who) as session:
        task_row(session, task_id).title = title


def change_task_kind(desk: Desk, task_id: int, kind: TaskKind) -> None:
    """Move a task among the 提升行动 or the 重点工程; its number stays."""
    with desk.database.writing(f"任务类别改为“{kind.chinese}”", desk.who) as session:
        row = task_row(session, task_id)
        if row.kind is not kind:
            row.kind, row.section = kind, kind.chinese
