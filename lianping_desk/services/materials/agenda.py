"""Gather the 会议议程 of the meeting that materials are for."""

from dataclasses import replace

from lianping_desk.domain.materials.agenda import Agenda
from lianping_desk.domain.materials.pack import Part
from lianping_desk.services.desk import Desk
from lianping_desk.services.materials.asked import Asked
from lianping_desk.services.meetings.propose_agenda import propose_agenda
from lianping_desk.services.meetings.show_agenda import show_agenda

PROPOSED = "议程还没有定，以上是按数据建议的，请在“议程…”里修改。"
NO_MEETING = "没有选定会议。请先选一次会议，再定议程。"


def gather_agenda(desk: Desk, about: Asked) -> Agenda:
    """The items she has set; until she has, those that the data propose, and a remark that says so."""
    meeting = about.meeting
    if meeting is None:
        return Agenda(about.heading("会议议程"), None, remark=NO_MEETING)
    heading = replace(about.heading(Part.agenda.chinese), title=f"{meeting.title}议程")
    if items := show_agenda(desk, meeting.id):
        return Agenda(heading, meeting, items)
    return Agenda(heading, meeting, propose_agenda(desk, about.as_of, meeting.chair), PROPOSED)
