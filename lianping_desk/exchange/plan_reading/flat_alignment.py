"""Which cell of the table each line of a flattened one was: the cheapest way to lay all lines into rows.

A shortest path over (lines used, column of the last cell). Costs from both ends give for every line the cheapest
way that reads it otherwise; where that is nearly as cheap, the line is unclear and no one should trust it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lianping_desk.exchange.plan_reading.annex_columns import UNIT_COLUMNS, Column
from lianping_desk.exchange.plan_reading.cell_kinds import is_number
from lianping_desk.exchange.plan_reading.flat_costs import cost_of_cell, cost_of_empty

_MOST_LINES = 5  # of one cell
_UNCLEAR = 1.2
_FAR = 1e9
_MERGED = 1.8
_WEIGHTY = (*UNIT_COLUMNS, Column.task, Column.measure)


@dataclass(frozen=True, slots=True)
class Slot:
    """A place of a row; `is_band` for a group that no heading names, such as 提升行动 between two rows."""

    column: Column
    is_band: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the flattened table; `is_apart` where an empty line stands before it."""

    text: str
    line: int
    is_apart: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """Lines start..end as one cell in a slot; `begins_row` where it is the first of its row."""

    start: int
    end: int
    slot: int
    begins_row: bool
    is_unclear: bool = False


class Alignment:
    """Lines laid into rows of slots."""

    def __init__(self, lines: Sequence[Line], slots: Sequence[Slot]) -> None:
        self._lines = lines
        self._slots = slots
        self._columns = [slot.column for slot in slots]
        self._empty = [0.0 if slot.is_band else cost_of_empty(slot.column, self._columns) for slot in slots]
        apart = sum(line.is_apart for line in lines)
        # empty lines between rows part them; before every cell they say nothing
        self._gaps_tell = 0 < apart <= 0.6 * len(lines)
        self._cells = {
            (start, end, slot): cost
            for start in range(len(lines))
            for end in range(start + 1, min(len(lines), start + _MOST_LINES) + 1)
            for slot in range(len(slots))
            if (cost := self._cost(start, end, slot)) < _FAR
        }

    def placed(self) -> list[Placed]:
        """Every line in its cell, in order; [] for no lines."""
        ahead, back = self._ahead(), self._back()
        if not self._lines:
            return []
        return list(self._path(ahead, back))

    def _cost(self, start: int, end: int, slot: int) -> float:
        texts = [line.text for line in self._lines[start:end]]
        if end - start > 1 and any(is_number(text) for text in texts):
            return _FAR  # a serial number begins a row, or stands alone in one
        across = sum(line.is_apart for line in self._lines[start + 1 : end]) if self._gaps_tell else 0
        return cost_of_cell(self._slots[slot].column, texts, self._columns, self._slots[slot].is_band) + across

    def _between(self, before: int | None, slot: int, place: int, new_row: bool) -> float:
        """From the last cell to the next: the cells left empty, and whether empty lines agree with a new row."""
        if before is None:
            return self._before(slot)
        if not new_row:
            return sum(self._empty[before + 1 : slot]) + (self._gaps_tell and self._lines[place].is_apart) * 0.7
        return self._behind(before) + self._before(slot) + (self._gaps_tell and not self._lines[place].is_apart) * 0.7

    def _before(self, slot: int) -> float:
        """The cost of a row that begins here; a row of a measure alone has all its other cells merged down."""
        skipped = sum(self._empty[:slot])
        return min(skipped, _MERGED) if self._columns[slot] is Column.measure else skipped

    def _behind(self, slot: int) -> float:
        skipped = sum(self._empty[slot + 1 :])
        return min(skipped, _MERGED) if self._columns[slot] is Column.measure else skipped

    def _entries(self, costs: list[list[float]], place: int, slot: int) -> tuple[tuple[float, int | None], ...]:
        """The cheapest ways to begin a cell here within a row and as the first of a row, and the slot before it."""
        if place == 0:
            return (_FAR, None), (self._between(None, slot, place, new_row=True), None)
        within = min(
            ((costs[place][one] + self._between(one, slot, place, False), one) for one in range(slot)),
            default=(_FAR, None),
        )
        anew = min((costs[place][one] + self._between(one, slot, place, True), one) for one in range(len(self._slots)))
        return within, anew

    def _ahead(self) -> list[list[float]]:
        """The least cost of all lines up to a place, by the slot of the last cell."""
        costs = [[_FAR] * len(self._slots) for _ in range(len(self._lines) + 1)]
        for start in range(len(self._lines)):
            for slot in range(len(self._slots)):
                entry = min(cost for cost, _ in self._entries(costs, start, slot))
                for end in range(start + 1, min(len(self._lines), start + _MOST_LINES) + 1):
                    cell = self._cells.get((start, end, slot), _FAR)
                    costs[end][slot] = min(costs[end][slot], entry + cell)
        return costs

    def _back(self) -> list[list[float]]:
        """The least cost of all lines from a place on, by the slot of the cell that ended there."""
        count = len(self._lines)
        costs = [[_FAR] * len(self._slots) for _ in range(count + 1)]
        costs[count] = [self._behind(slot) for slot in range(len(self._slots))]
        for place in range(count - 1, 0, -1):
            ends = range(place + 1, min(count, place + _MOST_LINES) + 1)
            rest = [
                min(self._cells.get((place, end, slot), _FAR) + costs[end][slot] for end in ends)
                for slot in range(len(self._slots))
            ]
            for before in range(len(self._slots)):
                costs[place][before] = min(
                    rest[slot] + self._between(before, slot, place, new_row)
                    for slot in range(len(self._slots))
                    for new_row in ((False, True) if slot > before else (True,))
                )
        return costs

    def _path(self, ahead: list[list[float]], back: list[list[float]]) -> Iterator[Placed]:
        readings = self._readings(ahead, back)
        best = min(readings[0].values())
        place, before = 0, None
        spent = 0.0
        while place < len(self._lines):
            start, end, slot, new_row, spent = self._next(place, before, spent, best, back)
            unclear = any(
                self._is_unclear(readings[line], (slot, new_row and line == start), best) for line in range(start, end)
            )
            yield Placed(start, end, slot, new_row, unclear)
            place, before = end, slot

    def _next(
        self, place: int, before: int | None, spent: float, best: float, back: list[list[float]]
    ) -> tuple[int, int, int, bool, float]:
        """The next cell on the cheapest way."""
        found = []
        for (start, end, slot), cell in self._cells_at(place):
            for new_row in (True,) if before is None or slot <= before else (False, True):
                cost = spent + self._between(before, slot, start, new_row) + cell
                found.append((cost + back[end][slot], start, end, slot, new_row, cost))
        _, start, end, slot, new_row, cost = min(found)
        return start, end, slot, new_row, cost

    def _cells_at(self, start: int) -> Iterator[tuple[tuple[int, int, int], float]]:
        for end in range(start + 1, min(len(self._lines), start + _MOST_LINES) + 1):
            for slot in range(len(self._slots)):
                cell = self._cells.get((start, end, slot))
                if cell is not None:
                    yield (start, end, slot), cell

    def _readings(self, ahead: list[list[float]], back: list[list[float]]) -> list[dict[tuple[int, bool], float]]:
        """For every line the cheapest way that puts it in a slot, as the first of a row or not."""
        readings: list[dict[tuple[int, bool], float]] = [{} for _ in self._lines]
        for start in range(len(self._lines)):
            for slot in range(len(self._slots)):
                entries = self._entries(ahead, start, slot)
                for (_, end, of_slot), cell in self._cells_at(start):
                    if of_slot != slot:
                        continue
                    for new_row, (entry, _) in zip((False, True), entries, strict=True):
                        cost = entry + cell + back[end][slot]
                        for line in range(start, end):
                            key = (slot, new_row and line == start)
                            readings[line][key] = min(cost, readings[line].get(key, _FAR))
        return readings

    def _is_unclear(self, readings: dict[tuple[int, bool], float], chosen: tuple[int, bool], best: float) -> bool:
        column = self._slots[chosen[0]].column
        return any(
            cost < best + _UNCLEAR
            and (slot, first) != chosen
            and (column in _WEIGHTY or self._slots[slot].column in _WEIGHTY)
            for (slot, first), cost in readings.items()
        )
