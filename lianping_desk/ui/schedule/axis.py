"""Days to pixels, and the calendar above the timeline: years, and quarters or months as far as there is room."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

LEAST_YEAR = 52.0
LEAST_MONTH = 40.0
LEAST_QUARTER = 46.0
LEAST_SHORT_QUARTER = 26.0
"""Logical pixels that "2026年", "12月", "四季度" and "四季" need."""

_QUARTERS = "一二三四"


@dataclass(frozen=True, slots=True)
class Tick:
    """A stretch of the calendar with its name; `left` and `right` in pixels."""

    left: float
    right: float
    label: str


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """The days from `starts` to `ends`, both drawn, each `day_width` pixels wide."""

    starts: date
    ends: date
    day_width: float

    @property
    def days(self) -> int:
        return (self.ends - self.starts).days + 1

    @property
    def width(self) -> float:
        return self.days * self.day_width

    def holds(self, day: date) -> bool:
        """Whether the day is drawn."""
        return self.starts <= day <= self.ends

    def left(self, day: date) -> float:
        """Where a day begins."""
        return (day - self.starts).days * self.day_width

    def right(self, day: date) -> float:
        """Where a day ends."""
        return self.left(day) + self.day_width

    def day_at(self, x: float) -> date:
        """The day under a pixel, kept on the axis."""
        number = int(x // self.day_width) if self.day_width else 0
        return self.starts + timedelta(days=min(max(number, 0), self.days - 1))

    def years(self) -> list[Tick]:
        """Years with their word where it has room; a plan of fifteen years has only room for the number."""
        word = "年" if self.day_width * 365 >= LEAST_YEAR else ""
        return [Tick(left, right, f"{begins.year}{word}") for begins, left, right in self._stretches(12)]

    def parts(self) -> list[Tick]:
        """Months where they have room, else quarters, else nothing."""
        month = self.day_width * 30.4
        if month >= LEAST_MONTH:
            return [Tick(left, right, f"{begins.month}月") for begins, left, right in self._stretches(1)]
        if month * 3 < LEAST_SHORT_QUARTER:
            return []
        word = "季度" if month * 3 >= LEAST_QUARTER else "季"
        return [
            Tick(left, right, _QUARTERS[(begins.month - 1) // 3] + word) for begins, left, right in self._stretches(3)
        ]

    def _stretches(self, months: int) -> Iterator[tuple[date, float, float]]:
        begins = date(self.starts.year, 1, 1)
        while begins <= self.ends:
            index = begins.year * 12 + begins.month - 1 + months
            follows = date(index // 12, index % 12 + 1, 1)
            yield begins, self.left(begins), self.left(follows)
            begins = follows
