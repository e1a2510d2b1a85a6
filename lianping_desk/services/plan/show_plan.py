"""Read the current plan with everything that belongs to it."""

from dataclasses import dataclass

from lianping_desk.domain.indicator import Indicator
from lianping_desk.domain.plan import Plan
from lianping_desk.domain.unit import Unit
from lianping_desk.services.desk import Desk
from lianping_desk.store.indicators import indicators
from lianping_desk.store.plans import current_plan
from lianping_desk.store.units import current_units


@dataclass(frozen=True, slots=True)
class ShownPlan:
    """The current plan, every unit of its region (ended ones too), and the plan's indicators."""

    plan: Plan
    units: tuple[Unit, ...]
    indicators: tuple[Indicator, ...]

    def unit(self, unit_id: int) -> Unit:
        """The unit with this id; KeyError when there is none."""
        for unit in self.units:
            if unit.id == unit_id:
                return unit
        raise KeyError(unit_id)


def show_plan(desk: Desk) -> ShownPlan:
    """The current plan; DeskError when there is none."""
    with desk.database.reading() as session:
        plan = current_plan(session)
        return ShownPlan(plan, current_units(session), indicators(session, plan.id))
