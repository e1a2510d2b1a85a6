"""Say that annual tasks or milestones are done, or that they are not."""

from collections.abc import Sequence
from datetime import date

from lianping_desk.domain.work import AnnualTask, Milestone
from lianping_desk.services.desk import Desk
from lianping_desk.store.work import annual_task_row, milestone_row


def mark_done(desk: Desk, work: Sequence[AnnualTask | Milestone], on: date | None) -> None:
    """Done on the day `on`, in one step; None takes that back."""
    which = f"“{work[0].title}”" if len(work) == 1 else f"{len(work)}项"
    why = f"{which}于{on.isoformat()}完成" if on else f"{which}改为未完成"
    with desk.database.writing(why, desk.who) as session:
        for one in work:
            row = annual_task_row(session, one.id) if isinstance(one, AnnualTask) else milestone_row(session, one.id)
            row.done_on = on
