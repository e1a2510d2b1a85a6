"""Read the agenda of a meeting."""

from lianping_desk.domain.notice import AgendaItem
from lianping_desk.services.desk import Desk
from lianping_desk.store.agenda import agenda


def show_agenda(desk: Desk, meeting_id: int) -> tuple[AgendaItem, ...]:
    """The items in their order; none where she has not set any."""
    with desk.database.reading() as session:
        return agenda(session, meeting_id)
