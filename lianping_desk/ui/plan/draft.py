"""The plan that she is about to store, as far as she has corrected it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from lianping_desk.domain.indicator import Indicator
from lianping_desk.domain.plan import Phase, PlanDoubt
from lianping_desk.domain.plan_draft import DocumentLine, ReadDocument, numbered_tasks
from lianping_desk.domain.plan_units import NamedUnit
from lianping_desk.domain.read_plan import ReadPlan, ReadTask
from lianping_desk.domain.unit_decision import UnitDecision
from lianping_desk.services.desk import Desk
from lianping_desk.services.plan.add_plan import units_named_by

_LINE = re.compile(r"第(\d+)[行段]")
_ROW = re.compile(r"分工表第(\d+)行")


class Draft(QObject):
    """Holds the corrected plan and what she decided about units. `changed` is emitted after every correction."""

    changed = Signal()

    def __init__(self, desk: Desk, document: ReadDocument) -> None:
        super().__init__()
        self._desk = desk
        self.lines: tuple[DocumentLine, ...] = document.lines
        self.plan: ReadPlan = document.plan
        self.decisions: dict[str, UnitDecision] = {}
        self.checked: set[PlanDoubt] = set()

    def units(self) -> tuple[NamedUnit, ...]:
        """The units that the plan names now, each matched with those of its region."""
        return units_named_by(self._desk, self.plan)

    def correct(self, **fields: Any) -> None:
        """Change title, region, years, basis, tasks, indicators or phases."""
        self.plan = replace(self.plan, **fields)
        self.changed.emit()

    def set_task(self, place: int, task: ReadTask) -> None:
        """Put a corrected task in the place of the old one."""
        self.correct(tasks=_with(self.plan.tasks, place, task))

    def set_tasks(self, tasks: Sequence[ReadTask]) -> None:
        """Other tasks, numbered anew."""
        self.correct(tasks=numbered_tasks(tasks))

    def set_indicator(self, place: int, indicator: Indicator) -> None:
        self.correct(indicators=_with(self.plan.indicators, place, indicator))

    def set_phase(self, place: int, phase: Phase) -> None:
        self.correct(phases=_with(self.plan.phases, place, phase))

    def decide(self, name: str, decision: UnitDecision | None) -> None:
        """What becomes of a unit's name; None leaves it to how it was matched."""
        if decision is None:
            self.decisions.pop(name, None)
        else:
            self.decisions[name] = decision
        self.changed.emit()

    def check(self, doubt: PlanDoubt, *, done: bool) -> None:
        """She has looked at a doubt; it is not stored with the plan."""
        (self.checked.add if done else self.checked.discard)(doubt)
        self.changed.emit()

    def line_of(self, doubt: PlanDoubt) -> int | None:
        """The line of the document that a doubt is about, where it says one."""
        if (row := _ROW.search(doubt.where)) is not None:
            return next((task.source_line for task in self.plan.tasks if task.no == int(row[1])), None)
        found = _LINE.search(doubt.where)
        return int(found[1]) if found else None

    def result(self) -> tuple[ReadPlan, dict[str, UnitDecision]]:
        """What is to be stored: without doubts that she has settled, without decisions about names that are gone."""
        named = {unit.name for unit in self.units()}
        doubts = tuple(doubt for doubt in self.plan.doubts if doubt not in self.checked)
        decisions = {name: decision for name, decision in self.decisions.items() if name in named}
        return replace(self.plan, doubts=doubts), decisions


def _with(entries: Sequence[Any], place: int, entry: Any) -> tuple[Any, ...]:
    return (*entries[:place], entry, *entries[place + 1 :])
