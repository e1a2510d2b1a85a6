"""Draft 会议通知: when, where, who presides, the agenda, and a receipt to fill in."""

from datetime import date, timedelta

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.notice import NoticeKind
from lianping_desk.services.desk import Desk
from lianping_desk.services.meetings.list_meetings import list_meetings
from lianping_desk.services.meetings.show_agenda import show_agenda
from lianping_desk.services.notices.drafting import Draft, day_with_weekday, drafting
from lianping_desk.services.plan.show_plan import show_plan

_DAYS_FOR_RECEIPTS = (2, 1)
"""How long before the meeting receipts are asked for, the first that is still ahead."""
LATER = "另行通知"
"""Stands where the meeting has no time, place, chair or agenda yet."""


def draft_invitation(desk: Desk, meeting_id: int, as_of: date) -> tuple[Draft, ...]:
    """One notice to all members, dated `as_of`; DeskError when there is no such meeting."""
    with desk.database.reading():
        meeting = next((one for one in list_meetings(desk) if one.id == meeting_id), None)
        if meeting is None:
            raise DeskError("没有选定会议。", "请先在会议材料里新增会议，或选一次会议。")
        items, shown = show_agenda(desk, meeting_id), show_plan(desk)
        notice = drafting(desk, NoticeKind.invitation, as_of)
    assigned = {assignment.unit_id for task in shown.plan.tasks for assignment in task.assignments}
    members = [unit.name for unit in shown.units if unit.id in assigned and unit.active_on(meeting.on)]
    lines = [f"{no}. {one.title}{f'（{one.speaker}）' if one.speaker else ''}" for no, one in enumerate(items, start=1)]
    values = {
        "meeting": meeting.title,
        "day": day_with_weekday(meeting.on),
        "time": meeting.time or f"（具体时间{LATER}）",
        "place": meeting.place or f"{LATER}。",
        "chair": meeting.chair or f"{LATER}。",
        "agenda": "\n".join(lines) or f"{LATER}。",
        "members": "、".join(members),
        "receipt_by": _receipt_by(meeting.on, as_of),
    }
    return (notice.draft(values, meeting_id=meeting_id, meeting_on=meeting.on),)


def _receipt_by(meeting_on: date, as_of: date) -> str:
    """Until when receipts are asked for (…前): a day between notice and meeting, else 会议."""
    days = (meeting_on - timedelta(days=before) for before in _DAYS_FOR_RECEIPTS)
    return next((f"{day.month}月{day.day}日" for day in days if day > as_of), "会议")
