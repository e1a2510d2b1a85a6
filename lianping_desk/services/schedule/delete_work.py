"""Delete annual tasks and milestones."""

from collections.abc import Sequence

from lianping_desk.domain.work import AnnualTask, Milestone
from lianping_desk.services.desk import Desk
from lianping_desk.store.work import annual_task_row, milestone_row


def delete_work(desk: Desk, work: Sequence[AnnualTask | Milestone]) -> None:
    """Delete them in one step; DeskError when one is gone already."""
    which = f"“{work[0].title}”" if len(work) == 1 else f"年度任务和节点{len(work)}项"
    with desk.database.writing(f"删除{which}", desk.who) as session:
        for one in work:
            row = annual_task_row(session, one.id) if isinstance(one, AnnualTask) else milestone_row(session, one.id)
            session.delete(row)
