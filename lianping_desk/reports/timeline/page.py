"""The part of a timeline on one page, drawn."""

from dataclasses import dataclass
from datetime import date
from itertools import accumulate, pairwise

from lianping_desk.domain.day_text import written_day
from lianping_desk.domain.phase_drawing import PhaseBox, arrow_head, arrows
from lianping_desk.reports.legend import LaidLegend
from lianping_desk.reports.paragraph import ASCENT
from lianping_desk.reports.sheet import Sheet
from lianping_desk.reports.timeline.axis import Tick
from lianping_desk.reports.timeline.rows import SIZE, SMALL, LaidTimelineRow, Places, draw_bar, draw_bars, draw_texts
from lianping_desk.reports.timeline.spec import TimelineBar
from lianping_desk.reports.type_case import FontChain

_YEAR = 17.0
_PART = 13.0
PHASE = 17.0
"""Height of a lane of phases."""
_PHASE_INSET = 3.5
_ARROW_HEAD = 4.0
_RULE = "#9AA1AB"
_FAINT = "#DDE1E6"
_FRAME = "#333333"
_FILL = "#EBEEF3"
_AS_OF = "#1D4E89"


@dataclass(frozen=True, slots=True)
class Frame:
    """What all pages of a timeline share; `headings` are those of label, owner and state, `lanes` those of phases."""

    places: Places
    years: list[Tick]
    parts: list[Tick]
    strip: float
    as_of: date
    headings: tuple[str, str, str]
    lanes: tuple[int, ...]
    legend: LaidLegend
    chain: FontChain
    strong: FontChain
    width: float

    @property
    def phases_height(self) -> float:
        """All lanes of phases."""
        return (max(self.lanes, default=-1) + 1) * PHASE

    @property
    def calendar_height(self) -> float:
        """Years, parts of a year, and the strip that holds the date of the line."""
        return _YEAR + (_PART if self.parts else 0.0) + self.strip


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """The part of a timeline on one page."""

    frame: Frame
    phases: tuple[TimelineBar, ...]
    rows: tuple[LaidTimelineRow, ...]

    @property
    def height(self) -> float:
        """Calendar, phases, rows and legend."""
        return self._body_height + self.frame.legend.height

    @property
    def _body_height(self) -> float:
        return self.frame.calendar_height + self.frame.phases_height + sum(row.height for row in self.rows)

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw the grid, then what stands on it, then the line of the day."""
        frame = self.frame
        body = y + frame.calendar_height
        bottom = y + self._body_height
        self._draw_calendar(sheet, x, y, bottom)
        self._draw_phases(sheet, x, body)
        top = body + frame.phases_height
        rules = [(x, top, x + frame.width, top)] if self.phases else []
        tops = [*accumulate((row.height for row in self.rows), initial=top)]
        sheet.rules([*rules, *((x, top, x + frame.width, top) for top in tops[1:-1])], 0.4, _RULE)
        for row, top in zip(self.rows, tops, strict=False):
            if row.row.level == 0:
                sheet.box(x + 0.4, top + 0.2, frame.places.axis.left - 0.8, row.height - 0.4, fill="#F5F6F8")
            draw_bars(sheet, row, frame.places, x, top, frame.chain)
        self._draw_as_of(sheet, x, body, bottom)
        for row, top in zip(self.rows, tops, strict=False):
            draw_texts(sheet, row, frame.places, x, top, frame.chain, frame.strong)
        if self.phases:
            baseline = body + frame.phases_height / 2 - SIZE / 2 + ASCENT * SIZE
            sheet.text(x + 4, baseline, "实施阶段", frame.strong, SIZE)
        sheet.box(x, y, frame.width, self._body_height, stroke=_FRAME, line=0.8)
        frame.legend.draw(sheet, x, bottom)

    def _draw_phases(self, sheet: Sheet, x: float, y: float) -> None:
        """Every phase in its lane, with an arrow to the one that follows."""
        axis, boxes = self.frame.places.axis, []
        for phase, lane in zip(self.phases, self.frame.lanes, strict=True):
            top, height = y + lane * PHASE + _PHASE_INSET, PHASE - 2 * _PHASE_INSET
            draw_bar(sheet, phase, axis, x, top, height, self.frame.chain)
            left, right = axis.span(phase.starts, phase.ends)
            boxes.append(PhaseBox(x + left, x + right, top, top + height))
        for line in arrows(boxes):
            sheet.rules([(*begins, *ends) for begins, ends in pairwise(line)], 0.9, _AS_OF)
            sheet.polygon(arrow_head(line, _ARROW_HEAD), fill=_AS_OF)

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
        places, strong = self.frame.places, self.frame.strong
        columns = (places.label, places.owner, places.state)
        for text, (left, right) in zip(self.frame.headings, columns, strict=True):
            if right > left:
                start = x + left + (right - left - strong.width(text) * SIZE) / 2
                sheet.text(start, middle - SIZE / 2 + ASCENT * SIZE, text, strong, SIZE)

    def _draw_as_of(self, sheet: Sheet, x: float, top: float, bottom: float) -> None:
        axis, as_of, chain = self.frame.places.axis, self.frame.as_of, self.frame.strong
        if not axis.holds(as_of):
            return
        at = x + axis.span(as_of, as_of)[1]
        sheet.rules([(at, top, at, bottom)], 1.0, _AS_OF, dash="4 1.5")
        text = f"截至{written_day(as_of)}"
        width = chain.width(text) * SMALL + 6
        left = min(max(at - width / 2, x + axis.left), x + axis.right - width)
        sheet.box(left, top - 11, width, 10, fill=_AS_OF)
        sheet.text(left + 3, top - 11 + (10 - SMALL) / 2 + ASCENT * SMALL, text, chain, SMALL, "#FFFFFF")
