"""Where a row as read belongs in the database: whose it is, and which task, measure or indicator it is about."""

from dataclasses import dataclass

from lianping_desk.domain.received import Catalogue, Doubt, ReadRow, TableKind

BLOCKING = frozenset({"task", "indicator", "name", "row", "unit", "period", "version"})
"""Doubts about these keep the whole row waiting: there is no telling what it says about whom."""

FILE_BLOCKING = frozenset({"unit", "period", "version"})
"""Doubts of a whole file about these keep the file waiting."""


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row with the ids of what it is about; `indicator_id` or `task_id` is 0 where the table has none."""

    row: ReadRow
    unit_id: int
    task_id: int = 0
    measure_id: int | None = None
    indicator_id: int = 0


class Places:
    """Finds the ids for rows read against `catalogue`."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._units = {unit.name: unit.id for unit in catalogue.units}
        self._tasks = {task.no: task for task in catalogue.plan.tasks}
        self._indicators = {indicator.title: indicator.id for indicator in catalogue.indicators}

    def unit_id(self, name: str | None) -> int | None:
        """The id of the unit that the register knows by this name."""
        return self._units.get(name or "")

    def place(self, row: ReadRow, file_unit_id: int | None) -> PlacedRow | None:
        """The row in its place; None while what it is about is not known."""
        unit_id = self.unit_id(row.unit) if row.unit else file_unit_id
        if unit_id is None:
            return None
        match row.table:
            case TableKind.progress:
                task = self._tasks.get(row.task_no or 0)
                if task is None:
                    return None
                measure = next((m.id for m in task.measures if m.no == row.measure_no), None)
                return PlacedRow(row, unit_id, task_id=task.id, measure_id=measure)
            case TableKind.indicator:
                indicator_id = self._indicators.get(row.indicator or "")
                return PlacedRow(row, unit_id, indicator_id=indicator_id) if indicator_id else None
            case TableKind.base:
                return PlacedRow(row, unit_id) if row.name else None


def waits(row: ReadRow, doubts: tuple[Doubt, ...] | None = None) -> bool:
    """Whether the row must wait for `doubts` (None: its own) to be settled.

    It waits while what it is about is in doubt, or nothing in it is sure. A base waits on any doubt: an award without
    its day or level would count where it should not.
    """
    found = row.doubts if doubts is None else doubts
    if not found:
        return False
    if row.table is TableKind.base or not row.values:
        return True
    return any(doubt.field in BLOCKING for doubt in found)
