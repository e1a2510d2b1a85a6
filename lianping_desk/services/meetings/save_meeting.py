"""Enter a meeting, or change it."""

from lianping_desk.domain.work import Meeting
from lianping_desk.domain.work_checks import checked_meeting
from lianping_desk.services.desk import Desk
from lianping_desk.store import work


def save_meeting(desk: Desk, meeting: Meeting) -> int:
    """Store `meeting` under its id, or as a new one when the id is 0; returns the id. DeskError without a title."""
    meeting = checked_meeting(meeting)
    with desk.database.writing(f"{'修改' if meeting.id else '新增'}会议“{meeting.title}”", desk.who) as session:
        return work.save_meeting(session, meeting)
