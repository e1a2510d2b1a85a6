"""Hold two plans of the desk against each other, on the screen or in a file."""

from datetime import date
from pathlib import Path

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.long_work import Progress, no_progress
from lianping_desk.domain.materials.heading import Heading
from lianping_desk.domain.materials.leaves.comparison import comparison_leaves
from lianping_desk.domain.materials.pack import Leaves, Pack
from lianping_desk.domain.plan_comparison import PlanComparison, compare
from lianping_desk.services.desk import Desk
from lianping_desk.services.materials.export import Exported, Format, write_pack
from lianping_desk.services.settings import OFFICE
from lianping_desk.store.indicators import indicators
from lianping_desk.store.plans import plan_by_id


def compare_plans(desk: Desk, old_id: int, new_id: int) -> PlanComparison:
    """The plan `new_id` against the older one; DeskError when one is not there, or both are the same."""
    if old_id == new_id:
        raise DeskError("选的是同一份方案。", "请选两份不同的方案来比较。")
    with desk.database.reading() as session:
        old, new = plan_by_id(session, old_id), plan_by_id(session, new_id)
        return compare(old, indicators(session, old_id), new, indicators(session, new_id))


def export_comparison(
    desk: Desk, old_id: int, new_id: int, format: Format, out: Path, progress: Progress = no_progress
) -> Exported:
    """Write the comparison to `out`; DeskError when that cannot be done."""
    comparison = compare_plans(desk, old_id, new_id)
    new, today = comparison.new, date.today()
    office = desk.settings.office or f"{new.region}{OFFICE}"
    heading = Heading(new.region, new.title, f"{new.region}实施方案对照表", today, today, office)
    material = Leaves("实施方案对照表", heading, comparison_leaves(comparison, heading))
    return write_pack(desk, Pack(heading, (material,)), format, out, progress=progress)
