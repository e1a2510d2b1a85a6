"""Change what the register says about titles; their stages have verbs of their own."""

from collections.abc import Sequence

from lianping_desk.domain.base import Base
from lianping_desk.domain.long_work import Progress, no_progress, one_by_one
from lianping_desk.services.desk import Desk
from lianping_desk.store.base_rows import base_row, checked_base, plain_name, titles_by_name, write_base


def edit_bases(desk: Desk, changed: Sequence[Base], progress: Progress = no_progress) -> None:
    """Make each title say what the `changed` one with its id says; DeskError when it is gone or the name is taken."""
    why = f"修改创建台账“{changed[0].name}”" if len(changed) == 1 else f"修改创建台账{len(changed)}条"
    with desk.database.writing(why, desk.who) as session:
        titles = titles_by_name(session)
        for base in one_by_one(changed, progress, "修改创建台账"):
            row = base_row(session, base.id)
            checked = checked_base(session, base, titles)
            titles.pop((row.level, plain_name(row.name)), None)
            titles[checked.level, plain_name(checked.name)] = (base.id, checked.name)
            write_base(row, checked)
