"""The review of the current plan (五年总结): targets, results, evidence, and what is still missing."""

from datetime import date
from pathlib import Path

from lianping_desk.domain.long_work import Progress, no_progress
from lianping_desk.domain.materials.heading import Heading
from lianping_desk.domain.materials.leaves.plan_review import review_leaves
from lianping_desk.domain.materials.pack import Leaves, Pack
from lianping_desk.domain.plan_review import PeriodReturns, PlanReview, missing_of, review_day
from lianping_desk.services.bases.list_bases import list_bases
from lianping_desk.services.desk import Desk
from lianping_desk.services.materials.export import Exported, Format, write_pack
from lianping_desk.services.periods.show_periods import periods
from lianping_desk.services.returns.ledger.status import whole_ledger
from lianping_desk.services.settings import OFFICE
from lianping_desk.services.status.status import status


def review_plan(desk: Desk, as_of: date | None = None) -> PlanReview:
    """How the current plan came out by `as_of` (None: its last day, or today while it runs)."""
    with desk.database.reading():
        found = status(desk, as_of or date.today())
        if as_of is None:
            found = status(desk, review_day(found.plan.ends, date.today()))
        ledger = whole_ledger(desk, found.as_of)
        returned = []
        for period in (one for one in periods(desk) if one.ends <= found.as_of):
            lines = [line for line in ledger if line.period.id == period.id]
            missing = tuple(line.unit.name for line in lines if not line.state.has_arrived)
            returned.append(PeriodReturns(period, len(lines), missing))
        doubts = sum(line.doubts for line in ledger)
        missing_things = tuple(missing_of(found, returned, list_bases(desk), doubts))
    return PlanReview(found, tuple(returned), missing_things)


def review_pack(desk: Desk, as_of: date | None = None) -> Pack:
    """The review as a material that can be previewed, printed and written."""
    review = review_plan(desk, as_of)
    plan = review.status.plan
    heading = Heading(
        region=plan.region,
        plan_title=plan.title,
        title=f"{plan.region}科普工作{plan.years_text}年总结",
        as_of=review.status.as_of,
        made_on=date.today(),
        office=desk.settings.office or f"{plan.region}{OFFICE}",
    )
    return Pack(heading, (Leaves("方案总结", heading, review_leaves(review, heading)),))


def export_review(
    desk: Desk, format: Format, out: Path, as_of: date | None = None, progress: Progress = no_progress
) -> Exported:
    """Write the review to `out`; DeskError when that cannot be done."""
    return write_pack(desk, review_pack(desk, as_of), format, out, progress=progress)
