"""The timeline as a block of a document: calendar, phases and legend on every page, rows in between."""

from dataclasses import dataclass, replace
from datetime import date
from math import ceil

from lianping_desk.domain.materials.light import Light
from lianping_desk.domain.phase_drawing import lanes_of
from lianping_desk.domain.progress import TaskState
from lianping_desk.reports.flow import Laid, Placed
from lianping_desk.reports.fonts import FontRole
from lianping_desk.reports.legend import Legend
from lianping_desk.reports.timeline.axis import Axis
from lianping_desk.reports.timeline.page import Frame, TimelinePage
from lianping_desk.reports.timeline.rows import LaidTimelineRow, Places, lay_row
from lianping_desk.reports.timeline.spec import TimelineBar, TimelineRow
from lianping_desk.reports.type_case import LoadedFonts

_STRIP = 12.0
_LEAST_FILLED = 0.3
"""A last page that holds less of the rows looks like a mistake."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """Rows over the days from `starts` to `ends`; the line stands at the end of `as_of`."""

    starts: date
    ends: date
    as_of: date
    phases: tuple[TimelineBar, ...]
    rows: tuple[TimelineRow, ...]
    legend: tuple[tuple[TaskState | Light, str], ...] = ()
    label_heading: str = "任务"
    owner_heading: str = "牵头单位"
    state_heading: str = "状态"

    def lay(self, fonts: LoadedFonts, width: float) -> Laid:
        """Divide the width among texts and calendar, and lay out every row."""
        chain, strong = fonts.chain(FontRole.song), fonts.chain(FontRole.heading)
        label = min(max(width * 0.25, 150.0), 260.0)
        owner = label + (min(max(width * 0.1, 62.0), 110.0) if any(row.owner for row in self.rows) else 0.0)
        state = owner + (74.0 if any(row.state for row in self.rows) else 0.0)
        axis = Axis(self.starts, self.ends, state, width - state)
        places = Places((0.0, label), (label, owner), (owner, state), axis)
        rows = tuple(lay_row(row, places, chain, strong) for row in self.rows)
        legend = Legend(self.legend).lay(fonts, width)
        headings = (self.label_heading, self.owner_heading, self.state_heading)
        strip = _STRIP if axis.holds(self.as_of) else 0.0
        lanes = tuple(lanes_of(self.phases))
        ticks = axis.years(), axis.parts()
        frame = Frame(places, *ticks, strip, self.as_of, headings, lanes, legend, chain, strong, width)
        return LaidTimeline(self, frame, rows)


@dataclass(frozen=True, slots=True)
class LaidTimeline:
    """Rows not yet placed."""

    timeline: Timeline
    frame: Frame
    rows: tuple[LaidTimelineRow, ...]
    keeps_with_next: bool = False

    def split(self, room: float, page: float) -> tuple[Placed | None, Laid | None]:
        """As many rows as have room between calendar and legend; a heading row never ends a page."""
        room -= self._height_around()
        page -= self._height_around()
        count, used, fill = 0, 0.0, self._share(room, page)
        while count < len(self.rows) and used < fill and used + self.rows[count].height <= room + 0.01:
            used += self.rows[count].height
            count += 1
        while 0 < count < len(self.rows) and self.rows[count - 1].row.level == 0:
            count -= 1
        if count == 0 and self.rows:
            if room < page:
                return None, self
            count = 1
        rest = replace(self, rows=self.rows[count:]) if count < len(self.rows) else None
        return TimelinePage(self.frame, self.timeline.phases, self.rows[:count]), rest

    def _share(self, room: float, page: float) -> float:
        """How high this page is to be filled: all of it, unless the last page would be left with a row or two.

        Then the pages share the rows.
        """
        whole = sum(row.height for row in self.rows)
        if whole <= room or page <= 0:
            return room
        pages = 1 + ceil((whole - room) / page)
        left_over = whole - room - (pages - 2) * page
        return room if left_over > page * _LEAST_FILLED else whole * room / (room + (pages - 1) * page)

    def _height_around(self) -> float:
        return self.frame.calendar_height + self.frame.phases_height + self.frame.legend.height
