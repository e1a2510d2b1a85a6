"""Take over a block of the 分工表 that was pasted from Excel, with what she decided about unknown units."""

from collections.abc import Mapping
from dataclasses import dataclass

from lianping_desk.domain.division_block import PastedBlock
from lianping_desk.domain.plan import TaskKind
from lianping_desk.domain.unit import Unit, UnitKind
from lianping_desk.domain.unit_names import UnitNames
from lianping_desk.services.desk import Desk
from lianping_desk.store.division import current_plan_id, insert_task, set_units, task_row
from lianping_desk.store.units import add_alias, add_unit, all_units


@dataclass(frozen=True, slots=True)
class NewUnit:
    """The unknown name is a unit of its own."""

    kind: UnitKind = UnitKind.other


@dataclass(frozen=True, slots=True)
class AliasOf:
    """The unknown name is another spelling of this unit."""

    unit_id: int


@dataclass(frozen=True, slots=True)
class Ignored:
    """The unknown name is left out."""


Decision = NewUnit | AliasOf | Ignored


def paste_block(
    desk: Desk, block: PastedBlock, decisions: Mapping[str, Decision], kind: TaskKind, after_id: int | None = None
) -> int:
    """Change and add tasks as the block says; returns how many rows were taken over.

    `decisions` holds one for each unknown unit; one without a decision is left out. New tasks are of `kind` and come
    behind `after_id`.
    """
    with desk.database.writing(f"粘贴分工表{len(block.rows)}行", desk.who) as session:
        for token, decision in decisions.items():
            match decision:
                case NewUnit():
                    add_unit(session, Unit(name=token, full_name="", kind=decision.kind))
                case AliasOf():
                    add_alias(session, decision.unit_id, token)
        names, plan_id = UnitNames(all_units(session)), current_plan_id(session)
        for pasted in block.rows:
            if pasted.task is None:
                task_id = after_id = insert_task(session, plan_id, pasted.title, kind, after_id)
            else:
                task_id = pasted.task.id
            row = task_row(session, task_id)
            for role, listed in pasted.units.items():
                found = [(unit.id, token) for token in listed.tokens if (unit := names.find(token))]
                set_units(session, row, role, found)
                row.open_tail = listed.open_tail or row.open_tail
        return len(block.rows)
