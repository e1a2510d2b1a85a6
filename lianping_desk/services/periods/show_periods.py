"""The reporting periods that she has opened."""

from lianping_desk.domain.period import Period
from lianping_desk.services.desk import Desk
from lianping_desk.store import periods as store
from lianping_desk.store.plans import current_plan


def periods(desk: Desk) -> tuple[Period, ...]:
    """The periods of the current plan, earliest first."""
    with desk.database.reading() as session:
        return store.periods(session, current_plan(session).id)


def period(desk: Desk, code: str) -> Period:
    """The period that `code` names; DeskError when she has not opened it."""
    with desk.database.reading() as session:
        return store.period_value(store.period_row(session, current_plan(session).id, code))
