"""Let a unit go by another spelling."""

from lianping_desk.services.desk import Desk
from lianping_desk.store.units import add_alias as add_alias_row
from lianping_desk.store.units import unit_row


def add_alias(desk: Desk, unit_id: int, text: str) -> None:
    """Let the unit go by `text` too; nothing changes when it does already. DeskError when another unit goes by it."""
    with desk.database.reading() as session:
        name = unit_row(session, unit_id).name
    with desk.database.writing(f"“{text.strip()}”记为{name}的别名", desk.who) as session:
        add_alias_row(session, unit_id, text.strip())
