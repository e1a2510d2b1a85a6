"""Say that an annual task or a milestone is done, or that it is not."""

from datetime import date

from lianping_desk.domain.work import AnnualTask, Milestone
from lianping_desk.services.desk import Desk
from lianping_desk.store.work import annual_task_row, milestone_row


def mark_done(desk: Desk, work: AnnualTask | Milestone, on: date | None) -> None:
    """Done on the day `on`; None takes that back."""
    why = f"“{work.title}”于{on.isoformat()}完成" if on else f"“{work.title}”改为未完成"
    with desk.database.writing(why, desk.who) as session:
        row = annual_task_row(session, work.id) if isinstance(work, AnnualTask) else milestone_row(session, work.id)
        row.done_on = on
