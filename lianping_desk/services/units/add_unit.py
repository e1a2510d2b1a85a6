"""Add a unit to the list."""

from lianping_desk.domain.unit import Unit
from lianping_desk.domain.unit_rules import checked
from lianping_desk.services.desk import Desk
from lianping_desk.store.units import add_unit as add_unit_row
from lianping_desk.store.units import current_units


def add_unit(desk: Desk, unit: Unit) -> int:
    """Add a unit with its aliases and contacts; returns its id. DeskError when one of its names is taken."""
    with desk.database.writing(f"新增单位“{unit.name.strip()}”", desk.who) as session:
        return add_unit_row(session, checked(unit, current_units(session)))
