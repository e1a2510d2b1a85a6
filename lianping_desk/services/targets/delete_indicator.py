"""Take an indicator out of the plan."""

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.indicator import Indicator
from lianping_desk.services.desk import Desk
from lianping_desk.store import indicators as store


def delete_indicator(desk: Desk, indicator: Indicator) -> None:
    """Delete an indicator; DeskError when units have reported values for it."""
    with desk.database.writing(f"删除指标“{indicator.title}”", desk.who) as session:
        row = store.indicator_row(session, indicator.id)
        if reported := store.reported_values(session, indicator.id):
            raise DeskError(
                f"“{indicator.title}”已有{reported}条单位填报的数，不能删除。",
                "请先撤销那些填报的导入；只是不再考核时，可以改名称或目标。",
            )
        session.delete(row)
