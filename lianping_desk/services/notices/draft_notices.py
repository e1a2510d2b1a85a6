"""Draft notices of any kind, from what they are to be about."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from lianping_desk.domain.notice import NoticeKind
from lianping_desk.services.desk import Desk
from lianping_desk.services.notices.draft_bulletin import draft_bulletin
from lianping_desk.services.notices.draft_invitation import draft_invitation
from lianping_desk.services.notices.draft_reminders import draft_reminders
from lianping_desk.services.notices.draft_supervisions import draft_supervisions
from lianping_desk.services.notices.drafting import Draft
from lianping_desk.services.notices.list_notices import registered_drafts


@dataclass(frozen=True, slots=True)
class NoticeAbout:
    """What notices are to be about; each kind takes what concerns it.

    - 催报函: `period_code` and `unit_ids` (None: all that are awaited)
    - 督办通知: `follow_up_ids` (None: all that are open)
    - 工作通报: `period_code` ("" for the latest)
    - 会议通知: `meeting_id`
    - what went out already, to be looked at or printed again: `notice_ids`
    """

    kind: NoticeKind
    period_code: str = ""
    unit_ids: Collection[int] | None = None
    follow_up_ids: Collection[int] | None = None
    meeting_id: int = 0
    notice_ids: Collection[int] | None = None


def draft_notices(desk: Desk, about: NoticeAbout, as_of: date) -> tuple[Draft, ...]:
    """The drafts, dated `as_of`, each with the next free number; DeskError when there is nothing to write about."""
    if about.notice_ids is not None:
        return registered_drafts(desk, about.notice_ids)
    match about.kind:
        case NoticeKind.reminder:
            return draft_reminders(desk, about.period_code, as_of, about.unit_ids)
        case NoticeKind.supervision:
            return draft_supervisions(desk, as_of, about.follow_up_ids)
        case NoticeKind.bulletin:
            return draft_bulletin(desk, as_of, about.period_code or None)
        case NoticeKind.invitation:
            return draft_invitation(desk, about.meeting_id, as_of)
