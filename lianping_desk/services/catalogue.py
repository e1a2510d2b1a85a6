"""Everything that a returned file may be matched against."""

from lianping_desk.domain.received import Catalogue, EmptyMeaning
from lianping_desk.services.desk import Desk
from lianping_desk.store.bases import bases
from lianping_desk.store.forms import sent_forms
from lianping_desk.store.indicators import indicators
from lianping_desk.store.plans import current_plan
from lianping_desk.store.taught import taught_words
from lianping_desk.store.units import current_units


def catalogue(desk: Desk) -> Catalogue:
    """The current plan with its indicators, all units, bases and sent forms; DeskError when there is no plan.

    With them what she taught the reader, and what she said an empty count means.
    """
    with desk.database.reading() as session:
        plan = current_plan(session)
        return Catalogue(
            plan=plan,
            units=current_units(session),
            indicators=indicators(session, plan.id),
            bases=bases(session),
            forms=sent_forms(session),
            taught=taught_words(session, plan.id),
            empty=empty_meaning(desk),
        )


def empty_meaning(desk: Desk) -> EmptyMeaning:
    """What she said that an empty cell of a count means."""
    wish = desk.settings.empty_counts
    return EmptyMeaning(wish) if wish in set(EmptyMeaning) else EmptyMeaning.not_reported
