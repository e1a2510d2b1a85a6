"""会议议程: when and where the meeting is, who presides, what it is about."""

from dataclasses import dataclass

from lianping_desk.domain.day_text import written_day
from lianping_desk.domain.materials.heading import Heading
from lianping_desk.domain.notice import AgendaItem
from lianping_desk.domain.work import Meeting


@dataclass(frozen=True, slots=True)
class Agenda:
    """The items in their order; `remark` says where they are only proposed, or why there are none."""

    heading: Heading
    meeting: Meeting | None
    items: tuple[AgendaItem, ...] = ()
    remark: str = ""

    @property
    def facts(self) -> tuple[str, ...]:
        """Time, place and chair, those that are known, each as a line."""
        if self.meeting is None:
            return ()
        named = (
            ("时间", f"{written_day(self.meeting.on)}{self.meeting.time}"),
            ("地点", self.meeting.place),
            ("主持", self.meeting.chair),
        )
        return tuple(f"{label}：{word}" for label, word in named if word)
