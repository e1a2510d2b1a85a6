"""Read the register of what went out (发文登记)."""

from collections.abc import Collection

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.notice import Notice
from lianping_desk.services.desk import Desk
from lianping_desk.services.notices.drafting import Draft
from lianping_desk.store.notices import notices


def list_notices(desk: Desk) -> tuple[Notice, ...]:
    """Every notice, the newest first."""
    with desk.database.reading() as session:
        return notices(session)


def registered_drafts(desk: Desk, notice_ids: Collection[int]) -> tuple[Draft, ...]:
    """These notices as they went out, oldest first, to be looked at or printed again; DeskError when one is gone."""
    found = [one for one in reversed(list_notices(desk)) if one.id in notice_ids]
    if len(found) < len(set(notice_ids)) or not found:
        raise DeskError("这份发文的登记已经不在了。", "请刷新后重新选择。")
    return tuple(Draft(one, name=one.addressee or one.title) for one in found)
