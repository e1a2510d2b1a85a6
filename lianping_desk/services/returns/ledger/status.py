"""Who has returned what for a period (`returns status`, DESIGN 6)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from lianping_desk.domain.ledger import Reminder, Tick
from lianping_desk.domain.period import Period
from lianping_desk.domain.unit import Unit, successor_on
from lianping_desk.domain.unit_return import PeriodStatus as PeriodStatus
from lianping_desk.domain.unit_return import ReturnState as ReturnState
from lianping_desk.domain.unit_return import UnitReturn as UnitReturn
from lianping_desk.services.desk import Desk
from lianping_desk.services.periods.show_periods import period
from lianping_desk.services.returns.ledger.owed import owed_returns
from lianping_desk.store import ledger
from lianping_desk.store.ledger import Arrival
from lianping_desk.store.no_period import waiting_files
from lianping_desk.store.periods import periods
from lianping_desk.store.plans import current_plan
from lianping_desk.store.units import current_units


def returns_status(desk: Desk, period_code: str, as_of: date | None = None) -> PeriodStatus:
    """Where the returns of a period stood on `as_of` (None: today); what came or was decided later is left out."""
    asked = period(desk, period_code)
    return _read(desk, (asked,), as_of or date.today())[0]


def whole_ledger(desk: Desk, as_of: date | None = None) -> tuple[UnitReturn, ...]:
    """Every unit that owes a return in any period of the plan, period by period from the earliest."""
    return tuple(line for status in ledger_by_period(desk, as_of) for line in status.units)


def ledger_by_period(desk: Desk, as_of: date | None = None) -> tuple[PeriodStatus, ...]:
    """Every period of the plan from the earliest, as `returns_status` gives it; all of them in the same few queries."""
    with desk.database.reading() as session:
        opened = periods(session, current_plan(session).id)
        return _read(desk, opened, as_of or date.today())


def _read(desk: Desk, asked: Sequence[Period], as_of: date) -> tuple[PeriodStatus, ...]:
    with desk.database.reading() as session:
        plan, units = current_plan(session), current_units(session)
        arrivals = ledger.arrivals(session, [one.id for one in asked], as_of)
        waiting = waiting_files(session).count
    by_id = {unit.id: unit for unit in units}
    found = []
    for one in asked:
        by_unit: dict[int, list[Arrival]] = {}
        for arrival in arrivals.get(one.id, ()):
            if arrival.unit_id in by_id:
                carrier = successor_on(by_id[arrival.unit_id], by_id, one.ends)
                by_unit.setdefault(carrier.id, []).append(arrival)
        owed = owed_returns(plan, units, one.ends)
        lines = (_unit_return(each.unit, one, by_unit.get(each.unit.id, ()), as_of) for each in owed)
        found.append(PeriodStatus(one, tuple(lines), waiting))
    return tuple(found)


def _unit_return(unit: Unit, asked: Period, arrivals: Iterable[Arrival], as_of: date) -> UnitReturn:
    """One line; a unit that carries another's duties answers for what came in, or was noted, under either name."""
    found = tuple(arrivals)
    days = [day for one in found for day in one.received_on]
    unreadable = [day for one in found for day in one.unreadable_on]
    first = min(days or unreadable, default=None)
    doubts = sum(one.doubts for one in found)
    state = _state(found, first is not None, doubts)
    line = UnitReturn(
        unit=unit,
        period=asked,
        state=state,
        received_on=first,
        days_late=max(0, ((first or as_of) - asked.due).days),
        versions=len(days),
        doubts=doubts,
        note="；".join(one.note for one in found if one.note),
        unreadable=len(unreadable),
        returned_on=max((one.returned_on for one in found if one.returned_on), default=None),
        times_returned=len(frozenset[date]().union(*(one.days_returned for one in found))),
        ticks=_ticks(found, min(days, default=None)),
        reminders=_reminders(found),
    )
    return line if line.promised is None else replace(line, days_over_promise=max(0, (as_of - line.promised).days))


def _state(found: tuple[Arrival, ...], has_arrived: bool, doubts: int) -> ReturnState:
    if has_arrived and any(one.returned_on for one in found):
        return ReturnState.returned
    if has_arrived and any(one.accepted for one in found):
        return ReturnState.accepted
    if has_arrived:
        return ReturnState.doubts if doubts else ReturnState.received
    return ReturnState.sent if any(one.sent for one in found) else ReturnState.missing


def _ticks(found: tuple[Arrival, ...], first_readable: date | None) -> dict[Tick, date]:
    """In the order of their kind, each with its earliest day; the file itself counts as soon as one could be read."""
    days = [(tick, day) for one in found for tick, day in one.ticks.items()]
    if first_readable is not None:
        days.append((Tick.electronic, first_readable))
    ticked = {tick: [day for other, day in days if other is tick] for tick in Tick}
    return {tick: min(known) for tick, known in ticked.items() if known}


def _reminders(found: tuple[Arrival, ...]) -> tuple[Reminder, ...]:
    """Of all names that the unit answers for, newest first."""
    return tuple(sorted((each for one in found for each in one.reminders), key=lambda one: (one.at, one.id))[::-1])


def status_json(status: PeriodStatus) -> dict[str, Any]:
    """The contract's object; what the ledger knows beyond it stands behind."""
    return {
        "period": status.period.code,
        "due": status.period.due.isoformat(),
        "units": [_unit_json(one) for one in status.units],
    }


def _unit_json(one: UnitReturn) -> dict[str, Any]:
    return {
        "unit": one.unit.name,
        "state": one.state.value,
        "received_on": _iso(one.received_on),
        "days_late": one.days_late,
        "versions": one.versions,
        "doubts": one.doubts,
        "unreadable": one.unreadable,
        "times_returned": one.times_returned,
        "reminders": len(one.reminders),
        "promised": _iso(one.promised),
        "ticks": {tick.value: _iso(one.ticks.get(tick)) for tick in Tick},
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
