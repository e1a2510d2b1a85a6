"""Take a stage of a title back out."""

from lianping_desk.domain.base import Base, StageEntry
from lianping_desk.services.desk import Desk
from lianping_desk.store.base_rows import stage_row


def remove_stage(desk: Desk, base: Base, entry: StageEntry) -> None:
    """Delete one stage entry; DeskError when it is gone already."""
    with desk.database.writing(f"删除“{base.name}”的{entry.stage.chinese}记录", desk.who) as session:
        session.delete(stage_row(session, entry.id))
