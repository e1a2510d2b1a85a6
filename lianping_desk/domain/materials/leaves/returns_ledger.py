"""收表台账 as tables: the units of a period with everything noted about them, the reminders, or units by periods."""

from collections.abc import Sequence

from lianping_desk.domain.day_text import written_day
from lianping_desk.domain.ledger import Reminder, Tick
from lianping_desk.domain.materials.light import Legend, Light
from lianping_desk.domain.materials.returns_ledger import TITLE, ReturnsLedger
from lianping_desk.domain.materials.table import Align, Cell, Column, Leaf, Table
from lianping_desk.domain.progress import TaskState
from lianping_desk.domain.unit import Unit
from lianping_desk.domain.unit_return import OVERDUE_MEANING, PeriodStatus, ReturnMark, UnitReturn

PERIODS_SIDE_BY_SIDE = 10
"""So many fit the width of a page; more go on in a table below."""

NO_PERIOD = "还没有新建填报期，没有可列的收表情况。"
NOBODY = "这一期没有要填报的单位。"
LEGEND: Legend = (
    *((Light(mark.light, mark.chinese), mark.meaning) for mark in ReturnMark),
    (Light(TaskState.overdue, "逾期"), OVERDUE_MEANING),
)
_UNITS = (
    Column("序号", 2.5, Align.centre),
    Column("单位", 13),
    Column("类别", 5, Align.centre),
    Column("状态", 6.5, Align.centre),
    Column("收到日期", 5.5, Align.centre),
    Column("逾期天数", 3, Align.figures),
    *(Column(tick.chinese, 5.5, Align.centre) for tick in Tick),
    Column("版本", 2.5, Align.figures),
    Column("疑点", 2.5, Align.figures),
    Column("退回次数", 2.5, Align.figures),
    Column("催报次数", 2.5, Align.figures),
    Column("最近催报", 8.5),
    Column("答应报送", 5.5, Align.centre),
    Column("联系人", 10.5),
    Column("备注", 7.5),
)
_REMINDERS = (
    Column("日期", 8, Align.centre),
    Column("单位", 16),
    Column("方式", 8, Align.centre),
    Column("找谁", 7),
    Column("说了什么", 32),
    Column("答应报送", 7, Align.centre),
)


def returns_ledger_leaves(ledger: ReturnsLedger) -> tuple[Leaf, ...]:
    """The ledger, and its reminders if there are any; of several periods one leaf with a table for every ten."""
    if not ledger.periods:
        return (Leaf(TITLE, ledger.heading, (NO_PERIOD,)),)
    if ledger.is_matrix:
        return (_matrix(ledger),)
    (status,) = ledger.periods
    rows = tuple(_unit(no, one) for no, one in enumerate(status.units, 1))
    said = [(one.unit.name, reminder) for one in status.units for reminder in one.reminders]
    said.sort(key=lambda pair: pair[1].at)
    units = Leaf(TITLE, ledger.heading, (_summary(status),), (Table(_UNITS, rows, NOBODY),), legend=LEGEND)
    if not said:
        return (units,)
    reminders = Table(_REMINDERS, tuple(_reminder(*pair) for pair in said), "", "催报记录")
    return units, Leaf("催报记录", ledger.heading, tables=(reminders,))


def _summary(status: PeriodStatus) -> str:
    counts = {mark: len(status.marked(mark)) for mark in ReturnMark}
    stand = "、".join(f"{mark.chinese}{count}个" for mark, count in counts.items() if count)
    late = sum(one.is_late for one in status.units)
    lacking = sum(one.lacks_papers for one in status.units)
    parts = [f"{status.period.title}报送截止{written_day(status.period.due)}：应报{len(status.units)}个单位"]
    parts += [f"其中{stand}"] if stand else []
    parts += [f"逾期未报{late}个"] if late else []
    parts += [f"已收而缺领导审签或盖章纸质件{lacking}个"] if lacking else []
    return "，".join(parts) + "。"


def _unit(no: int, one: UnitReturn) -> tuple[Cell, ...]:
    return (
        no,
        one.unit.name,
        one.unit.kind.chinese,
        _light(one),
        one.received_on,
        one.days_late or None,
        *(one.ticks.get(tick) for tick in Tick),
        one.versions or None,
        one.doubts or None,
        one.times_returned or None,
        len(one.reminders) or None,
        _last_reminder(one),
        one.promised,
        "\n".join(f"{contact.person} {contact.phone}".strip() for contact in one.unit.contacts),
        _note(one),
    )


def _light(one: UnitReturn) -> Light:
    return Light(one.light, one.mark.chinese)


def _last_reminder(one: UnitReturn) -> str:
    last = one.last_reminder
    return f"{last.at.date().isoformat()} {last.way.short}" if last else ""


def _note(one: UnitReturn) -> str:
    over = f"答应的日子已过{one.days_over_promise}天" if one.days_over_promise else ""
    unreadable = f"另有{one.unreadable}份读不了" if one.unreadable and one.versions else ""
    return "；".join(part for part in (one.note, over, unreadable) if part)


def _reminder(unit: str, one: Reminder) -> tuple[Cell, ...]:
    return f"{one.at:%Y-%m-%d %H:%M}", unit, one.way.chinese, one.person, one.said, one.promised


def _matrix(ledger: ReturnsLedger) -> Leaf:
    units = {one.unit.id: one.unit for status in ledger.periods for one in status.units}
    steps = range(0, len(ledger.periods), PERIODS_SIDE_BY_SIDE)
    parts = [ledger.periods[start : start + PERIODS_SIDE_BY_SIDE] for start in steps]
    tables = tuple(_periods(part, tuple(units.values()), has_title=len(parts) > 1) for part in parts)
    return Leaf(f"{TITLE}各期对照", ledger.heading, (), tables, ("空格表示这一期不用填报。",), LEGEND)


def _periods(part: Sequence[PeriodStatus], units: Sequence[Unit], *, has_title: bool) -> Table:
    """Units by periods; a period in which a unit owed nothing stays empty."""
    lines = [{one.unit.id: _light(one) for one in status.units} for status in part]
    rows = tuple((no, unit.name, *(line.get(unit.id) for line in lines)) for no, unit in enumerate(units, 1))
    columns = (
        Column("序号", 3, Align.centre),
        Column("单位", 15),
        *(Column(status.period.title, 8, Align.centre) for status in part),
    )
    title = f"{part[0].period.title}至{part[-1].period.title}" if has_title else ""
    return Table(columns, rows, NOBODY, title)
