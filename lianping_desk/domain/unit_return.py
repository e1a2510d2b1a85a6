"""收表台账: how the return of one unit for one period stands, and what is still to be done about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from lianping_desk.domain.ledger import Reminder, Tick
from lianping_desk.domain.period import Period
from lianping_desk.domain.progress import TaskState
from lianping_desk.domain.unit import Unit


class ReturnState(StrEnum):
    """How far a unit's return has come; the values are the contract's (DESIGN 6)."""

    missing = "missing"
    sent = "sent"
    received = "received"
    doubts = "doubts"
    returned = "returned"
    accepted = "accepted"

    @property
    def has_arrived(self) -> bool:
        return self not in (ReturnState.missing, ReturnState.sent)


class ReturnMark(StrEnum):
    """The word of the ledger: the state, and whether the unit is being chased or its file could not be read.

    The order is the one in which she works: what is awaited, what came, what is done.
    """

    not_sent = "not_sent"
    sent = "sent"
    chased = "chased"
    returned = "returned"
    unreadable = "unreadable"
    doubts = "doubts"
    received = "received"
    accepted = "accepted"

    @property
    def chinese(self) -> str:
        return {
            "not_sent": "未发",
            "sent": "已发",
            "chased": "催报中",
            "returned": "已退回",
            "unreadable": "已收（读不了）",
            "doubts": "有疑点",
            "received": "已收",
            "accepted": "已审",
        }[self.value]

    @property
    def meaning(self) -> str:
        """The legend's words."""
        return {
            "not_sent": "还没有发填报表",
            "sent": "已发填报表，还没有报来",
            "chased": "催过，还没有报来（或退回后还没有重报）",
            "returned": "退回单位修改，还没有重报",
            "unreadable": "收到文件，但打不开或读不出，要请单位重报",
            "doubts": "已收，有疑点没有核清",
            "received": "已收，还没有审",
            "accepted": "已审核通过",
        }[self.value]

    @property
    def light(self) -> TaskState:
        """The shape and colour that stand for it; what is overdue is red instead (UnitReturn.light)."""
        return {
            "not_sent": TaskState.not_started,
            "sent": TaskState.not_started,
            "chased": TaskState.slow,
            "returned": TaskState.behind,
            "unreadable": TaskState.behind,
            "doubts": TaskState.slow,
            "received": TaskState.on_track,
            "accepted": TaskState.done,
        }[self.value]


OVERDUE_MEANING = "过了截止日期还没有报来，不论发没发、催没催"
"""What the red light says in the ledger's legend."""


@dataclass(frozen=True, slots=True)
class UnitReturn:
    """One unit's return for one period.

    `received_on` is the day on which its first version arrived, `days_late` how many days after the due date that was;
    while nothing has arrived, how many days have passed since. `versions` are the files that could be read,
    `unreadable` those that could not, `doubts` those still open. `returned_on` is the day of a 退回 that the unit has
    not answered yet, `times_returned` how often that happened at all. `reminders` are newest first;
    `days_over_promise` how many days ago the unit promised to have sent what is still awaited.
    """

    unit: Unit
    period: Period
    state: ReturnState
    received_on: date | None
    days_late: int
    versions: int
    doubts: int
    note: str = ""
    unreadable: int = 0
    returned_on: date | None = None
    times_returned: int = 0
    ticks: Mapping[Tick, date] = field(default_factory=dict)
    reminders: tuple[Reminder, ...] = ()
    days_over_promise: int = 0

    @property
    def id(self) -> tuple[int, int]:
        """What tells the line from the others of a ledger: unit and period."""
        return self.unit.id, self.period.id

    @property
    def mark(self) -> ReturnMark:
        if self.state is ReturnState.received and self.needs_readable_file:
            return ReturnMark.unreadable
        if self.reminders_now:
            return ReturnMark.chased
        return ReturnMark.not_sent if self.state is ReturnState.missing else ReturnMark(self.state.value)

    @property
    def light(self) -> TaskState:
        return TaskState.overdue if self.is_late else self.mark.light

    @property
    def is_late(self) -> bool:
        """Whether nothing has arrived although it was due."""
        return not self.state.has_arrived and self.days_late > 0

    @property
    def needs_readable_file(self) -> bool:
        """Whether all that came could not be read."""
        return self.unreadable > 0 and self.versions == 0

    @property
    def is_awaited(self) -> bool:
        """Whether the unit must still send something: nothing came, or it has it to do over."""
        return not self.state.has_arrived or self.state is ReturnState.returned or self.needs_readable_file

    @property
    def reminders_now(self) -> tuple[Reminder, ...]:
        """The reminders of what is awaited: none for what came, and those since it went back for a return sent back."""
        if not self.is_awaited:
            return ()
        since = self.returned_on
        return tuple(one for one in self.reminders if since is None or one.at.date() >= since)

    @property
    def last_reminder(self) -> Reminder | None:
        return next(iter(self.reminders), None)

    @property
    def promised(self) -> date | None:
        """The day on which the unit last said that it would send what is awaited; None when it never did."""
        return next((one.promised for one in self.reminders_now if one.promised is not None), None)

    @property
    def missing_ticks(self) -> tuple[Tick, ...]:
        """What is not in hand yet of a complete return."""
        return tuple(tick for tick in Tick if tick not in self.ticks)

    @property
    def lacks_papers(self) -> bool:
        """Whether a return that came is not complete: the leader's review or the stamped paper is missing."""
        return not self.is_awaited and bool(self.missing_ticks)


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
        return tuple(one for one in self.units if one.is_awaited)

    def marked(self, mark: ReturnMark) -> tuple[UnitReturn, ...]:
        """The units whose line bears this mark."""
        return tuple(one for one in self.units if one.mark is mark)


def in_call_order(lines: tuple[UnitReturn, ...]) -> tuple[UnitReturn, ...]:
    """Whom to call first: broken promises, the oldest first; then who is latest; last who promised a day to come.

    Of those that are equally late, who was reminded less often comes before others.
    """
    return tuple(sorted(lines, key=_call_key))


def _call_key(one: UnitReturn) -> tuple[int, bool, int, int]:
    is_promised = one.promised is not None and not one.days_over_promise
    return -one.days_over_promise, is_promised, -one.days_late if one.is_late else 0, len(one.reminders)
