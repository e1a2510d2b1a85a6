"""Delete a meeting."""

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.work import Meeting
from lianping_desk.services.desk import Desk
from lianping_desk.store.agenda import save_agenda
from lianping_desk.store.notices import forget_meeting
from lianping_desk.store.work import follow_ups_of_meeting, meeting_row


def delete_meeting(desk: Desk, meeting: Meeting) -> None:
    """Delete a meeting with its agenda; refused while follow-ups come from it. Notices sent for it stay registered."""
    with desk.database.writing(f"删除会议“{meeting.title}”", desk.who) as session:
        if count := follow_ups_of_meeting(session, meeting.id):
            raise DeskError(f"这次会议还有{count}件督办事项。", "请先处理这些事项，或只修改会议。")
        save_agenda(session, meeting.id, ())
        forget_meeting(session, meeting.id)
        session.delete(meeting_row(session, meeting.id))
