"""Delete entries of the register."""

from collections.abc import Sequence

from lianping_desk.domain.notice import Notice
from lianping_desk.services.desk import Desk
from lianping_desk.store.notices import notice_row


def delete_notices(desk: Desk, notices: Sequence[Notice]) -> None:
    """Delete these in one step; their numbers are free again, the files stay. DeskError when one is gone already."""
    which = f"“{notices[0].title}”" if len(notices) == 1 else f"{len(notices)}份"
    with desk.database.writing(f"删除发文登记{which}", desk.who) as session:
        for one in notices:
            session.delete(notice_row(session, one.id))
