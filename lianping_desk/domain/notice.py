"""Notices that the office sends out: letters of reminder, supervision, bulletins, invitations."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class NoticeKind(StrEnum):
    """The kinds of notice; each has an editable text in resources/texts."""

    reminder = "reminder"
    supervision = "supervision"
    bulletin = "bulletin"
    invitation = "invitation"

    @property
    def chinese(self) -> str:
        return {"reminder": "催报函", "supervision": "督办通知", "bulletin": "工作通报", "invitation": "会议通知"}[
            self.value
        ]


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice as it goes out: `number` as printed (such as 第3期), addressees and copies as printed.

    `text` is its body, one paragraph a line, as she edited it (domain.official_page says what each line becomes).
    `signed_by` is the office under it, `red_head` its 发文机关标志 in red above it, "" for none.
    """

    kind: NoticeKind
    title: str
    on: date
    addressee: str
    text: str
    number: str = ""
    copies_to: str = ""
    signed_by: str = ""
    red_head: str = ""
    meeting_id: int | None = None
    period_id: int | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class NoticeSettings:
    """What all her notices share: the telephone that units call, who signs ("": the office), the red head or none."""

    phone: str = ""
    signed_by: str = ""
    red_head: str = ""
    has_red_head: bool = False


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """议程: one item of a meeting, in order; `speaker` is who takes it."""

    meeting_id: int
    position: int
    title: str
    speaker: str = ""
    id: int = 0
