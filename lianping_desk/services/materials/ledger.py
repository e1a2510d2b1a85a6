"""Gather the 填报台账 and the 催报名单 of a period."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from lianping_desk.domain.facts import IndicatorFact, ProgressFact
from lianping_desk.domain.indicator import Indicator
from lianping_desk.domain.materials.ledger import LateList, Ledger, LedgerRow, LedgerUnit, LedgerValue
from lianping_desk.domain.materials.light import Light
from lianping_desk.domain.materials.pack import Part
from lianping_desk.domain.period import Period
from lianping_desk.domain.progress import TaskState
from lianping_desk.domain.received import CellValue
from lianping_desk.domain.unit_return import ReturnMark, ReturnState, UnitReturn
from lianping_desk.services.desk import Desk
from lianping_desk.services.materials.asked import Asked
from lianping_desk.services.returns.ledger.owed import duties
from lianping_desk.store.received import indicator_facts, progress_facts

_SHAPES = {
    ReturnState.received: TaskState.done,
    ReturnState.accepted: TaskState.done,
    ReturnState.doubts: TaskState.slow,
    ReturnState.returned: TaskState.behind,
}


def gather_ledger(desk: Desk, about: Asked) -> Ledger:
    """Who returned in the period, and what stands of what they reported; without a period an empty ledger."""
    heading, period = about.heading(Part.ledger.chinese, with_period=True), about.period
    if period is None:
        return Ledger(heading, None)
    with desk.database.reading() as session:
        progress = progress_facts(session, about.plan.id, period_code=period.code)
        values = indicator_facts(session, about.plan.id, period_code=period.code)
    return Ledger(
        heading=heading,
        period=period,
        units=tuple(_unit(one) for one in _returns(about)),
        rows=tuple(_rows(progress, about, period)),
        values=tuple(_values(values, about)),
    )


def gather_late_list(_desk: Desk, about: Asked) -> LateList:
    """The units of the period that have not returned anything, or have it to do over; the latest first."""
    heading = about.heading(Part.late_list.chinese, with_period=True)
    if about.period is None:
        return LateList(heading, None)
    late = [one for one in _returns(about) if one.is_awaited]
    late.sort(key=lambda one: -one.days_late)
    return LateList(heading, about.period, tuple(_unit(one) for one in late))


def _returns(about: Asked) -> Iterator[UnitReturn]:
    return (one for one in about.returns if about.is_chosen(one.unit.id))


def _unit(one: UnitReturn) -> LedgerUnit:
    return LedgerUnit(
        unit=one.unit.name,
        kind=one.unit.kind,
        light=_light(one),
        is_received=one.state.has_arrived,
        received_on=one.received_on,
        days_late=one.days_late,
        versions=one.versions,
        doubts=one.doubts,
        contacts=one.unit.contacts,
    )


def _light(one: UnitReturn) -> Light:
    """Whether a form was sent, or the unit was reminded, does not matter at a meeting: what has not come is 未报."""
    if one.mark is ReturnMark.unreadable:
        return Light(TaskState.behind, one.mark.chinese)
    if one.state in _SHAPES:
        return Light(_SHAPES[one.state], ReturnMark(one.state.value).chinese)
    return Light(TaskState.overdue if one.days_late else TaskState.not_started, "未报")


def _rows(facts: Iterable[ProgressFact], about: Asked, period: Period) -> Iterator[LedgerRow]:
    """By task, then by unit in the order of her list, a task before its measures."""
    order = {unit.id: position for position, unit in enumerate(about.shown.units)}
    names = {unit.id: unit.name for unit in about.shown.units}
    tasks = {task.id: task for task in about.plan.tasks}
    roles = duties(about.plan, about.shown.units, period.ends)
    mine = [fact for fact in facts if about.is_chosen(fact.unit_id) and fact.task_id in tasks]
    for fact in sorted(mine, key=lambda f: (tasks[f.task_id].no, order[f.unit_id], f.measure_id or 0, f.received)):
        task = tasks[fact.task_id]
        assigned = {assignment.unit_id: assignment.role for assignment in task.assignments}
        yield LedgerRow(
            task_no=task.no,
            task=task.title,
            measure=next((one.title for one in task.measures if one.id == fact.measure_id), ""),
            unit=names[fact.unit_id],
            role=roles.get(fact.unit_id, {}).get(task.id) or assigned.get(fact.unit_id),
            percent=fact.percent,
            state=fact.state or "",
            progress=_text(fact, "progress"),
            problems=_text(fact, "problems"),
            next_step=_text(fact, "next_step"),
            people=_count(fact.values.get("people")),
            sessions=_count(fact.values.get("sessions")),
            funds=_amount(fact.values.get("funds")),
            trace=fact.trace,
            traces=fact.traces,
        )


def _values(facts: Iterable[IndicatorFact], about: Asked) -> Iterator[LedgerValue]:
    order = {unit.id: position for position, unit in enumerate(about.shown.units)}
    names = {unit.id: unit.name for unit in about.shown.units}
    asked: dict[int, tuple[int, Indicator]] = {one.id: (no, one) for no, one in enumerate(about.shown.indicators)}
    mine = [fact for fact in facts if about.is_chosen(fact.unit_id) and fact.indicator_id in asked]
    for fact in sorted(mine, key=lambda f: (asked[f.indicator_id][0], order[f.unit_id], f.received)):
        indicator = asked[fact.indicator_id][1]
        yield LedgerValue(
            indicator=indicator.title,
            measure_unit=indicator.unit,
            unit=names[fact.unit_id],
            period_value=fact.period_value,
            cumulative=fact.cumulative,
            trace=fact.trace,
            traces=fact.traces,
        )


def _text(fact: ProgressFact, field: str) -> str:
    return str(fact.values.get(field) or "")


def _count(value: CellValue | None) -> int | None:
    return value if isinstance(value, int) else None


def _amount(value: CellValue | None) -> Decimal | None:
    return value if isinstance(value, Decimal) else None
