"""Correct a stage that was recorded for a title."""

from lianping_desk.domain.base import Base, StageEntry
from lianping_desk.services.desk import Desk
from lianping_desk.store.base_rows import stage_row, write_stage


def edit_stage(desk: Desk, base: Base, entry: StageEntry) -> None:
    """Make the entry with `entry.id` say this stage and day; corrected by hand, it no longer points to a cell."""
    with desk.database.writing(f"修改“{base.name}”的{entry.stage.chinese}记录", desk.who) as session:
        write_stage(stage_row(session, entry.id), entry)
