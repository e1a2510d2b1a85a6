"""What all drafts of one kind share: the text, the office, the day, and the numbers that are still free."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from lianping_desk.domain.day_text import weekday, written_day
from lianping_desk.domain.notice import Notice, NoticeKind
from lianping_desk.domain.notice_number import next_count
from lianping_desk.domain.notice_text import NoticeText, fill_in
from lianping_desk.services.desk import Desk
from lianping_desk.services.notices.show_text import show_text
from lianping_desk.services.settings import OFFICE
from lianping_desk.store.notices import notices
from lianping_desk.store.plans import current_plan


@dataclass(frozen=True, slots=True)
class Draft:
    """A notice before it is made; `unit_id` is whom it goes to, where that is one unit, `name` tells it from others.

    `meeting_on` is the day of the meeting that it calls to.
    """

    notice: Notice
    unit_id: int | None = None
    name: str = ""
    meeting_on: date | None = None

    @property
    def warning(self) -> str:
        """What she should see before it goes out: a call to a meeting that is over by then; else ""."""
        if self.meeting_on is None or self.notice.on <= self.meeting_on:
            return ""
        return f"会议{written_day(self.meeting_on)}开，这份通知的日期却在会后，请核对日期，或看看会议选得对不对。"


@dataclass(slots=True)
class Drafting:
    """Fills in one text again and again, each time with the next number."""

    kind: NoticeKind
    text: NoticeText
    on: date
    signed_by: str
    red_head: str
    common: Mapping[str, str]
    count: int = field(default=1)

    def draft(
        self,
        values: Mapping[str, str],
        *,
        unit_id: int | None = None,
        name: str = "",
        meeting_id: int | None = None,
        period_id: int | None = None,
        meeting_on: date | None = None,
    ) -> Draft:
        """The text with the kind's own `values`; DeskError when it names a field that there is not."""
        filled = fill_in(self.text, self.kind, {**self.common, "count": str(self.count), **values})
        self.count += 1
        notice = Notice(
            kind=self.kind,
            title=filled.title,
            on=self.on,
            addressee=filled.addressee,
            text=filled.body,
            number=filled.number,
            copies_to=filled.copies_to,
            signed_by=self.signed_by,
            red_head=self.red_head,
            meeting_id=meeting_id,
            period_id=period_id,
        )
        return Draft(notice, unit_id, name or filled.addressee, meeting_on)


def drafting(desk: Desk, kind: NoticeKind, on: date) -> Drafting:
    """Begin to draft notices dated `on`; DeskError when there is no plan or her text cannot be read."""
    settings = desk.settings
    with desk.database.reading() as session:
        plan, sent = current_plan(session), notices(session)
    office = settings.notices.signed_by or settings.office or f"{plan.region}{OFFICE}"
    called = [("联系人", settings.clerk), ("联系电话", settings.notices.phone)]
    contact = "；".join(f"{label}：{word}" for label, word in called if word)
    common = {
        "office": office,
        "region": plan.region,
        "plan": plan.title,
        "today": written_day(on),
        "year": str(on.year),
        "contact": f"（{contact}）" if contact else "",
    }
    red_head = (settings.notices.red_head or f"{office}文件") if settings.notices.has_red_head else ""
    return Drafting(kind, show_text(desk, kind), on, office, red_head, common, next_count(kind, on.year, sent))


def day_with_weekday(day: date) -> str:
    """2023年7月20日（星期四）."""
    return f"{written_day(day)}（{weekday(day)}）"


def numbered_lines(lines: list[str]) -> str:
    """Sentences one a line, each with its number, the last with a full stop (1. …；2. …。); a single one has none."""
    if len(lines) == 1:
        return f"{lines[0]}。"
    ends = ["；"] * (len(lines) - 1) + ["。"]
    return "\n".join(f"{no}. {line}{end}" for no, (line, end) in enumerate(zip(lines, ends, strict=True), start=1))
