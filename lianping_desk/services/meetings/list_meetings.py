"""Read the meetings."""

from lianping_desk.domain.work import Meeting
from lianping_desk.services.desk import Desk
from lianping_desk.store.work import meetings


def list_meetings(desk: Desk) -> tuple[Meeting, ...]:
    """Every meeting, newest first."""
    with desk.database.reading() as session:
        return meetings(session)
