"""Which cell of the table each line of a flattened one was: the cheapest way to lay all lines into rows.

A shortest path over (lines used, column of the last cell). Costs from both ends give for every line the cheapest
way that reads it otherwise; where that is nearly as cheap, the line is unclear and no one should trust it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lianping_desk.exchange.plan_reading.tables.annex_columns import UNIT_COLUMNS, Column
from lianping_desk.exchange.plan_reading.tables.cell_kinds import is_number
from lianping_desk.exchange.plan_reading.tables.flat_costs import cost_of_cell, cost_of_empty

_MOST_LINES = 5  # of one cell
_UNCLEAR = 1.2
_FAR = 1e9
_HOPELESS = 15.0
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
        count = len(slots)
        self._within = [[sum(self._empty[one + 1 : two]) for two in range(count)] for one in range(count)]
        self._leading = [self._before(slot) for slot in range(count)]
        self._trailing = [self._behind(slot) for slot in range(count)]
        # by the line that a cell begins at: the line behind it, its slot, its cost
        self._cells = [list(self._cells_from(start)) for start in range(len(lines))]

    def placed(self) -> list[Placed]:
        """Every line in its cell, in order; [] for no lines."""
        ahead, back = self._ahead(), self._back()
        if not self._lines:
            return []
        return list(self._path(ahead, back))

    def _cells_from(self, start: int) -> Iterator[tuple[int, int, float]]:
        for slot in range(len(self._slots)):
            for end in range(start + 1, min(len(self._lines), start + _MOST_LINES) + 1):
                cost = self._cost(start, end, slot)
                if cost > _HOPELESS:
                    break
                yield end, slot, cost

    def _cost(self, start: int, end: int, slot: int) -> float:
        texts = [line.text for line in self._lines[start:end]]
        if end - start > 1 and (is_number(texts[0]) or is_number(texts[-1])):
            return _FAR  # a serial number begins a row, or stands alone in one
        across = sum(line.is_apart for line in self._lines[start + 1 : end]) if self._gaps_tell else 0
        return cost_of_cell(self._slots[slot].column, texts, self._columns, self._slots[slot].is_band) + across

    def _gap(self, place: int, new_row: bool) -> float:
        """Whether the empty line before a place, or that there is none, speaks against what begins there."""
        return 0.7 if self._gaps_tell and self._lines[place].is_apart is not new_row else 0.0

    def _between(self, before: int | None, slot: int, place: int, new_row: bool) -> float:
        """From the last cell to the next: the cells left empty, and whether empty lines agree with a new row."""
        if before is None:
            return self._leading[slot]
        skipped = self._trailing[before] + self._leading[slot] if new_row else self._within[before][slot]
        return skipped + self._gap(place, new_row)

    def _before(self, slot: int) -> float:
        """The cost of a row that begins here; a row of a measure alone has all its other cells merged down."""
        skipped = sum(self._empty[:slot])
        return min(skipped, _MERGED) if self._columns[slot] is Column.measure else skipped

    def _behind(self, slot: int) -> float:
        skipped = sum(self._empty[slot + 1 :])
        return min(skipped, _MERGED) if self._columns[slot] is Column.measure else skipped

    def _entries(self, costs: list[list[float]], place: int) -> list[tuple[float, float]]:
        """For each slot the least cost of beginning a cell of it here, within a row and as the first of a row."""
        if place == 0:
            return [(_FAR, leading) for leading in self._leading]
        here = costs[place]
        anew = min(cost + trailing for cost, trailing in zip(here, self._trailing, strict=True))
        anew += self._gap(place, new_row=True)
        gap = self._gap(place, new_row=False)
        return [
            (min((here[one] + self._within[one][slot] for one in range(slot)), default=_FAR) + gap, anew + leading)
            for slot, leading in enumerate(self._leading)
        ]

    def _ahead(self) -> list[list[float]]:
        """The least cost of all lines up to a place, by the slot of the last cell."""
        costs = [[_FAR] * len(self._slots) for _ in range(len(self._lines) + 1)]
        for start in range(len(self._lines)):
            entries = self._entries(costs, start)
            for end, slot, cell in self._cells[start]:
                costs[end][slot] = min(costs[end][slot], min(entries[slot]) + cell)
        return costs

    def _back(self) -> list[list[float]]:
        """The least cost of all lines from a place on, by the slot of the cell that ended there."""
        slots = range(len(self._slots))
        costs = [[_FAR] * len(self._slots) for _ in self._lines] + [self._trailing]
        for place in range(len(self._lines) - 1, 0, -1):
            rest = [_FAR] * len(self._slots)
            for end, slot, cell in self._cells[place]:
                rest[slot] = min(rest[slot], cell + costs[end][slot])
            anew = min(rest[slot] + self._leading[slot] for slot in slots) + self._gap(place, new_row=True)
            gap = self._gap(place, new_row=False)
            for before in slots:
                within = (self._within[before][slot] + rest[slot] for slot in slots[before + 1 :])
                costs[place][before] = min(anew + self._trailing[before], min(within, default=_FAR) + gap)
        return costs

    def _path(self, ahead: list[list[float]], back: list[list[float]]) -> Iterator[Placed]:
        readings = self._readings(ahead, back)
        best = min(readings[0].values())
        place, before = 0, None
        spent = 0.0
        while place < len(self._lines):
            end, slot, new_row, spent = self._next(place, before, spent, back)
            unclear = any(
                self._is_unclear(readings[line], (slot, new_row and line == place), best) for line in range(place, end)
            )
            yield Placed(place, end, slot, new_row, unclear)
            place, before = end, slot

    def _next(
        self, place: int, before: int | None, spent: float, back: list[list[float]]
    ) -> tuple[int, int, bool, float]:
        """The next cell on the cheapest way: where it ends, its slot, whether it begins a row, the cost so far."""
        found = []
        for end, slot, cell in self._cells[place]:
            for new_row in (True,) if before is None or slot <= before else (False, True):
                cost = spent + self._between(before, slot, place, new_row) + cell
                found.append((cost + back[end][slot], end, slot, new_row, cost))
        _, end, slot, new_row, cost = min(found)
        return end, slot, new_row, cost

    def _readings(self, ahead: list[list[float]], back: list[list[float]]) -> list[dict[tuple[int, bool], float]]:
        """For every line the cheapest way that puts it in a slot, as the first of a row or not."""
        readings: list[dict[tuple[int, bool], float]] = [{} for _ in self._lines]
        for start in range(len(self._lines)):
            entries = self._entries(ahead, start)
            for end, slot, cell in self._cells[start]:
                for new_row, entry in zip((False, True), entries[slot], strict=True):
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
