"""Delete a unit that nothing refers to."""

from lianping_desk.domain.errors import DeskError
from lianping_desk.services.desk import Desk
from lianping_desk.store.units import is_referred_to, tasks_of_unit, unit_row


def delete_unit(desk: Desk, unit_id: int) -> None:
    """Delete a unit. Refused while it carries tasks or has records: such a unit ends, it does not go."""
    with desk.database.reading() as session:
        name = unit_row(session, unit_id).name
    with desk.database.writing(f"删除单位“{name}”", desk.who) as session:
        row = unit_row(session, unit_id)
        if tasks := tasks_of_unit(session, unit_id):
            raise DeskError(f"{name}还承担着{len(tasks)}项任务，不能删除。", "机构撤并的，请填写截止日期和承接单位。")
        if is_referred_to(session, row):
            raise DeskError(f"{name}已有填报等记录，不能删除。", "机构撤并的，请填写截止日期和承接单位。")
        session.delete(row)
