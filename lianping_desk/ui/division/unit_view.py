"""The 分工表 by unit: what each leads, answers for and joins."""

from lianping_desk.domain.plan import Role
from lianping_desk.ui.tables.columns import Column
from lianping_desk.ui.tables.rows_view import RowsView


def unit_view() -> RowsView:
    """An empty table of UnitLine rows; Enter opens the unit's tasks."""
    return RowsView(
        (
            Column(
                "单位",
                lambda line: line.unit.name,
                210,
                wrap=True,
                hint=lambda line: line.unit.full_name or line.unit.name,
            ),
            Column("类别", lambda line: line.unit.kind.chinese, 110),
            Column("牵头", lambda line: len(line.tasks[Role.lead]) or None, 56, right=True),
            Column(f"{Role.lead.sign} 牵头任务", lambda line: line.text(Role.lead), 200, stretch=True, wrap=True),
            Column("责任", lambda line: len(line.tasks[Role.responsible]) or None, 56, right=True),
            Column(
                f"{Role.responsible.sign} 责任任务",
                lambda line: line.text(Role.responsible),
                240,
                stretch=True,
                wrap=True,
            ),
            Column(f"{Role.cooperating.sign} 配合任务", lambda line: line.text(Role.cooperating), 110, wrap=True),
        )
    )
