"""The columns of the follow-ups: what stands in them, and how they are edited."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QColor

from lianping_desk.domain.work_state import FollowUpState
from lianping_desk.services.follow_ups.list_follow_ups import FollowUpLine
from lianping_desk.ui.lights import light_icon
from lianping_desk.ui.tables.columns import Column
from lianping_desk.ui.theme import colours

STATES = (FollowUpState.late, FollowUpState.open, FollowUpState.done)
"""What she has to look at first."""

COLUMN_KEYS = ("matter", "unit", "task", "meeting", "due", "done_on", "note", None)
"""For each column the key of domain.follow_up_text.COLUMNS; None where the cell is worked out."""


@dataclass(slots=True)
class Offers:
    """What the cells offer when she edits them."""

    units: list[str]
    tasks: list[str]
    meetings: list[str]


def follow_up_columns(offers: Offers, edit: Callable[[FollowUpLine, str, str], None] | None) -> tuple[Column, ...]:
    """The columns; `edit` is given the line, a key of COLUMN_KEYS, and what she typed. None: nothing can be edited."""

    def edits(column: str) -> Callable[[FollowUpLine, str], None] | None:
        return None if edit is None else lambda line, text: edit(line, column, text)

    return (
        Column("事项", lambda line: line.follow_up.matter, 260, stretch=True, wrap=True, edit=edits("matter")),
        Column(
            "责任单位",
            lambda line: line.unit,
            130,
            wrap=True,
            edit=edits("unit"),
            choices=lambda _line: ["", *offers.units],
        ),
        Column(
            "任务",
            lambda line: line.task,
            170,
            wrap=True,
            edit=edits("task"),
            choices=lambda _line: ["", *offers.tasks],
        ),
        Column(
            "会议",
            lambda line: line.meeting,
            150,
            wrap=True,
            edit=edits("meeting"),
            choices=lambda _line: ["", *offers.meetings],
        ),
        Column("期限", lambda line: line.follow_up.due, 104, edit=edits("due"), colour=_late_colour),
        Column("办结日期", lambda line: line.follow_up.done_on, 104, edit=edits("done_on")),
        Column("备注", lambda line: line.follow_up.note, 120, wrap=True, edit=edits("note")),
        Column(
            "状态",
            lambda line: line.state.value,
            92,
            icon=lambda line: light_icon(line.state.light),
            sort_by=lambda line: STATES.index(line.state),
        ),
    )


def _late_colour(line: FollowUpLine) -> QColor | None:
    return QColor(colours().trouble) if line.state is FollowUpState.late else None
