"""Draft 督办通知: one for each unit, with the follow-ups that it has to settle."""

from collections.abc import Collection, Sequence
from datetime import date

from lianping_desk.domain.day_text import written_day
from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.notice import NoticeKind
from lianping_desk.domain.work_state import FollowUpState
from lianping_desk.services.desk import Desk
from lianping_desk.services.follow_ups.list_follow_ups import FollowUpLine, list_follow_ups
from lianping_desk.services.notices.drafting import Draft, drafting


def draft_supervisions(desk: Desk, as_of: date, follow_up_ids: Collection[int] | None = None) -> tuple[Draft, ...]:
    """A notice for each unit among the chosen follow-ups (None: all that are not done by `as_of`), dated `as_of`.

    DeskError when none is open, or none names a unit.
    """
    with desk.database.reading():
        found = list_follow_ups(desk, as_of)
        notices = drafting(desk, NoticeKind.supervision, as_of)
    chosen = [
        line
        for line in found.lines
        if line.state is not FollowUpState.done and (follow_up_ids is None or line.id in follow_up_ids)
    ]
    if not chosen:
        raise DeskError("没有要督办的事项：选中的都已办结。", "请在督办里选择未办结的事项，或先新增。")
    of_unit: dict[int, list[FollowUpLine]] = {}
    for line in chosen:
        if line.follow_up.unit_id is not None:
            of_unit.setdefault(line.follow_up.unit_id, []).append(line)
    if not of_unit:
        raise DeskError("选中的督办事项没有写责任单位。", "请先在督办里填上责任单位。")
    drafts = []
    for unit in (unit for unit in found.units if unit.id in of_unit):
        lines = of_unit[unit.id]
        meetings = {line.follow_up.meeting_id for line in lines}
        drafts.append(
            notices.draft(
                {
                    "unit": unit.full_name or unit.name,
                    "matters": _matters(lines, as_of),
                    "matter_count": str(len(lines)),
                    "late_demand": _late_demand(lines),
                    "due": _nearest(lines),
                    "meeting": "、".join(dict.fromkeys(line.meeting for line in lines if line.meeting)),
                },
                unit_id=unit.id,
                name=unit.name,
                meeting_id=meetings.pop() if len(meetings) == 1 else None,
            )
        )
    return tuple(drafts)


def _matters(lines: Sequence[FollowUpLine], as_of: date) -> str:
    return "\n".join(f"{no}. {_matter(line, as_of)}" for no, line in enumerate(lines, start=1))


def _matter(line: FollowUpLine, as_of: date) -> str:
    """What is to be done, in which task, by when."""
    one = line.follow_up
    said = " ".join(one.matter.split()).rstrip("。；")
    number, _, title = line.task.partition(" ")
    facts = [f"任务{number}“{title}”"] if title else []
    if line.meeting:
        facts.append(f"{line.meeting}议定")
    if one.due is not None:
        late = f"，已逾期{(as_of - one.due).days}天" if line.state is FollowUpState.late else ""
        facts.append(f"{written_day(one.due)}前办结{late}")
    return f"{said}（{'；'.join(facts)}）。" if facts else f"{said}。"


def _late_demand(lines: Sequence[FollowUpLine]) -> str:
    """What is asked where the day has passed, and 在规定时限内办结 would ask for what cannot be done any more."""
    late = sum(line.state is FollowUpState.late for line in lines)
    if not late:
        return ""
    where = "以上" if late == len(lines) else "其中"
    which = "以上事项" if len(lines) == 1 else f"{where}{late}件"
    return f"{which}已经逾期，请立即办理，并于收到本通知之日起3个工作日内书面说明逾期原因和预计办结时间。"


def _nearest(lines: Sequence[FollowUpLine]) -> str:
    days = [line.follow_up.due for line in lines if line.follow_up.due is not None]
    return written_day(min(days)) if days else ""
