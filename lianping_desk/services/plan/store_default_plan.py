"""Give a fresh desk the plan that ships with the program."""

from lianping_desk.domain.plan import Plan
from lianping_desk.exchange.plan_file import read_plan_file
from lianping_desk.services.desk import Desk
from lianping_desk.shipped import resource
from lianping_desk.store.indicators import add_indicators
from lianping_desk.store.plans import add_plan, current_plan, has_plan
from lianping_desk.store.units import add_units

DEFAULT_PLAN = "lianping_2021_2025.toml"


def store_default_plan(desk: Desk) -> Plan | None:
    """Store the shipped plan with its units and indicators and return it; None when the desk has a plan already."""
    with desk.database.reading() as session:
        if has_plan(session):
            return None
    shipped = read_plan_file(resource("plans", DEFAULT_PLAN))
    with desk.database.writing(f"读入{shipped.plan.title}", desk.who) as session:
        unit_ids = add_units(session, shipped.units, shipped.plan.region)
        plan_id = add_plan(session, shipped.plan.with_unit_ids(unit_ids))
        add_indicators(session, plan_id, shipped.indicators)
        return current_plan(session)
