"""Find a meeting by how she names it."""

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.work import Meeting
from lianping_desk.services.desk import Desk
from lianping_desk.services.meetings.list_meetings import list_meetings


def find_meeting(desk: Desk, named: str | None) -> Meeting:
    """The meeting of this title, or of this day (2023-07-20); None: the newest. DeskError when there is none such."""
    held = list_meetings(desk)
    if not held:
        raise DeskError("还没有会议。", "请先在会议材料里新增会议。")
    for one in held:
        if named is None or named.strip() in (one.title, one.on.isoformat()):
            return one
    raise DeskError(f"没有会议“{named}”。", f"已有的会议：{'、'.join(one.title for one in held[:5])}。")
