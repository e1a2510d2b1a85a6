"""Follow-ups as text: what she types into a cell, and what she pastes from Excel."""

from dataclasses import dataclass, replace
from typing import Any

from lianping_desk.domain.annual_text import Surroundings
from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.pasted_block import Block, BlockColumns
from lianping_desk.domain.typed import typed_day
from lianping_desk.domain.work import FollowUp, Meeting

COLUMNS = {
    "matter": "事项",
    "unit": "责任单位",
    "task": "任务",
    "meeting": "会议",
    "due": "期限",
    "done_on": "办结日期",
    "note": "备注",
}
"""What each column of the table is called, in the order in which a block without headings is read."""

_OTHER_HEADINGS = {
    "督办事项": "matter",
    "内容": "matter",
    "单位": "unit",
    "承办单位": "unit",
    "办理时限": "due",
    "完成时限": "due",
    "办结时限": "due",
    "完成日期": "done_on",
    "办结时间": "done_on",
}

_BLOCK = BlockColumns(COLUMNS, _OTHER_HEADINGS, telling="matter")


@dataclass(frozen=True, slots=True)
class FollowUpSurroundings:
    """What a text may name: tasks and units, and meetings by their titles."""

    around: Surroundings
    meetings: tuple[Meeting, ...]

    def meeting_id(self, text: str) -> int | None:
        """The meeting by its title, None for an empty text; DeskError when there is none."""
        plain = text.strip()
        if not plain:
            return None
        for meeting in self.meetings:
            if meeting.title == plain:
                return meeting.id
        raise DeskError(f"没有会议“{plain}”。", "请先新增这次会议，或把这一栏留空。")


def follow_up_with_text(follow_up: FollowUp, column: str, text: str, around: FollowUpSurroundings) -> FollowUp:
    """`follow_up` after she typed `text` into `column` (a key of COLUMNS); DeskError when it cannot be read."""
    match column:
        case "unit":
            return replace(follow_up, unit_id=around.around.unit_id(text))
        case "task":
            return replace(follow_up, task_id=around.around.task(text).id if text.strip() else None)
        case "meeting":
            return replace(follow_up, meeting_id=around.meeting_id(text))
        case "due" | "done_on":
            day: Any = {column: typed_day(text)}
            return replace(follow_up, **day)
        case "matter" | "note":
            plain: Any = {column: text.strip()}
            return replace(follow_up, **plain)
    raise KeyError(column)


def follow_ups_from_block(block: Block, around: FollowUpSurroundings) -> tuple[FollowUp, ...]:
    """The follow-ups of a block from Excel, with or without a row of headings; empty rows are passed over.

    DeskError names the first row that cannot be read.
    """
    return _BLOCK.read(block, lambda cells: _follow_up(cells, around))


def _follow_up(cells: dict[str, str], around: FollowUpSurroundings) -> FollowUp:
    if "matter" not in cells:
        raise DeskError("没有写事项。", "请补上“事项”后重新粘贴。")
    follow_up = FollowUp(cells["matter"])
    for column, text in cells.items():
        follow_up = follow_up_with_text(follow_up, column, text, around)
    return follow_up
