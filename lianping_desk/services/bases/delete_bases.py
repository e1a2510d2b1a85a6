"""Take titles out of the base register."""

from collections.abc import Sequence

from lianping_desk.domain.base import Base
from lianping_desk.services.desk import Desk
from lianping_desk.store.base_rows import base_row


def delete_bases(desk: Desk, gone: Sequence[Base]) -> None:
    """Delete titles with their stages; Ctrl+Z brings them back. A title that ended is better given 撤销."""
    why = f"创建台账删除“{gone[0].name}”" if len(gone) == 1 else f"创建台账删除{len(gone)}条"
    with desk.database.writing(why, desk.who) as session:
        for base in gone:
            session.delete(base_row(session, base.id))
