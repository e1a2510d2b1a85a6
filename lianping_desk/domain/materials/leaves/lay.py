"""The leaves of any material, in the order in which they are read."""

from lianping_desk.domain.materials.division import DivisionTable
from lianping_desk.domain.materials.leaves.division import division_leaves
from lianping_desk.domain.materials.leaves.ledger import late_leaves, ledger_leaves
from lianping_desk.domain.materials.leaves.schedule import schedule_leaves
from lianping_desk.domain.materials.leaves.targets import target_leaves
from lianping_desk.domain.materials.leaves.task_sheet import task_sheet_leaf
from lianping_desk.domain.materials.ledger import LateList, Ledger
from lianping_desk.domain.materials.pack import Material, TaskSheets
from lianping_desk.domain.materials.schedule import ScheduleSheet
from lianping_desk.domain.materials.table import Leaf
from lianping_desk.domain.materials.targets import TargetSheet


def leaves_of(material: Material) -> tuple[Leaf, ...]:
    """One leaf or several; a material with nothing in it has a leaf that says so."""
    match material:
        case DivisionTable():
            return division_leaves(material)
        case ScheduleSheet():
            return schedule_leaves(material)
        case TargetSheet():
            return target_leaves(material)
        case Ledger():
            return ledger_leaves(material)
        case LateList():
            return late_leaves(material)
        case TaskSheets():
            sheets = tuple(task_sheet_leaf(sheet) for sheet in material.sheets)
            return sheets or (Leaf("任务书", material.heading, (material.remark,), is_portrait=True),)
