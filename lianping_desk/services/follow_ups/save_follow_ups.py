"""Enter follow-ups (督办事项), or change them."""

from collections.abc import Sequence

from lianping_desk.domain.long_work import Progress, no_progress, one_by_one
from lianping_desk.domain.work import FollowUp
from lianping_desk.domain.work_checks import checked_follow_up
from lianping_desk.services.desk import Desk
from lianping_desk.store.division import task_row
from lianping_desk.store.units import unit_row
from lianping_desk.store.work import meeting_row, save_follow_up


def save_follow_ups(desk: Desk, follow_ups: Sequence[FollowUp], progress: Progress = no_progress) -> tuple[int, ...]:
    """Store each under its id, or as a new one when its id is 0, in one step; returns the ids.

    DeskError when one says nothing, or names a unit, task or meeting that is not there; then none is stored.
    """
    verb = "修改" if all(one.id for one in follow_ups) else "新增"
    which = f"“{_short(follow_ups[0].matter)}”" if len(follow_ups) == 1 else f"{len(follow_ups)}件"
    with desk.database.writing(f"{verb}督办事项{which}", desk.who) as session:
        for one in follow_ups:
            if one.unit_id is not None:
                unit_row(session, one.unit_id)
            if one.task_id is not None:
                task_row(session, one.task_id)
            if one.meeting_id is not None:
                meeting_row(session, one.meeting_id)
        saving = one_by_one(follow_ups, progress, f"{verb}督办事项")
        return tuple(save_follow_up(session, checked_follow_up(one)) for one in saving)


def _short(matter: str) -> str:
    matter = " ".join(matter.split())
    return matter if len(matter) <= 20 else matter[:20] + "…"
