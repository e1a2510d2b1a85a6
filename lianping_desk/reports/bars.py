"""Targets against values: one bar an indicator, full length being the target."""

from dataclasses import dataclass, replace

from lianping_desk.domain.progress import TaskState
from lianping_desk.reports.flow import Laid, Placed
from lianping_desk.reports.fonts import FontRole
from lianping_desk.reports.lights import paper_lights
from lianping_desk.reports.paragraph import ASCENT
from lianping_desk.reports.shapes import draw_light
from lianping_desk.reports.sheet import Sheet
from lianping_desk.reports.table.cells import break_text
from lianping_desk.reports.type_case import FontChain, LoadedFonts, printable

_SIZE = 9.5
_LEADING = 13.0
_BAR = 9.0
_ROW_PAD = 5.0
_READING_PAD = 12.0
_OVERSHOOT = 1.25  # how far beyond its target a bar may run before it is cut off
_NEUTRAL = "#4A6A8F"


@dataclass(frozen=True, slots=True)
class TargetBar:
    """An indicator: `share` is value over target (1 is reached), None where there is no value or no number to reach.

    `reading` is what stands beside the bar, such as `2 / 5 个`; `expected` the share at which it should stand by now;
    `state_word` stands beside the light where the state's own word does not fit.
    """

    title: str
    reading: str
    share: float | None = None
    expected: float | None = None
    state: TaskState | None = None
    state_word: str = ""


@dataclass(frozen=True, slots=True)
class TargetBars:
    """Bars below one another: title, bar with a stroke at the target, reading, light."""

    bars: tuple[TargetBar, ...]

    def lay(self, fonts: LoadedFonts, width: float) -> Laid:
        """Divide the width and break the titles."""
        chain = fonts.chain(FontRole.song)
        readings = [chain.width(printable(bar.reading)) * _SIZE for bar in self.bars]
        title, reading = width * 0.32, min(max([*readings, 60.0]) + 2 * _READING_PAD, width * 0.3)
        state = 66.0 if any(bar.state for bar in self.bars) else 0.0
        rows = tuple(
            _Row(
                bar,
                tuple(text for text, _ in break_text(printable(bar.title), chain, _SIZE, title - 8)),
                tuple(text for text, _ in break_text(printable(bar.reading), chain, _SIZE, reading - 2 * _READING_PAD)),
            )
            for bar in self.bars
        )
        return LaidTargetBars(rows, chain, title, width - reading - state, width - state, width)


@dataclass(frozen=True, slots=True)
class _Row:
    bar: TargetBar
    title: tuple[str, ...]
    reading: tuple[str, ...]

    @property
    def height(self) -> float:
        return max(len(self.title), len(self.reading)) * _LEADING + 2 * _ROW_PAD


@dataclass(frozen=True, slots=True)
class LaidTargetBars:
    """Rows of bars; `bar_left`, `reading_left`, `state_left` are the x of their columns."""

    rows: tuple[_Row, ...]
    chain: FontChain
    bar_left: float
    reading_left: float
    state_left: float
    width: float
    keeps_with_next: bool = False

    @property
    def height(self) -> float:
        """All rows."""
        return sum(row.height for row in self.rows)

    def split(self, room: float, page: float) -> tuple[Placed | None, Laid | None]:
        """Whole rows only."""
        count, used = 0, 0.0
        while count < len(self.rows) and used + self.rows[count].height <= room + 0.01:
            used += self.rows[count].height
            count += 1
        if count == 0 and self.rows and room < page:
            return None, self
        count = max(count, 1)
        rest = replace(self, rows=self.rows[count:]) if count < len(self.rows) else None
        return replace(self, rows=self.rows[:count]), rest

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw every row with a thin rule below."""
        for row in self.rows:
            middle = y + row.height / 2
            self._draw_lines(sheet, row.title, x, middle)
            self._draw_lines(sheet, row.reading, x + self.reading_left + _READING_PAD, middle)
            self._draw_bar(sheet, row.bar, x, middle)
            if row.bar.state is not None:
                draw_light(sheet, row.bar.state, x + self.state_left + 8, middle, 8.5)
                self._draw_lines(sheet, (row.bar.state_word or row.bar.state.value,), x + self.state_left + 16, middle)
            y += row.height
            sheet.rule(x, y, x + self.width, y, 0.3, "#DDE1E6")

    def _draw_lines(self, sheet: Sheet, lines: tuple[str, ...], x: float, middle: float) -> None:
        baseline = middle - len(lines) * _LEADING / 2 + (_LEADING - _SIZE) / 2 + ASCENT * _SIZE
        sheet.lines(baseline, [(x, text) for text in lines], self.chain, _SIZE, _LEADING)

    def _draw_bar(self, sheet: Sheet, bar: TargetBar, x: float, middle: float) -> None:
        left, target = x + self.bar_left, (self.reading_left - self.bar_left) / _OVERSHOOT
        top = middle - _BAR / 2
        sheet.box(left, top, target, _BAR, fill="#E3E7EC")
        if bar.share is None:
            return
        colour = paper_lights()[bar.state].colour if bar.state else _NEUTRAL
        if bar.share > 0:
            sheet.box(left, top, min(bar.share, _OVERSHOOT) * target, _BAR, fill=colour)
        if bar.expected is not None and 0 < bar.expected < 1:
            at = left + bar.expected * target
            sheet.rules([(at, top - 2, at, top + _BAR + 2)], 0.8, "#222222", dash="1.5 1")
        sheet.rule(left + target, top - 3, left + target, top + _BAR + 3, 1.4, "#222222")
