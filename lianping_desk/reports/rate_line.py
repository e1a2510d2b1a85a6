"""A rate over the years against the rate to be reached: 公民具备科学素质的比例."""

import itertools
from dataclasses import dataclass
from math import ceil, floor, log10

from lianping_desk.reports.flow import Laid, Placed
from lianping_desk.reports.fonts import FontRole
from lianping_desk.reports.paragraph import ASCENT
from lianping_desk.reports.sheet import Sheet
from lianping_desk.reports.type_case import FontChain, LoadedFonts, printable

_SIZE = 9.0
_LINE = "#1D5FA8"
_TARGET = "#B42318"
_FAINT = "#DDE1E6"
_LEFT = 34.0
_TOP = 16.0
_BOTTOM = 18.0


@dataclass(frozen=True, slots=True)
class RateLine:
    """Points of year and rate (in percent), a target with its words such as `目标：超过13%`, the years of the plan."""

    points: tuple[tuple[int, float], ...]
    target: float
    target_label: str
    first_year: int
    last_year: int
    height: float = 190.0

    def lay(self, fonts: LoadedFonts, width: float) -> "LaidRateLine":
        """Take the width as it is."""
        return LaidRateLine(self, fonts.chain(FontRole.song), width)


@dataclass(frozen=True, slots=True)
class LaidRateLine:
    """The drawing; never split."""

    rate: RateLine
    chain: FontChain
    width: float
    keeps_with_next: bool = False

    @property
    def height(self) -> float:
        """As asked."""
        return self.rate.height

    def split(self, room: float, page: float) -> tuple[Placed | None, Laid | None]:
        """All of it, or nothing."""
        return (self, None) if self.height <= room or room >= page else (None, self)

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw the scale, the target, the line with a number at every point."""
        rate = self.rate
        top_rate, step = scale(max([rate.target, *(value for _, value in rate.points)]))
        bottom = y + rate.height - _BOTTOM
        per_percent = (bottom - y - _TOP) / top_rate
        count = round(top_rate / step)
        levels = [(number * step, bottom - number * step * per_percent) for number in range(count + 1)]
        sheet.rules([(x + _LEFT, level, x + self.width, level) for _, level in levels], 0.3, _FAINT)
        for value, level in levels:
            label = f"{value:g}%"
            self._text(sheet, x + _LEFT - 5 - self._width(label), level, label)
        for year in range(rate.first_year, rate.last_year + 1):
            self._centred(sheet, self._at(x, year), bottom + _BOTTOM / 2 + 2, f"{year}年")
        sheet.rule(x + _LEFT, bottom, x + self.width, bottom, 0.8, "#333333")
        self._draw_target(sheet, x, bottom - rate.target * per_percent)
        self._draw_points(sheet, x, bottom, per_percent)

    def _draw_target(self, sheet: Sheet, x: float, level: float) -> None:
        sheet.rules([(x + _LEFT, level, x + self.width, level)], 1.0, _TARGET, dash="5 2.5")
        label = printable(self.rate.target_label)
        left = x + _LEFT + 4
        sheet.box(left - 2, level - _SIZE - 4, self._width(label) + 4, _SIZE + 2, fill="#FFFFFF")
        self._text(sheet, left, level - _SIZE / 2 - 3, label, _TARGET)

    def _draw_points(self, sheet: Sheet, x: float, bottom: float, per_percent: float) -> None:
        rate = self.rate
        shown = sorted(point for point in rate.points if rate.first_year <= point[0] <= rate.last_year)
        places = [(self._at(x, year), bottom - value * per_percent, value) for year, value in shown]
        for (x1, y1, _), (x2, y2, _) in itertools.pairwise(places):
            sheet.rule(x1, y1, x2, y2, 1.6, _LINE)
        for px, py, value in places:
            sheet.circle(px, py, 3, fill="#FFFFFF", stroke=_LINE, line=1.4)
            label = f"{value:g}%"
            width = self._width(label)
            sheet.box(px - width / 2 - 1, py + 5, width + 2, _SIZE + 1, fill="#FFFFFF")
            self._centred(sheet, px, py + 5 + _SIZE / 2, label)
        if not places:
            self._centred(sheet, x + self.width / 2, bottom - 40, "尚无调查结果", "#777777")

    def _at(self, x: float, year: int) -> float:
        years = self.rate.last_year - self.rate.first_year + 1
        return x + _LEFT + (self.width - _LEFT) * (year - self.rate.first_year + 0.5) / years

    def _width(self, text: str) -> float:
        return self.chain.width(text) * _SIZE

    def _text(self, sheet: Sheet, x: float, middle: float, text: str, colour: str = "#333333") -> None:
        sheet.text(x, middle - _SIZE / 2 + ASCENT * _SIZE, text, self.chain, _SIZE, colour)

    def _centred(self, sheet: Sheet, centre: float, middle: float, text: str, colour: str = "#333333") -> None:
        self._text(sheet, centre - self._width(text) / 2, middle, text, colour)


def scale(highest: float) -> tuple[float, float]:
    """A round top above the highest value, and the step of the scale, for about five steps."""
    rough = max(highest, 0.1) * 1.15 / 5
    magnitude = 10.0 ** floor(log10(rough))
    step = next(factor * magnitude for factor in (1, 2, 2.5, 5, 10) if factor * magnitude >= rough - 1e-9)
    return ceil(highest * 1.08 / step) * step, step
