"""The invented county as `resources/demo/county.toml` describes it, laid over the plan of the desk."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from random import Random
from typing import Any

from lianping_desk.domain.plan import Role, Task
from lianping_desk.domain.unit import Unit, UnitKind
from lianping_desk.services.plan.show_plan import ShownPlan
from lianping_desk.shipped import resource


@dataclass
class County:
    """The description, the plan and units that it is laid over, and the dice, which always fall the same way."""

    content: Mapping[str, Any]
    shown: ShownPlan
    dice: Random

    @classmethod
    def over(cls, shown: ShownPlan) -> "County":
        """The county laid over a plan."""
        content = tomllib.loads(resource("demo", "county.toml").read_text("utf-8"))
        return cls(content, shown, Random(content["seed"]))

    @property
    def as_of(self) -> date:
        """The day on which the demonstration is looked at."""
        day: date = self.content["as_of"]
        return day

    @cached_property
    def towns(self) -> tuple[Unit, ...]:
        return tuple(unit for unit in self.shown.units if unit.kind is UnitKind.town) or self.shown.units

    def town(self, number: int) -> Unit:
        """The town with this number, counted from 1 and round again where the county has fewer."""
        return self.towns[(number - 1) % len(self.towns)]

    def task(self, number: int) -> Task:
        """The task with this number, counted from 1 and round again where the plan has fewer."""
        tasks = self.shown.plan.tasks
        return tasks[(number - 1) % len(tasks)]

    def lead(self, task: Task) -> Unit:
        """The first unit that leads a task, or else has any part in it."""
        assignments = [*task.units(Role.lead), *task.assignments]
        return self.shown.unit(assignments[0].unit_id) if assignments else self.town(1)

    def pick(self, choices: Sequence[Any]) -> Any:
        """One of them, as the dice fall."""
        return self.dice.choice(choices)
