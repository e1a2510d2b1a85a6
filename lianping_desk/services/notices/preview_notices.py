"""Make the pages of notices in memory: what is previewed is what prints and what is saved."""

from collections.abc import Iterator, Sequence

from lianping_desk.domain.long_work import Progress, no_progress
from lianping_desk.domain.notice import Notice
from lianping_desk.reports.document import Rendered, render, render_each
from lianping_desk.reports.notices.compose import compose_notices
from lianping_desk.services.desk import Desk
from lianping_desk.services.paper_fonts import fonts_on_paper


def pages_of_each(desk: Desk, notices: Sequence[Notice]) -> Iterator[Rendered]:
    """A PDF for each of them, one after another."""
    return render_each((compose_notices([notice]) for notice in notices), fonts_on_paper(desk.settings))


def preview_notices(
    desk: Desk, notices: Sequence[Notice], *, on_both_sides: bool = False, progress: Progress = no_progress
) -> Rendered:
    """One PDF of all of them, each numbered from 1; printed `on_both_sides` each begins on the front of a sheet."""
    document = compose_notices(notices, on_both_sides=on_both_sides)
    return render(document, fonts_on_paper(desk.settings), progress)
