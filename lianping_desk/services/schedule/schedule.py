"""Read the schedule of the current plan."""

from datetime import date

from lianping_desk.domain.schedule import Schedule, make_schedule
from lianping_desk.services.desk import Desk
from lianping_desk.services.status.status import status
from lianping_desk.store.units import current_units
from lianping_desk.store.work import annual_tasks, milestones


def schedule(desk: Desk, as_of: date) -> Schedule:
    """Everything on the timeline with its state on `as_of`; DeskError when there is no plan."""
    now = status(desk, as_of)
    with desk.database.reading() as session:
        units = current_units(session)
        return make_schedule(
            now, units, annual_tasks(session, now.plan.id), milestones(session, now.plan.id), desk.settings.thresholds
        )
