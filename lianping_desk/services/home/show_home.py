"""Read everything that the home page speaks of, and put it in order."""

from datetime import date

from lianping_desk.domain.day_text import weekday, written_day
from lianping_desk.services.bases.list_bases import list_bases
from lianping_desk.services.desk import Desk
from lianping_desk.services.follow_ups.list_follow_ups import list_follow_ups
from lianping_desk.services.history.row_history import recent_operations
from lianping_desk.services.home.changes import changes_card
from lianping_desk.services.home.coming import coming_card
from lianping_desk.services.home.first_steps import desk_lines, first_steps
from lianping_desk.services.home.returns_due import returns_lines
from lianping_desk.services.home.standing import review_sentence, targets_card, tasks_card
from lianping_desk.services.home.values import Home, HomeCard, calmed
from lianping_desk.services.meetings.list_meetings import list_meetings
from lianping_desk.services.returns.ledger.status import ledger_by_period
from lianping_desk.services.schedule.schedule import schedule

RECENT = 300
"""How many operations back the page looks."""


def show_home(desk: Desk, as_of: date) -> Home:
    """The page as of `as_of`; what concerns the desk itself (backups) is of today. DeskError when there is no plan."""
    with desk.database.reading():  # one moment of the data, read once
        return _home(desk, as_of)


def _home(desk: Desk, as_of: date) -> Home:
    planned = schedule(desk, as_of)
    status, ledger = planned.status, ledger_by_period(desk, as_of)
    opened = tuple(one.period for one in ledger)
    lines_of_all = tuple(line for one in ledger for line in one.units)
    returns = returns_lines(opened, lines_of_all, ledger[-1].waiting_files if ledger else 0, as_of)
    lines = [*returns, *desk_lines(desk, status.plan, date.today())]
    pressing = [
        HomeCard("现在要办", tuple(lines), empty="眼下没有要办的事。"),
        coming_card(planned, list_follow_ups(desk, as_of).lines, list_bases(desk), as_of),
    ]
    to_do = (
        *([] if opened else [first_steps(status.plan)]),
        *(map(calmed, pressing) if status.plan_over else pressing),
        changes_card(recent_operations(desk, RECENT), list_meetings(desk), as_of),
    )
    standing = (tasks_card(status), targets_card(status))
    day = f"{written_day(as_of)} {weekday(as_of)}"
    return Home(f"{day}　{status.plan.title}", to_do, standing, review_sentence(status))
