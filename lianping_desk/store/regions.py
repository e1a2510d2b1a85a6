"""Which rows belong to the region of a plan: units, titles of the register, surveys."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from lianping_desk.domain.region import same_region
from lianping_desk.store.tables import BaseRow, LiteracySurveyRow, PlanRow, UnitRow


def current_region(session: Session) -> str:
    """The region of the plan she works on; "" when there is none."""
    query = select(PlanRow.region).where(PlanRow.is_current).order_by(PlanRow.id.desc()).limit(1)
    return session.scalar(query) or ""


def spellings_of(session: Session, region: str) -> tuple[str, ...]:
    """The ways in which rows of the desk name this region, "" (any region) and itself included."""
    columns = (UnitRow.region, BaseRow.region, LiteracySurveyRow.region)
    used = {found for column in columns for found in session.scalars(select(column).distinct())}
    return tuple(sorted({"", region, *(found for found in used if same_region(found, region))}))
