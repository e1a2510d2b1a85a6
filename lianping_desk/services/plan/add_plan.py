"""Store a plan that was read from a document, with its units, indicators, phases and doubts, and work on it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.indicator_source import with_source
from lianping_desk.domain.placed_plan import checked_plan, placed_plan
from lianping_desk.domain.plan import Plan, PlanDoubt
from lianping_desk.domain.plan_units import NamedUnit, named_units, new_unit, with_own_aliases
from lianping_desk.domain.read_plan import ReadPlan
from lianping_desk.domain.unit import Unit
from lianping_desk.domain.unit_decision import AliasOf, LeftOut, NewUnit, UnitDecision
from lianping_desk.domain.unit_rules import checked
from lianping_desk.services.desk import Desk
from lianping_desk.store.indicators import add_indicators
from lianping_desk.store.plans import add_plan as add_plan_row
from lianping_desk.store.plans import current_plan, same_plans
from lianping_desk.store.units import add_alias, add_units, units_of_region

UNDECIDED: Mapping[str, UnitDecision] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class AddedPlan:
    """The plan as stored, the units that are new to the desk, and earlier plans of the same name, region and years."""

    plan: Plan
    new_units: tuple[Unit, ...]
    same: tuple[Plan, ...] = ()


def units_named_by(desk: Desk, read: ReadPlan) -> tuple[NamedUnit, ...]:
    """The units of a document, each matched with those that the desk has of its region."""
    with desk.database.reading() as session:
        return named_units(read, units_of_region(session, read.region))


def add_plan(
    desk: Desk,
    read: ReadPlan,
    decisions: Mapping[str, UnitDecision] = UNDECIDED,
    *,
    predecessor_id: int | None = None,
) -> AddedPlan:
    """Store the plan and make it the current one, in one transaction; DeskError when something essential is missing.

    `decisions` is by the name of a unit of the document (`units_named_by`). A name without one is the unit of the desk
    that goes by it, else a new unit of the kind that its name tells; where it resembles another, a doubt says so.
    """
    read = checked_plan(read)
    if not read.tasks:
        raise DeskError("这份方案里没有任务。", "请先补上任务再存。")
    with desk.database.writing(f"读入{read.title}", desk.who, whatever_plan=True) as session:
        same = same_plans(session, read.title, read.region, read.years or (0, 0))
        known = units_of_region(session, read.region)
        named = named_units(read, known)
        _refuse_unknown(decisions, named)
        new = _new_units(read, named, decisions, known)
        ids = add_units(session, [replace(unit, id=no) for no, unit in enumerate(new, 1)], read.region)
        unit_ids = {unit.name: ids[no] for no, unit in enumerate(new, 1)} | _known_ids(named, decisions)
        plan = placed_plan(read, unit_ids)
        plan = replace(plan, doubts=(*plan.doubts, *_look_alikes(named, decisions)))
        plan_id = add_plan_row(session, plan, {unit_id: unit_id for unit_id in unit_ids.values()}, predecessor_id)
        add_indicators(session, plan_id, [with_source(one) for one in read.indicators])
        for name, decision in decisions.items():
            if isinstance(decision, AliasOf):
                add_alias(session, decision.unit_id, name)
        stored = {unit.id: unit for unit in units_of_region(session, read.region)}
        added = tuple(stored[unit_ids[unit.name]] for unit in new)
        return AddedPlan(current_plan(session), added, same)


def _refuse_unknown(decisions: Mapping[str, UnitDecision], named: tuple[NamedUnit, ...]) -> None:
    unknown = decisions.keys() - {unit.name for unit in named}
    if unknown:
        raise DeskError(f"方案里没有“{sorted(unknown)[0]}”这个单位。", "请重新核对单位后再存。")


def _new_units(
    read: ReadPlan, named: tuple[NamedUnit, ...], decisions: Mapping[str, UnitDecision], known: tuple[Unit, ...]
) -> tuple[Unit, ...]:
    new: list[Unit] = []
    for unit in named:
        decision = decisions.get(unit.name)
        if isinstance(decision, NewUnit) or (decision is None and unit.known is None):
            kind = decision.kind if isinstance(decision, NewUnit) else unit.kind
            new.append(new_unit(unit.name, kind, read.region))
    return tuple(checked(unit, known) for unit in with_own_aliases(new, known))


def _known_ids(named: tuple[NamedUnit, ...], decisions: Mapping[str, UnitDecision]) -> dict[str, int]:
    ids: dict[str, int] = {}
    for unit in named:
        decision = decisions.get(unit.name)
        if isinstance(decision, AliasOf):
            ids[unit.name] = decision.unit_id
        elif decision is None and unit.known is not None:
            ids[unit.name] = unit.known.id
    return ids


def _look_alikes(named: tuple[NamedUnit, ...], decisions: Mapping[str, UnitDecision]) -> list[PlanDoubt]:
    """A new unit that may be a known one under another name, and units that she left out."""
    doubts = []
    for unit in named:
        decision = decisions.get(unit.name)
        if decision is None and unit.known is None and unit.likely:
            likely = "、".join(one.name for one in unit.likely)
            why = f"“{unit.name}”按新单位记了；单位名单里有相近的{likely}，如是同一个单位请合并"
            doubts.append(PlanDoubt("单位", unit.name, why))
        elif isinstance(decision, LeftOut):
            doubts.append(PlanDoubt("单位", unit.name, f"“{unit.name}”没有记入分工"))
    return doubts
