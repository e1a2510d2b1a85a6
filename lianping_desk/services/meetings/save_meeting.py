"""Enter a meeting, or change it, with its agenda."""

from collections.abc import Sequence
from dataclasses import replace

from lianping_desk.domain.notice import AgendaItem
from lianping_desk.domain.work import Meeting
from lianping_desk.domain.work_checks import checked_meeting
from lianping_desk.services.desk import Desk
from lianping_desk.store import work
from lianping_desk.store.agenda import save_agenda


def save_meeting(desk: Desk, meeting: Meeting, agenda: Sequence[AgendaItem] | None = None) -> int:
    """Store `meeting` under its id, or as a new one when the id is 0, in one step with its agenda; returns the id.

    `agenda` are all its items in their order (None: as they were); those without a title are left out. DeskError when
    the meeting has no title, or has been deleted meanwhile.
    """
    meeting = checked_meeting(meeting)
    with desk.database.writing(f"{'修改' if meeting.id else '新增'}会议“{meeting.title}”", desk.who) as session:
        meeting_id = work.save_meeting(session, meeting)
        if agenda is not None:
            kept = [replace(item, title=" ".join(item.title.split()), speaker=item.speaker.strip()) for item in agenda]
            save_agenda(session, meeting_id, [item for item in kept if item.title])
        return meeting_id
