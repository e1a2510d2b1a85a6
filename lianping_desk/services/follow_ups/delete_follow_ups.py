"""Delete follow-ups."""

from collections.abc import Sequence

from lianping_desk.domain.work import FollowUp
from lianping_desk.services.desk import Desk
from lianping_desk.store.work import follow_up_row


def delete_follow_ups(desk: Desk, follow_ups: Sequence[FollowUp]) -> None:
    """Delete them in one step; DeskError when one is gone already."""
    with desk.database.writing(f"删除督办事项{len(follow_ups)}件", desk.who) as session:
        for one in follow_ups:
            session.delete(follow_up_row(session, one.id))
