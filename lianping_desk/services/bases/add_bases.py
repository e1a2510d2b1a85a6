"""Add titles to the base register."""

from collections.abc import Sequence

from lianping_desk.domain.base import Base
from lianping_desk.domain.long_work import Progress, no_progress, one_by_one
from lianping_desk.services.desk import Desk
from lianping_desk.store.base_rows import add_base, checked_base, plain_name, titles_by_name


def add_bases(desk: Desk, new: Sequence[Base], progress: Progress = no_progress) -> tuple[int, ...]:
    """Add titles with their stages and return their ids; all of them or none.

    DeskError when one has no name, or its level has a title of that name already.
    """
    why = f"创建台账新增“{new[0].name}”" if len(new) == 1 else f"创建台账新增{len(new)}条"
    with desk.database.writing(why, desk.who) as session:
        titles = titles_by_name(session)
        added = []
        for base in one_by_one(new, progress, "新增到创建台账"):
            checked = checked_base(session, base, titles)
            added.append(add_base(session, checked))
            titles[checked.level, plain_name(checked.name)] = (added[-1], checked.name)
        return tuple(added)
