"""Who has returned what for a period (`returns status`, DESIGN 6)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from lianping_desk.domain.period import Period
from lianping_desk.domain.unit import Unit, successor_on
from lianping_desk.services.desk import Desk
from lianping_desk.services.periods.show_periods import period
from lianping_desk.services.returns.owed import owed_returns
from lianping_desk.store import ledger
from lianping_desk.store.ledger import Arrival
from lianping_desk.store.periods import periods
from lianping_desk.store.plans import current_plan
from lianping_desk.store.units import current_units


class ReturnState(StrEnum):
    """How far a unit's return has come; the values are the contract's."""

    missing = "missing"
    sent = "sent"
    received = "received"
    doubts = "doubts"
    returned = "returned"
    accepted = "accepted"

    @property
    def chinese(self) -> str:
        return {
            "missing": "未报",
            "sent": "已发未报",
            "received": "已收",
            "doubts": "有疑点",
            "returned": "已退回",
            "accepted": "已审核",
        }[self.value]

    @property
    def has_arrived(self) -> bool:
        return self not in (ReturnState.missing, ReturnState.sent)


@dataclass(frozen=True, slots=True)
class UnitReturn:
    """One unit's return for one period.

    `received_on` is the day on which its first version arrived, `days_late` how many days after the due date that was;
    while nothing has arrived, how many days have passed since. `doubts` are those still open.
    """

    unit: Unit
    period: Period
    state: ReturnState
    received_on: date | None
    days_late: int
    versions: int
    doubts: int
    note: str = ""

    @property
    def id(self) -> tuple[int, int]:
        """What tells the line from the others of a ledger: unit and period."""
        return self.unit.id, self.period.id


@dataclass(frozen=True, slots=True)
class PeriodStatus:
    """The units that owe a return for a period, and the files that wait because it is not known whose they are."""

    period: Period
    units: tuple[UnitReturn, ...]
    waiting_files: int = 0

    @property
    def arrived(self) -> int:
        return sum(1 for one in self.units if one.state.has_arrived)

    @property
    def outstanding(self) -> tuple[UnitReturn, ...]:
        """The units that have not returned anything, or have it to do over."""
        return tuple(one for one in self.units if not one.state.has_arrived or one.state is ReturnState.returned)


def returns_status(desk: Desk, period_code: str, as_of: date | None = None) -> PeriodStatus:
    """Where the returns of a period stand; days late are counted up to `as_of` (None: today)."""
    asked = period(desk, period_code)
    return PeriodStatus(asked, *_read(desk, (asked,), as_of or date.today()))


def whole_ledger(desk: Desk, as_of: date | None = None) -> tuple[UnitReturn, ...]:
    """Every unit that owes a return in any period of the plan, period by period from the earliest."""
    with desk.database.reading() as session:
        opened = periods(session, current_plan(session).id)
    return _read(desk, opened, as_of or date.today())[0]


def _read(desk: Desk, asked: tuple[Period, ...], as_of: date) -> tuple[tuple[UnitReturn, ...], int]:
    with desk.database.reading() as session:
        plan, units = current_plan(session), current_units(session)
        arrivals = ledger.arrivals(session, [one.id for one in asked])
        waiting = ledger.waiting_files(session)
    by_id = {unit.id: unit for unit in units}
    lines: list[UnitReturn] = []
    for one in asked:
        by_unit: dict[int, list[Arrival]] = {}
        for arrival in arrivals.get(one.id, ()):
            carrier = successor_on(by_id[arrival.unit_id], by_id, one.ends)
            by_unit.setdefault(carrier.id, []).append(arrival)
        owed = owed_returns(plan, units, one.ends)
        lines.extend(_unit_return(each.unit, one, by_unit.get(each.unit.id, ()), as_of) for each in owed)
    return tuple(lines), waiting


def _unit_return(unit: Unit, asked: Period, arrivals: Iterable[Arrival], as_of: date) -> UnitReturn:
    """One line; a unit that carries another's duties answers for the files that came in under either name."""
    found = tuple(arrivals)
    days = [day for one in found for day in one.received_on]
    first = min(days, default=None)
    doubts = sum(one.doubts for one in found)
    return UnitReturn(
        unit=unit,
        period=asked,
        state=_state(found, bool(days), doubts),
        received_on=first,
        days_late=max(0, ((first or as_of) - asked.due).days),
        versions=len(days),
        doubts=doubts,
        note="；".join(one.note for one in found if one.note),
    )


def _state(found: tuple[Arrival, ...], has_arrived: bool, doubts: int) -> ReturnState:
    if any(one.returned for one in found):
        return ReturnState.returned
    if has_arrived and any(one.accepted for one in found):
        return ReturnState.accepted
    if has_arrived:
        return ReturnState.doubts if doubts else ReturnState.received
    return ReturnState.sent if any(one.sent for one in found) else ReturnState.missing


def status_json(status: PeriodStatus) -> dict[str, Any]:
    """The contract's object."""
    return {
        "period": status.period.code,
        "due": status.period.due.isoformat(),
        "units": [
            {
                "unit": one.unit.name,
                "state": one.state.value,
                "received_on": one.received_on.isoformat() if one.received_on else None,
                "days_late": one.days_late,
                "versions": one.versions,
                "doubts": one.doubts,
            }
            for one in status.units
        ],
    }
