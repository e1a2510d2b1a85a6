"""Give a unit a role in a task, another role, or none."""

from lianping_desk.domain.plan import Role
from lianping_desk.services.desk import Desk
from lianping_desk.store.division import assign, task_row, unassign
from lianping_desk.store.units import unit_row


def set_role(desk: Desk, task_id: int, unit_id: int, role: Role | None) -> None:
    """Let the unit lead, answer for or join the task; None takes it out, which is refused once it has reported."""
    with desk.database.reading() as session:
        task, unit = task_row(session, task_id).title, unit_row(session, unit_id).name
    why = f"“{task}”：{unit}{'改为' + role.chinese if role else '不再承担'}"
    with desk.database.writing(why, desk.who) as session:
        if role is None:
            unassign(session, task_row(session, task_id), unit_id)
        else:
            assign(task_row(session, task_id), unit_row(session, unit_id), role)
