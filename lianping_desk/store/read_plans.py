"""Storing a plan that was read from a document, with its units and indicators."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from lianping_desk.domain.decided_units import decided_units
from lianping_desk.domain.indicator_source import with_source
from lianping_desk.domain.placed_plan import placed_plan
from lianping_desk.domain.plan import Plan
from lianping_desk.domain.plan_units import named_units
from lianping_desk.domain.read_plan import ReadPlan
from lianping_desk.domain.unit import Unit
from lianping_desk.domain.unit_decision import UnitDecision
from lianping_desk.store.indicators import add_indicators
from lianping_desk.store.plans import add_plan, current_plan, same_plans
from lianping_desk.store.units import add_alias, add_units, units_of_region


@dataclass(frozen=True, slots=True)
class AddedPlan:
    """The plan as stored, the units that are new to the desk, and earlier plans of the same name, region and years."""

    plan: Plan
    new_units: tuple[Unit, ...]
    same: tuple[Plan, ...] = ()


def add_read_plan(
    session: Session, read: ReadPlan, decisions: Mapping[str, UnitDecision], predecessor_id: int | None = None
) -> AddedPlan:
    """Store a checked plan and make it the current one; `decisions` is by the names of its `named_units`."""
    assert read.years is not None
    same = same_plans(session, read.title, read.region, read.years)
    known = units_of_region(session, read.region)
    units = decided_units(named_units(read, known), decisions, known, read.region)
    ids = add_units(session, [replace(unit, id=no) for no, unit in enumerate(units.new, 1)], read.region)
    unit_ids = {**units.known, **{unit.name: ids[no] for no, unit in enumerate(units.new, 1)}}
    plan = placed_plan(read, unit_ids)
    plan = replace(plan, doubts=(*plan.doubts, *units.doubts))
    plan_id = add_plan(session, plan, predecessor_id)
    add_indicators(session, plan_id, [with_source(one) for one in read.indicators])
    for name, unit_id in units.aliases.items():
        add_alias(session, unit_id, name)
    stored = {unit.id: unit for unit in units_of_region(session, read.region)}
    return AddedPlan(current_plan(session), tuple(stored[unit_ids[unit.name]] for unit in units.new), same)
