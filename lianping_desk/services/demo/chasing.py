"""What the invented office noted beside the returns: papers in hand, and calls to those who were late."""

from collections.abc import Collection
from datetime import datetime, time, timedelta

from lianping_desk.domain.ledger import ContactWay, Tick
from lianping_desk.domain.period import Period
from lianping_desk.services.demo.county import County
from lianping_desk.services.desk import Desk
from lianping_desk.services.returns.ledger.log_reminders import Called, log_reminders
from lianping_desk.services.returns.ledger.status import returns_status
from lianping_desk.services.returns.ledger.tick_returns import tick_returns

PAPERS = (Tick.reviewed, Tick.stamped)


def tick_papers(desk: Desk, period: Period, unit_ids: Collection[int], days_after_due: int) -> None:
    """Review and stamped paper of these units are in hand so many days after the due date."""
    for tick in PAPERS:
        tick_returns(desk, period.code, unit_ids, tick, period.due + timedelta(days=days_after_due))


def call_the_late(desk: Desk, county: County, period: Period) -> None:
    """The calls of the content to the units that have not returned; `unit` is a place among them, days count from due.

    A call about a unit that has returned all the same is left out.
    """
    status = returns_status(desk, period.code, county.as_of)
    late = [one.unit.id for one in status.units if one.is_late]
    for call in county.content["returns"]["call"]:
        promised = call.get("promised")
        called = Called(
            ContactWay(call["way"]),
            datetime.combine(period.due + timedelta(days=call["days"]), time(call["hour"])),
            said=call["said"],
            promised=None if promised is None else period.due + timedelta(days=promised),
        )
        whom = [late[place] for place in call["units"] if place < len(late)]
        if whom:
            log_reminders(desk, period.code, whom, called)
