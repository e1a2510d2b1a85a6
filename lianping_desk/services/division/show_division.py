"""Read everything that the 分工表 shows."""

from dataclasses import dataclass
from datetime import date

from lianping_desk.domain.status import Status
from lianping_desk.domain.unit import Unit
from lianping_desk.services.desk import Desk
from lianping_desk.services.plan.show_plan import show_plan
from lianping_desk.services.status.status import status


@dataclass(frozen=True, slots=True)
class Division:
    """The tasks of the current plan with their states, and every unit of the desk."""

    status: Status
    units: tuple[Unit, ...]


def show_division(desk: Desk, as_of: date) -> Division:
    """The 分工表 as of `as_of`; DeskError when there is no plan."""
    return Division(status(desk, as_of), show_plan(desk).units)
