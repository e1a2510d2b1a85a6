"""Whose figure counts when units are merged, split or renamed: the predecessor's, until the successor reports."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Generic, Protocol, TypeVar

from lianping_desk.domain.period import parse_period
from lianping_desk.domain.unit import Unit


class PeriodFigure(Protocol):
    """Something that a unit reported for a period; `received` grows with the order of receipt."""

    @property
    def unit_id(self) -> int: ...
    @property
    def period_code(self) -> str: ...
    @property
    def period_ends(self) -> date: ...
    @property
    def received(self) -> int: ...


Figure = TypeVar("Figure", bound=PeriodFigure)


@cache
def period_starts(code: str) -> date:
    """The first day of a period; years of returns ask for the same few thousands of times."""
    return parse_period(code).starts


def recency(figure: PeriodFigure) -> tuple[date, int, int]:
    """Sorts figures: the later end is newer; of two periods with one end the longer one, then what came later."""
    return figure.period_ends, -period_starts(figure.period_code).toordinal(), figure.received


class Succession(Generic[Figure]):
    """Figures of units, found for the unit itself or along its successors and predecessors."""

    def __init__(self, figures: Iterable[Figure], units: Iterable[Unit]) -> None:
        self._units = {unit.id: unit for unit in units}
        self._figures: dict[int, list[Figure]] = {}
        for figure in sorted(figures, key=recency):
            self._figures.setdefault(figure.unit_id, []).append(figure)

    def counting(self, unit_id: int, day: date, others: Iterable[int] = ()) -> Figure | None:
        """The newest figure on `day` for what `unit_id` has to do; None when nobody reported.

        A successor counts from the first period that ends after it took over. Before the unit's own first figure its
        predecessors' count, except `others`, which answer for themselves.
        """
        found = self._newest(unit_id, day)
        for before, after in self._successors(unit_id):
            found = self._newest(after.id, day, since=before.until) or found
        return found or self._of_predecessors(unit_id, day, {unit_id, *others})

    def superseded(self, unit_id: int, day: date) -> bool:
        """Whether a successor has reported for a period after it took over."""
        return any(self._newest(after.id, day, since=before.until) for before, after in self._successors(unit_id))

    def _newest(self, unit_id: int, day: date, since: date | None = None) -> Figure | None:
        for figure in reversed(self._figures.get(unit_id, ())):
            if figure.period_ends <= day:
                return figure if since is None or figure.period_ends > since else None
        return None

    def _successors(self, unit_id: int) -> list[tuple[Unit, Unit]]:
        """Each unit along the succession with the one that took over from it; what was split goes on in every part."""
        steps: list[tuple[Unit, Unit]] = []
        waiting, seen = [unit_id], {unit_id}
        while waiting:
            unit = self._units.get(waiting.pop(0))
            if unit is None or unit.until is None:
                continue
            for after_id in unit.followers:
                after = self._units.get(after_id)
                if after is not None and after_id not in seen:
                    steps.append((unit, after))
                    seen.add(after_id)
                    waiting.append(after_id)
        return steps

    def _of_predecessors(self, unit_id: int, day: date, seen: set[int]) -> Figure | None:
        found: list[Figure] = []
        for unit in self._units.values():
            if unit_id in unit.followers and unit.id not in seen:
                seen.add(unit.id)
                figure = self._newest(unit.id, day) or self._of_predecessors(unit.id, day, seen)
                found.extend([figure] if figure is not None else [])
        return max(found, key=recency, default=None)
