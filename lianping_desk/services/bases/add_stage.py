"""A title reaches a stage."""

from datetime import date

from lianping_desk.domain.base import Base, StageEntry
from lianping_desk.domain.errors import DeskError
from lianping_desk.services.desk import Desk
from lianping_desk.store import base_rows


def add_stage(
    desk: Desk, base: Base, entry: StageEntry, *, certificate: str = "", valid_until: date | None = None
) -> int:
    """Record that the title reached a stage, with the certificate it got if there is one; returns the entry's id.

    DeskError when the same stage stands there for the same day.
    """
    with desk.database.writing(f"“{base.name}”进入{entry.stage.chinese}", desk.who) as session:
        row = base_rows.base_row(session, base.id)
        if any((other.stage, other.on) == (entry.stage, entry.on) for other in row.stages):
            raise DeskError(f"“{base.name}”已经有同一天的{entry.stage.chinese}记录。", "请核对日期。")
        row.certificate = certificate.strip() or row.certificate
        row.valid_until = valid_until or row.valid_until
        return base_rows.add_stage(session, row, entry)
