"""填报台账 and 催报名单 as tables."""

from lianping_desk.domain.day_text import written_day
from lianping_desk.domain.materials.heading import Heading
from lianping_desk.domain.materials.leaves.places import place_of
from lianping_desk.domain.materials.leaves.words import called
from lianping_desk.domain.materials.ledger import LateList, Ledger, LedgerRow, LedgerUnit, LedgerValue
from lianping_desk.domain.materials.light import Legend, Light
from lianping_desk.domain.materials.table import Align, Cell, Column, Leaf, Table
from lianping_desk.domain.number_text import one_place
from lianping_desk.domain.period import Period
from lianping_desk.domain.progress import TaskState

NO_PERIOD = "还没有新建填报期，没有可列的填报情况。"
LEGEND: Legend = (
    (Light(TaskState.done, "已收"), "已报且没有待核疑点；已审核的写“已审”"),
    (Light(TaskState.slow, "有疑点"), "已报，有待核的疑点"),
    (Light(TaskState.behind, "已退回"), "已报，退回单位重报；报来的文件打不开的写“已收（读不了）”"),
    (Light(TaskState.not_started, "未报"), "尚未报来，未到期限"),
    (Light(TaskState.overdue, "未报"), "尚未报来，已过期限"),
)
_UNITS = (
    Column("序号", 3, Align.centre),
    Column("单位", 18),
    Column("单位类别", 9, Align.centre),
    Column("状态", 7, Align.centre),
    Column("报来日期", 7, Align.centre),
    Column("逾期天数", 5, Align.figures),
    Column("版本数", 5, Align.figures),
    Column("待核疑点", 5, Align.figures),
    Column("联系人", 22),
)
_ROWS = (
    Column("任务序号", 3, Align.centre),
    Column("任务", 10),
    Column("单位", 8),
    Column("分工", 3.5, Align.centre),
    Column("完成进度（%）", 4.5, Align.figures),
    Column("状态", 4.5, Align.centre, may_go=True),
    Column("进展情况", 20),
    Column("存在问题", 11, may_go=True),
    Column("下一步打算", 11, may_go=True),
    Column("受益人次", 4.5, Align.figures, may_go=True),
    Column("活动场次", 4, Align.figures, may_go=True),
    Column("投入经费（万元）", 5, Align.figures, may_go=True),
    Column("出处", 11),
)
_VALUES = (
    Column("指标", 22),
    Column("单位", 16),
    Column("本期数", 8, Align.figures),
    Column("累计数", 8, Align.figures),
    Column("计量单位", 6, Align.centre),
    Column("出处", 24),
)
_LATE = (
    Column("序号", 3, Align.centre),
    Column("单位", 14),
    Column("情况", 6, Align.centre),
    Column("逾期天数", 4, Align.figures),
    Column("联系人及电话", 14),
    Column("催报记录", 11),
)


def ledger_leaves(ledger: Ledger) -> tuple[Leaf, ...]:
    """Three leaves: who returned, what they reported about tasks, what about indicators."""
    heading, period = ledger.heading, ledger.period
    if period is None:
        return (Leaf("填报台账", heading, (NO_PERIOD,)),)
    units = Table(
        _UNITS, tuple(_unit(no, one) for no, one in enumerate(ledger.units, 1)), _none_owes(heading), "填报情况"
    )
    rows = Table(_ROWS, tuple(_row(row) for row in ledger.rows), f"{period.title}还没有收到任务进展。", "任务进展")
    values = Table(_VALUES, tuple(_value(one) for one in ledger.values), f"{period.title}还没有收到指标数。", "指标数")
    return (
        Leaf("填报台账", heading, (_summary(ledger, period),), (units,), legend=LEGEND),
        Leaf("任务进展", heading, tables=(rows,)),
        Leaf("指标数", heading, tables=(values,)),
    )


def late_leaves(late: LateList) -> tuple[Leaf, ...]:
    """One table, with room to note each call."""
    heading, period = late.heading, late.period
    if period is None:
        return (Leaf("催报名单", heading, (NO_PERIOD,), is_portrait=True),)
    rows = tuple(_late(no, unit) for no, unit in enumerate(late.units, start=1))
    due = f"{period.title}填报截止日期为{written_day(period.due)}。"
    table = Table(_LATE, rows, "应报的单位都已报来，没有需要催报的。")
    return (Leaf("催报名单", heading, (due,), (table,), is_portrait=True),)


def _none_owes(heading: Heading) -> str:
    return f"{heading.unit}在这一期不用填报。" if heading.unit else "这一期没有应报的单位。"


def _summary(ledger: Ledger, period: Period) -> str:
    due, total, received = written_day(period.due), len(ledger.units), ledger.received
    counts = f"{period.title}填报截止{due}：应报{total}个单位，已报{received}个，未报{total - received}个。"
    return counts + ledger.counted_ahead


def _unit(no: int, unit: LedgerUnit) -> tuple[Cell, ...]:
    return (
        no,
        unit.unit,
        unit.kind.chinese,
        unit.light,
        unit.received_on,
        unit.days_late,
        unit.versions,
        unit.doubts,
        called(unit.contacts),
    )


def _row(row: LedgerRow) -> tuple[Cell, ...]:
    return (
        row.task_no,
        f"{row.task}\n（{row.measure}）" if row.measure else row.task,
        row.unit,
        row.role.chinese if row.role else "本辖区",
        one_place(row.percent),
        row.state,
        row.progress,
        row.problems,
        row.next_step,
        row.people,
        row.sessions,
        row.funds,
        place_of(*row.traces.values()),
    )


def _value(value: LedgerValue) -> tuple[Cell, ...]:
    where = place_of(*value.traces.values())
    return value.indicator, value.unit, value.period_value, value.cumulative, value.measure_unit, where


def _late(no: int, unit: LedgerUnit) -> tuple[Cell, ...]:
    return no, unit.unit, unit.light, unit.days_late, called(unit.contacts), ""
