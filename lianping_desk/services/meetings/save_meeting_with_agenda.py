"""Enter or change a meeting together with its agenda."""

from collections.abc import Sequence
from dataclasses import replace

from lianping_desk.domain.notice import AgendaItem
from lianping_desk.domain.work import Meeting
from lianping_desk.domain.work_checks import checked_meeting
from lianping_desk.services.desk import Desk
from lianping_desk.store import work
from lianping_desk.store.agenda import save_agenda


def save_meeting_with_agenda(desk: Desk, meeting: Meeting, items: Sequence[AgendaItem]) -> int:
    """Store both in one step and return the meeting's id; items without a title are left out.

    DeskError when the meeting has no title, or has been deleted meanwhile.
    """
    meeting = checked_meeting(meeting)
    kept = [replace(item, title=" ".join(item.title.split()), speaker=item.speaker.strip()) for item in items]
    with desk.database.writing(f"{'修改' if meeting.id else '新增'}会议“{meeting.title}”", desk.who) as session:
        meeting_id = work.save_meeting(session, meeting)
        save_agenda(session, meeting_id, [item for item in kept if item.title])
        return meeting_id
