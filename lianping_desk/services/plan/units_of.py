"""The units of a region, to choose from before its plan is stored."""

from lianping_desk.domain.unit import Unit
from lianping_desk.services.desk import Desk
from lianping_desk.store.units import units_of_region


def units_of(desk: Desk, region: str) -> tuple[Unit, ...]:
    """The units that work for the plans of this region, in the order of her list."""
    with desk.database.reading() as session:
        return units_of_region(session, region)
