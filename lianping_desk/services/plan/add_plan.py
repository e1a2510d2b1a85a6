"""Store a plan that was read from a document, with its units, indicators, phases and doubts, and work on it."""

from collections.abc import Mapping
from types import MappingProxyType

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.placed_plan import checked_plan
from lianping_desk.domain.plan_units import NamedUnit, named_units
from lianping_desk.domain.read_plan import ReadPlan
from lianping_desk.domain.unit_decision import UnitDecision
from lianping_desk.services.desk import Desk
from lianping_desk.store.read_plans import AddedPlan, add_read_plan
from lianping_desk.store.units import units_of_region

UNDECIDED: Mapping[str, UnitDecision] = MappingProxyType({})


def units_named_by(desk: Desk, read: ReadPlan) -> tuple[NamedUnit, ...]:
    """The units of a document, each matched with those that the desk has of its region."""
    with desk.database.reading() as session:
        return named_units(read, units_of_region(session, read.region))


def add_plan(desk: Desk, read: ReadPlan, decisions: Mapping[str, UnitDecision] = UNDECIDED) -> AddedPlan:
    """Store the plan and make it the current one, in one transaction; DeskError when something essential is missing.

    `decisions` is by the name of a unit of the document (`units_named_by`). A name without one is the unit of the desk
    that goes by it, else a new unit of the kind that its name tells; where it resembles another, a doubt says so.
    """
    read = checked_plan(read)
    if not read.tasks:
        raise DeskError("这份方案里没有任务。", "请先补上任务再存。")
    with desk.database.writing(f"读入{read.title}", desk.who, whatever_plan=True) as session:
        return add_read_plan(session, read, decisions)
