"""Take over a block of the 分工表 that was pasted from Excel, with what she decided about unknown units."""

from collections.abc import Mapping

from lianping_desk.domain.division_block import PastedBlock
from lianping_desk.domain.plan import TaskKind
from lianping_desk.domain.unit_decision import UnitDecision
from lianping_desk.domain.unit_names import UnitNames
from lianping_desk.services.desk import Desk
from lianping_desk.store.division import insert_task, set_units, task_row
from lianping_desk.store.plans import current_plan_id
from lianping_desk.store.units import current_units, settle_names


def paste_block(
    desk: Desk, block: PastedBlock, decisions: Mapping[str, UnitDecision], kind: TaskKind, after_id: int | None = None
) -> int:
    """Change and add tasks as the block says; returns how many rows were taken over.

    `decisions` holds one for each unknown unit; one without a decision is left out. New tasks are of `kind` and come
    behind `after_id`.
    """
    with desk.database.writing(f"粘贴分工表{len(block.rows)}行", desk.who) as session:
        settle_names(session, decisions)
        names, plan_id = UnitNames(current_units(session)), current_plan_id(session)
        for pasted in block.rows:
            if pasted.task is None:
                task_id = after_id = insert_task(session, plan_id, pasted.title, kind, after_id)
            else:
                task_id = pasted.task.id
            row = task_row(session, task_id)
            for role, listed in pasted.units.items():
                set_units(session, row, role, names.found(listed.tokens))
                row.open_tail = listed.open_tail or row.open_tail
        return len(block.rows)
