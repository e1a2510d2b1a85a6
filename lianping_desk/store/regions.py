"""Which rows belong to the region of a plan: units, titles of the register, surveys."""

from sqlalchemy import ColumnElement, func, literal, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from lianping_desk.store.tables import PlanRow

_CURRENT = select(PlanRow.region).where(PlanRow.is_current).order_by(PlanRow.id.desc()).limit(1).scalar_subquery()


def current_region(session: Session) -> str:
    """The region of the plan she works on; "" when there is none."""
    return session.scalar(select(_CURRENT)) or ""


def in_region(column: InstrumentedAttribute[str], region: str | ColumnElement[str]) -> ColumnElement[bool]:
    """Whether the region in `column` is this one, by the rule of domain.region.same_region."""
    asked = literal(region) if isinstance(region, str) else region
    return or_(column == "", asked.like(literal("%") + column), column.like(literal("%") + asked))


def in_current_region(column: InstrumentedAttribute[str]) -> ColumnElement[bool]:
    """Whether the region in `column` is that of the plan she works on."""
    return in_region(column, func.coalesce(_CURRENT, ""))
