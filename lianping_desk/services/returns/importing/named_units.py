"""Whose returns an operation is about, in the words of the history."""

from collections.abc import Collection

from lianping_desk.services.desk import Desk
from lianping_desk.store.units import unit_row


def named_units(desk: Desk, unit_ids: Collection[int]) -> str:
    """The name of the only unit, or how many there are; DeskError when one of them is not there."""
    with desk.database.reading() as session:
        names = [unit_row(session, unit_id).name for unit_id in unit_ids]
    return names[0] if len(names) == 1 else f"{len(names)}个单位"
