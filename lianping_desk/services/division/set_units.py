"""Set all units of one role of a task at once, as typed into the cell of the 分工表."""

from collections.abc import Mapping
from types import MappingProxyType

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.plan import Role
from lianping_desk.domain.unit_decision import UnitDecision
from lianping_desk.domain.unit_names import UnitList, UnitNames, read_unit_list
from lianping_desk.services.desk import Desk
from lianping_desk.store.division import set_units as set_unit_rows
from lianping_desk.store.division import task_row
from lianping_desk.store.plans import task_value
from lianping_desk.store.units import current_units, settle_names

UNDECIDED: Mapping[str, UnitDecision] = MappingProxyType({})


def set_units(
    desk: Desk, task_id: int, role: Role, text: str, decisions: Mapping[str, UnitDecision] = UNDECIDED
) -> UnitList:
    """Make the units named in `text` (parted by 、) carry `role`, and no others; returns how the text was read.

    DeskError when one is unknown and she has not decided about it, or leads the task and would silently be moved down.
    """
    listed = read_unit_list(text)
    with desk.database.reading() as session:
        title = task_row(session, task_id).title
    with desk.database.writing(f"“{title}”的{role.chinese}单位改为“{text.strip()}”", desk.who) as session:
        settle_names(session, decisions)
        names, row = UnitNames(current_units(session)), task_row(session, task_id)
        unknown = [token for token in listed.tokens if names.find(token) is None and token not in decisions]
        if unknown:
            raise DeskError(f"“{unknown[0]}”不在单位名单里。", "请先新增这个单位，或把它记为某个单位的别名。")
        units = names.found(listed.tokens)
        leading = {assignment.unit_id for assignment in task_value(row).units(Role.lead)}
        for unit_id, token in units:
            if role is not Role.lead and unit_id in leading:
                raise DeskError(f"{token}已经是“{title}”的牵头单位。", "请先从牵头单位里去掉它。")
        set_unit_rows(session, row, role, units)
        session.flush()
        if task_value(row).tail_role is role:
            row.open_tail = listed.open_tail
    return listed
