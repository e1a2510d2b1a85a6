"""Read the base register."""

from lianping_desk.domain.base import Base
from lianping_desk.services.desk import Desk
from lianping_desk.store.bases import bases


def list_bases(desk: Desk) -> tuple[Base, ...]:
    """Every title of the register with its stages, by level from the county up."""
    with desk.database.reading() as session:
        return bases(session)
