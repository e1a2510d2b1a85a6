"""The leaves of any material, in the order in which they are read."""

from dataclasses import replace

from lianping_desk.domain.materials.agenda import Agenda
from lianping_desk.domain.materials.division import DivisionTable
from lianping_desk.domain.materials.leaves.agenda import agenda_leaf
from lianping_desk.domain.materials.leaves.division import division_leaves
from lianping_desk.domain.materials.leaves.ledger import late_leaves, ledger_leaves
from lianping_desk.domain.materials.leaves.report import report_leaf
from lianping_desk.domain.materials.leaves.schedule import schedule_leaves
from lianping_desk.domain.materials.leaves.targets import target_leaves
from lianping_desk.domain.materials.leaves.task_sheet import task_sheet_leaf
from lianping_desk.domain.materials.leaves.yearly import yearly_leaves
from lianping_desk.domain.materials.ledger import LateList, Ledger
from lianping_desk.domain.materials.pack import Leaves, Material, Part, TaskSheets
from lianping_desk.domain.materials.report import ProgressReport
from lianping_desk.domain.materials.schedule import ScheduleSheet
from lianping_desk.domain.materials.table import Leaf
from lianping_desk.domain.materials.targets import TargetSheet


def leaves_of(material: Material) -> tuple[Leaf, ...]:
    """One leaf or several. What is empty is said on the first of them, not on a blank page of its own."""
    match material:
        case Agenda():
            return (agenda_leaf(material),)
        case ProgressReport():
            return (report_leaf(material),)
        case DivisionTable():
            return division_leaves(material)
        case ScheduleSheet():
            return without_blanks(schedule_leaves(material))
        case TargetSheet():
            return (*without_blanks(target_leaves(material)), *yearly_leaves(material))
        case Ledger():
            return without_blanks(ledger_leaves(material))
        case LateList():
            return late_leaves(material)
        case Leaves():
            return material.leaves
        case TaskSheets():
            sheets = tuple(task_sheet_leaf(sheet) for sheet in material.sheets)
            return sheets or (Leaf("任务书", material.heading, (material.remark,), is_portrait=True),)


def material_name(material: Material) -> str:
    """What a material is called in the contents of a pack."""
    match material:
        case Agenda():
            part = Part.agenda
        case ProgressReport():
            part = Part.report
        case DivisionTable():
            part = Part.division
        case ScheduleSheet():
            part = Part.schedule
        case TargetSheet():
            part = Part.targets
        case Ledger():
            part = Part.ledger
        case LateList():
            part = Part.late_list
        case Leaves():
            return material.name
        case TaskSheets():
            part = Part.task_sheets
    return part.chinese


def without_blanks(leaves: tuple[Leaf, ...]) -> tuple[Leaf, ...]:
    """The leaves that have rows, and the first; what the others would say is a remark on it."""
    first, *others = leaves
    blank = [leaf for leaf in others if not any(table.rows for table in leaf.tables)]
    said = tuple(table.empty for leaf in blank for table in leaf.tables)
    return (replace(first, remarks=(*first.remarks, *said)), *(leaf for leaf in others if leaf not in blank))
