"""Everything that a returned file may be matched against."""

from lianping_desk.domain.received import Catalogue
from lianping_desk.services.desk import Desk
from lianping_desk.store.bases import bases
from lianping_desk.store.forms import sent_forms
from lianping_desk.store.indicators import indicators
from lianping_desk.store.plans import current_plan
from lianping_desk.store.units import current_units


def catalogue(desk: Desk) -> Catalogue:
    """The current plan with its indicators, all units, bases and sent forms; DeskError when there is no plan."""
    with desk.database.reading() as session:
        plan = current_plan(session)
        return Catalogue(
            plan, current_units(session), indicators(session, plan.id), bases(session), sent_forms(session)
        )
