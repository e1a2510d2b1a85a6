"""Say that follow-ups are done, or open them again."""

from collections.abc import Sequence
from datetime import date

from lianping_desk.domain.work import FollowUp
from lianping_desk.services.desk import Desk
from lianping_desk.store.work import follow_up_row


def close_follow_ups(desk: Desk, follow_ups: Sequence[FollowUp], on: date | None) -> None:
    """Done on the day `on`, in one step; None opens them again."""
    why = f"办结督办事项{len(follow_ups)}件" if on else f"重新督办{len(follow_ups)}件"
    with desk.database.writing(why, desk.who) as session:
        for one in follow_ups:
            follow_up_row(session, one.id).done_on = on
