"""An archived plan may be looked at, not changed."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from lianping_desk.domain.errors import DeskError
from lianping_desk.store.tables import PlanRow


def refuse_archived(session: Session) -> None:
    """DeskError when the plan that she looks at is archived."""
    current = select(PlanRow.title, PlanRow.archived_on).where(PlanRow.is_current).order_by(PlanRow.id.desc()).limit(1)
    found = session.execute(current).first()
    if found is not None and found.archived_on is not None:
        raise DeskError(
            f"“{found.title}”已经归档，只能看，不能改。", "要改请先在“方案”里取消归档，或切换到正在用的方案。"
        )
