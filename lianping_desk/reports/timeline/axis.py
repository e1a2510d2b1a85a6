"""Days to points, and the ticks of a calendar: years above, quarters or months below as far as there is room."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_LEAST_YEAR = 32.0  # points, for "2021年"
_LEAST_MONTH = 13.0  # points, for "12月" in small type
_LEAST_QUARTER = 15.0
_MONTHS_OF = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True)
class Tick:
    """A stretch of the calendar with its name."""

    left: float
    right: float
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """The days from `starts` to `ends`, both included, drawn `width` points wide from x = `left`."""

    starts: date
    ends: date
    left: float
    width: float

    @property
    def right(self) -> float:
        """The x where the last day ends."""
        return self.left + self.width

    def at(self, day: date) -> float:
        """The x where a day begins, kept on the axis."""
        days = (self.ends - self.starts).days + 1
        return self.left + self.width * min(max((day - self.starts).days / days, 0.0), 1.0)

    def span(self, starts: date, ends: date) -> tuple[float, float]:
        """The x where the first day begins and where the last one ends."""
        return self.at(starts), self.at(ends + timedelta(days=1))

    def holds(self, day: date) -> bool:
        """Whether the day is drawn."""
        return self.starts <= day <= self.ends

    def years(self) -> list[Tick]:
        """One tick a year: 2021年, or 2021 where a plan has so many years that this is all there is room for."""
        years = max((self.ends - self.starts).days / 365.25, 1.0)
        word = "年" if self.width / years >= _LEAST_YEAR else ""
        return [Tick(*edges, f"{begins.year}{word}") for begins, edges in self._stretches("year")]

    def parts(self) -> list[Tick]:
        """Months where they have room, else quarters, else nothing."""
        months = self.width / max((self.ends - self.starts).days / 30.44, 1.0)
        if months >= _LEAST_MONTH:
            name = "{}月" if months >= 20 else "{}"
            return [Tick(*edges, name.format(begins.month)) for begins, edges in self._stretches("month")]
        if months * 3 >= _LEAST_QUARTER:
            names = ("一", "二", "三", "四")
            end = "季度" if months * 3 >= 28 else "季"
            return [Tick(*edges, names[(begins.month - 1) // 3] + end) for begins, edges in self._stretches("quarter")]
        return []

    def _stretches(self, unit: str) -> Iterator[tuple[date, tuple[float, float]]]:
        months = _MONTHS_OF[unit]
        first = (self.starts.month - 1) // months * months + 1
        begins = date(self.starts.year, first, 1)
        while begins <= self.ends:
            index = begins.year * 12 + begins.month - 1 + months
            follows = date(index // 12, index % 12 + 1, 1)
            yield begins, (self.at(begins), self.at(follows))
            begins = follows
