"""The agenda of a meeting, in the database."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from lianping_desk.domain.notice import AgendaItem
from lianping_desk.store.read_once import read_once
from lianping_desk.store.tables import AgendaItemRow


@read_once
def agenda(session: Session, meeting_id: int) -> tuple[AgendaItem, ...]:
    """The items of a meeting in their order."""
    return tuple(
        AgendaItem(row.meeting_id, row.position, row.title, row.speaker, row.id) for row in _rows(session, meeting_id)
    )


def save_agenda(session: Session, meeting_id: int, items: Sequence[AgendaItem]) -> None:
    """Make these the items of the meeting, in this order; an item keeps its row, one that is not named goes."""
    known = {row.id: row for row in _rows(session, meeting_id)}
    for position, item in enumerate(items):
        row = known.pop(item.id, None) or AgendaItemRow(meeting_id=meeting_id)
        row.position, row.title, row.speaker = position, item.title, item.speaker
        session.add(row)
    for row in known.values():
        session.delete(row)


def _rows(session: Session, meeting_id: int) -> Sequence[AgendaItemRow]:
    query = select(AgendaItemRow).where(AgendaItemRow.meeting_id == meeting_id)
    return session.scalars(query.order_by(AgendaItemRow.position, AgendaItemRow.id)).all()
