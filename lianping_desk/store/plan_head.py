"""What a plan is, in the database: written over by hand."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.plan import Phase, Plan
from lianping_desk.domain.region import same_region
from lianping_desk.store.plans import all_plans, plan_row
from lianping_desk.store.regions import in_region
from lianping_desk.store.tables import BaseRow, LiteracySurveyRow, PhaseRow, UnitRow


def write_head(session: Session, plan: Plan, wanted: Plan) -> None:
    """Make the plan say what `wanted` says of title, region, years, basis and phases; its tasks stay as they are.

    DeskError when a region of that name has its own plan, units and register already.
    """
    if not same_region(plan.region, wanted.region):
        _move(session, plan, wanted.region)
    row = plan_row(session, plan.id)
    row.title, row.region, row.basis = wanted.title, wanted.region, list(wanted.basis)
    row.first_year, row.last_year = wanted.first_year, wanted.last_year
    known = {phase.id: phase for phase in row.phases}
    row.phases[:] = [_phase_row(known.get(phase.id), phase) for phase in wanted.phases]


def _move(session: Session, plan: Plan, region: str) -> None:
    """Units, titles and surveys of the region go with its only plan; where it has others, they stay."""
    others = [other for other in all_plans(session) if other.id != plan.id]
    if any(same_region(other.region, region) for other in others):
        raise DeskError(f"{region}另有方案，不能把这份方案并过去。", "请核对地区；确是同一地区的，请重新读入这份方案。")
    if any(same_region(other.region, plan.region) for other in others):
        raise DeskError(f"{plan.region}还有别的方案，不能只改这一份的地区。", "请核对地区。")
    for unit in session.scalars(select(UnitRow).where(in_region(UnitRow.region, plan.region))):
        unit.region = region
    for base in session.scalars(select(BaseRow).where(in_region(BaseRow.region, plan.region))):
        base.region = region
    for survey in session.scalars(select(LiteracySurveyRow).where(in_region(LiteracySurveyRow.region, plan.region))):
        survey.region = region


def _phase_row(row: PhaseRow | None, phase: Phase) -> PhaseRow:
    row = row or PhaseRow()
    row.title, row.kind, row.text = phase.title.strip(), phase.kind, phase.text
    row.first_year, row.last_year = phase.first_year, phase.last_year
    return row
