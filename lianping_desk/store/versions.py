"""The files of units for a period with everything that came in with them, oldest first."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from lianping_desk.store.ledger import files_of_units
from lianping_desk.store.received_tables import ReceivedFileRow


def files_with_rows(session: Session, period_id: int, unit_ids: Collection[int]) -> tuple[ReceivedFileRow, ...]:
    """The files in which these units have a part, with all their rows and doubts; also rows of other units."""
    numbers = [file.id for file, _code in files_of_units(session, period_id, unit_ids)]
    query = (
        select(ReceivedFileRow)
        .where(ReceivedFileRow.id.in_(numbers))
        .order_by(ReceivedFileRow.id)
        .options(
            selectinload(ReceivedFileRow.progress_rows),
            selectinload(ReceivedFileRow.indicator_values),
            selectinload(ReceivedFileRow.doubts),
        )
    )
    return tuple(session.scalars(query))
