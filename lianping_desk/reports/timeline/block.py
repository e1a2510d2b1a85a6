"""The timeline as a block of a document: calendar, phases and legend on every page, rows in between."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate

from lianping_desk.domain.progress import TaskState
from lianping_desk.reports.flow import Laid, Placed
from lianping_desk.reports.fonts import FontRole
from lianping_desk.reports.legend import LaidLegend, Legend
from lianping_desk.reports.paragraph import ASCENT
from lianping_desk.reports.sheet import Sheet
from lianping_desk.reports.timeline.axis import Axis, Tick
from lianping_desk.reports.timeline.rows import (
    SIZE,
    SMALL,
    LaidTimelineRow,
    Places,
    draw_bar,
    draw_bars,
    draw_texts,
    lay_row,
)
from lianping_desk.reports.timeline.spec import TimelineBar, TimelineRow
from lianping_desk.reports.type_case import FontChain, LoadedFonts

_YEAR = 17.0
_PART = 13.0
_PHASE = 14.0
_STRIP = 12.0
_RULE = "#9AA1AB"
_FAINT = "#DDE1E6"
_FRAME = "#333333"
_FILL = "#EBEEF3"
_AS_OF = "#1D4E89"


@dataclass(frozen=True, slots=True)
class Timeline:
    """Rows over the days from `starts` to `ends`; the line stands at the end of `as_of`."""

    starts: date
    ends: date
    as_of: date
    phases: tuple[TimelineBar, ...]
    rows: tuple[TimelineRow, ...]
    legend: tuple[tuple[TaskState, str], ...] = ()
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
        strip = _STRIP if axis.holds(self.as_of) else 0.0
        frame = _Frame(places, axis.years(), axis.parts(), strip, legend, chain, strong, width)
        return LaidTimeline(self, frame, rows)


@dataclass(frozen=True, slots=True)
class _Frame:
    places: Places
    years: list[Tick]
    parts: list[Tick]
    strip: float
    legend: LaidLegend
    chain: FontChain
    strong: FontChain
    width: float

    @property
    def calendar_height(self) -> float:
        """Years, parts of a year, and the strip that holds the date of the line."""
        return _YEAR + (_PART if self.parts else 0.0) + self.strip


@dataclass(frozen=True, slots=True)
class LaidTimeline:
    """Rows not yet placed."""

    timeline: Timeline
    frame: _Frame
    rows: tuple[LaidTimelineRow, ...]
    keeps_with_next: bool = False

    def split(self, room: float, page: float) -> tuple[Placed | None, Laid | None]:
        """As many rows as have room between calendar and legend; a heading row never ends a page."""
        room -= self._height_around()
        page -= self._height_around()
        count, used = 0, 0.0
        while count < len(self.rows) and used + self.rows[count].height <= room + 0.01:
            used += self.rows[count].height
            count += 1
        while 0 < count < len(self.rows) and self.rows[count - 1].row.level == 0:
            count -= 1
        if count == 0 and self.rows:
            if room < page:
                return None, self
            count = 1
        rest = replace(self, rows=self.rows[count:]) if count < len(self.rows) else None
        return TimelinePage(self.timeline, self.frame, self.rows[:count]), rest

    def _height_around(self) -> float:
        return self.frame.calendar_height + len(self.timeline.phases) * _PHASE + self.frame.legend.height


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """The part of a timeline on one page."""

    timeline: Timeline
    frame: _Frame
    rows: tuple[LaidTimelineRow, ...]

    @property
    def height(self) -> float:
        """Calendar, phases, rows and legend."""
        return self._body_height + self.frame.legend.height

    @property
    def _body_height(self) -> float:
        phases = len(self.timeline.phases) * _PHASE
        return self.frame.calendar_height + phases + sum(row.height for row in self.rows)

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw the grid, then what stands on it, then the line of the day."""
        frame = self.frame
        body = y + frame.calendar_height
        bottom = y + self._body_height
        self._draw_calendar(sheet, x, y, bottom)
        for number, phase in enumerate(self.timeline.phases):
            draw_bar(sheet, phase, frame.places.axis, x, body + number * _PHASE + 2, _PHASE - 4, frame.chain)
        top = body + len(self.timeline.phases) * _PHASE
        rules = [(x, top, x + frame.width, top)] if self.timeline.phases else []
        tops = [*accumulate((row.height for row in self.rows), initial=top)]
        sheet.rules([*rules, *((x, top, x + frame.width, top) for top in tops[1:-1])], 0.4, _RULE)
        for row, top in zip(self.rows, tops, strict=False):
            if row.row.level == 0:
                sheet.box(x + 0.4, top + 0.2, frame.places.axis.left - 0.8, row.height - 0.4, fill="#F5F6F8")
            draw_bars(sheet, row, frame.places, x, top, frame.chain)
        self._draw_as_of(sheet, x, body, bottom)
        for row, top in zip(self.rows, tops, strict=False):
            draw_texts(sheet, row, frame.places, x, top, frame.chain, frame.strong)
        if self.timeline.phases:
            baseline = body + len(self.timeline.phases) * _PHASE / 2 - SIZE / 2 + ASCENT * SIZE
            sheet.text(x + 4, baseline, "实施阶段", frame.strong, SIZE)
        sheet.box(x, y, frame.width, self._body_height, stroke=_FRAME, line=0.8)
        frame.legend.draw(sheet, x, bottom)

    def _draw_calendar(self, sheet: Sheet, x: float, y: float, bottom: float) -> None:
        frame, axis = self.frame, self.frame.places.axis
        height = frame.calendar_height
        sheet.box(x, y, frame.width, height, fill=_FILL)
        self._draw_headings(sheet, x, y + height / 2)
        quarters = [
            (x + tick.right, top, x + tick.right, end)
            for tick in frame.parts[:-1]
            for top, end in ((y + _YEAR, y + _YEAR + _PART), (y + height, bottom))
        ]
        sheet.rules(quarters, 0.3, _FAINT)
        years = [(x + tick.right, y, x + tick.right, bottom) for tick in frame.years[:-1]]
        columns = sorted({frame.places.label[1], frame.places.owner[1], axis.left})
        sheet.rules([*years, *((x + edge, y, x + edge, bottom) for edge in columns)], 0.4, _RULE)
        levels = [y + _YEAR, y + _YEAR + _PART] if frame.parts else [y + _YEAR]
        sheet.rules([(x + axis.left, level, x + frame.width, level) for level in levels], 0.4, _RULE)
        sheet.rule(x, y + height, x + frame.width, y + height, 0.8, _FRAME)
        for ticks, middle, chain, size in (
            (frame.years, y + _YEAR / 2, frame.strong, SIZE),
            (frame.parts, y + _YEAR + _PART / 2, frame.chain, SMALL),
        ):
            for tick in ticks:
                room = tick.right - tick.left
                width = chain.width(tick.label) * size
                if width <= room:
                    start = x + tick.left + (room - width) / 2
                    sheet.text(start, middle - size / 2 + ASCENT * size, tick.label, chain, size)

    def _draw_headings(self, sheet: Sheet, x: float, middle: float) -> None:
        timeline, places, strong = self.timeline, self.frame.places, self.frame.strong
        for text, (left, right) in (
            (timeline.label_heading, places.label),
            (timeline.owner_heading, places.owner),
            (timeline.state_heading, places.state),
        ):
            if right > left:
                start = x + left + (right - left - strong.width(text) * SIZE) / 2
                sheet.text(start, middle - SIZE / 2 + ASCENT * SIZE, text, strong, SIZE)

    def _draw_as_of(self, sheet: Sheet, x: float, top: float, bottom: float) -> None:
        axis, as_of, chain = self.frame.places.axis, self.timeline.as_of, self.frame.strong
        if not axis.holds(as_of):
            return
        at = x + axis.span(as_of, as_of)[1]
        sheet.rules([(at, top, at, bottom)], 1.0, _AS_OF, dash="4 1.5")
        text = f"截至{as_of.year}年{as_of.month}月{as_of.day}日"
        width = chain.width(text) * SMALL + 6
        left = min(max(at - width / 2, x + axis.left), x + axis.right - width)
        sheet.box(left, top - 11, width, 10, fill=_AS_OF)
        sheet.text(left + 3, top - 11 + (10 - SMALL) / 2 + ASCENT * SMALL, text, chain, SMALL, "#FFFFFF")
