"""Change what the register says about titles; their stages have verbs of their own."""

from collections.abc import Sequence

from lianping_desk.domain.base import Base
from lianping_desk.services.desk import Desk
from lianping_desk.store.base_rows import base_row, checked_base, write_base


def edit_bases(desk: Desk, changed: Sequence[Base]) -> None:
    """Make each title say what the `changed` one with its id says; DeskError when it is gone or the name is taken."""
    why = f"修改创建台账“{changed[0].name}”" if len(changed) == 1 else f"修改创建台账{len(changed)}条"
    with desk.database.writing(why, desk.who) as session:
        for base in changed:
            write_base(base_row(session, base.id), checked_base(session, base))
