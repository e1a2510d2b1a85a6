"""What was changed since the last meeting."""

from collections.abc import Sequence
from datetime import date, timedelta

from lianping_desk.domain.work import Meeting
from lianping_desk.services.history.row_history import DoneOperation
from lianping_desk.services.home.values import HomeCard, HomeLine

LINES = 2
WITHOUT_MEETING = timedelta(days=7)
"""How far back changes are told while no meeting was held."""


def changes_card(operations: Sequence[DoneOperation], meetings: Sequence[Meeting], as_of: date) -> HomeCard:
    """How many operations stand since the last meeting before `as_of`, and the newest of them."""
    held = [meeting for meeting in meetings if meeting.on <= as_of]
    last = max(held, key=lambda meeting: meeting.on, default=None)
    since = last.on if last else date.today() - WITHOUT_MEETING
    name = f"{last.title}（{last.on}）以来" if last else f"最近{WITHOUT_MEETING.days}天"
    done = [
        one.operation
        for one in operations
        if one.operation.at.date() >= since and one.operation.reverses_id is None and not one.undone
    ]
    lines = [HomeLine(one.why, "settings", ("operation", one.id), f"{one.at:%m-%d %H:%M}") for one in done[:LINES]]
    if len(done) > LINES:
        lines.append(HomeLine(f"共{len(done)}次修改，看全部", "settings", ("since", since.isoformat())))
    return HomeCard(f"{name}的修改", tuple(lines), empty="没有修改。")
