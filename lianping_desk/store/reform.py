"""The units of the desk while they are being merged, split or renamed."""

from dataclasses import replace

from sqlalchemy.orm import Session

from lianping_desk.domain.reform import Follower
from lianping_desk.domain.unit import Unit
from lianping_desk.domain.unit_names import fold_name
from lianping_desk.domain.unit_rules import checked
from lianping_desk.store.division import assign, task_row
from lianping_desk.store.units import add_unit, current_units, unit_row, unit_value, write_unit


class UnitsAtHand:
    """Reads and writes units one after another within one session, each checked against those that are there."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def unit(self, unit_id: int) -> Unit:
        """The unit as it is now; DeskError when it is gone."""
        return unit_value(unit_row(self._session, unit_id))

    def add(self, unit: Unit) -> int:
        """Add a unit; DeskError when one of its names is taken."""
        return add_unit(self._session, checked(unit, current_units(self._session)))

    def leave_name(self, unit_id: int, follower: Follower) -> None:
        """Take the names of a new unit from the aliases of the one that it follows."""
        unit, names = self.unit(unit_id), {fold_name(follower.name), fold_name(follower.full_name)}
        self.write(replace(unit, aliases=tuple(alias for alias in unit.aliases if fold_name(alias) not in names)))

    def write(self, unit: Unit) -> None:
        """Make the unit with this id say what `unit` says."""
        write_unit(unit_row(self._session, unit.id), checked(unit, current_units(self._session)))
        self._session.flush()

    def share_task(self, task_id: int, unit_id: int, part_id: int) -> None:
        """Name a part of a split unit in a task, in the role that the unit had there; nothing where it had none."""
        task = task_row(self._session, task_id)
        role = next((one.role for one in task.assignments if one.unit_id == unit_id), None)
        if role is not None:
            assign(task, unit_row(self._session, part_id), role)
            self._session.flush()
