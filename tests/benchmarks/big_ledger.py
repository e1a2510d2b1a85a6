"""A ledger of five thousand rows, with texts as long as units write them."""

from decimal import Decimal
from itertools import islice, product

from lianping_desk.domain.materials.heading import Heading
from lianping_desk.domain.materials.ledger import Ledger, LedgerRow
from lianping_desk.domain.materials.pack import Pack
from lianping_desk.domain.period import parse_period
from lianping_desk.domain.plan import Role
from lianping_desk.domain.trace import CellTrace
from lianping_desk.services.plan.show_plan import ShownPlan

ROWS = 5000
_SAID = "组织开展科技活动周、全国科普日、科普大篷车进乡村等主题活动，发放宣传资料，群众反响良好"


def big_ledger(shown: ShownPlan) -> Pack:
    """A pack of this ledger alone; every row names the cell that its percent came from."""
    period = parse_period("2023H1")
    plan = shown.plan
    heading = Heading(
        plan.region, plan.title, f"{plan.region}科普工作填报台账", period.ends, period.due, period=period.title
    )
    pairs = product(plan.tasks, range(ROWS // len(plan.tasks) + 1))
    rows = tuple(
        LedgerRow(
            task_no=task.no,
            task=task.title,
            measure="",
            unit=shown.units[number % len(shown.units)].name,
            role=Role.responsible,
            percent=Decimal(number % 100),
            state="按序时",
            progress=f"{_SAID}（第{number}次）。{_SAID[: number % 30]}",
            problems="基层科普力量薄弱，专职人员和经费不足。",
            next_step="加强部门联动，下半年继续推进，做好总结。",
            people=120 * number,
            sessions=number % 12,
            funds=Decimal("2.5"),
            trace=_trace(number),
            traces={"percent": _trace(number)},
        )
        for task, number in islice(pairs, ROWS)
    )
    return Pack(heading, (Ledger(heading, period, (), rows),))


def _trace(number: int) -> CellTrace:
    return CellTrace(f"填报表{number % 40}.xlsx", f"{number % 40:064x}", "填报表", f"E{number + 6}", str(number % 100))
