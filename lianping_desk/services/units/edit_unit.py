"""Change a unit: names, aliases, contacts, kind, since when and until when, successor."""

from lianping_desk.domain.unit import Unit
from lianping_desk.domain.unit_rules import checked
from lianping_desk.services.desk import Desk
from lianping_desk.store.units import current_units, unit_row, write_unit


def edit_unit(desk: Desk, unit: Unit) -> None:
    """Make the unit with this id what `unit` says. DeskError when a name is taken or dates contradict each other."""
    with desk.database.writing(f"修改单位“{unit.name.strip()}”", desk.who) as session:
        write_unit(unit_row(session, unit.id), checked(unit, current_units(session)))
