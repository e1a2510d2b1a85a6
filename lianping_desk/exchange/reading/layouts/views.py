"""How the tables of a sheet are laid out: as they stand, or looked at in another way."""

from lianping_desk.exchange.grid import Sheet
from lianping_desk.exchange.reading.context import ReadingContext
from lianping_desk.exchange.reading.layouts.across import views_across
from lianping_desk.exchange.reading.layouts.labelled import labelled_views
from lianping_desk.exchange.reading.layouts.listed import listed_views
from lianping_desk.exchange.reading.layouts.side_by_side import side_by_side
from lianping_desk.exchange.reading.layouts.two_rows import two_row_views
from lianping_desk.exchange.reading.layouts.view import View, part_of
from lianping_desk.exchange.reading.spread import Spread


def views_of(sheet: Sheet, context: ReadingContext) -> tuple[View, ...]:
    """The sheet in views that together show each of its tables as headings above rows."""
    unusual: list[View] = []
    spread = Spread(sheet)
    for views in (listed_views, two_row_views, views_across, labelled_views):
        found = tuple(views(sheet, spread, context))
        if found:
            unusual += found
            taken = frozenset(row for view in found for row in view.taken)
            sheet = part_of(sheet, (row for row in spread.rows if row not in taken))
            spread = Spread(sheet)
    return (*unusual, *side_by_side(sheet, spread, context))
