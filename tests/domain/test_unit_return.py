"""What the ledger says of one line, and whom to call first."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from lianping_desk.domain.ledger import ContactWay, Reminder, Tick
from lianping_desk.domain.period import parse_period
from lianping_desk.domain.progress import TaskState
from lianping_desk.domain.unit import Unit, UnitKind
from lianping_desk.domain.unit_return import ReturnMark, ReturnState, UnitReturn, in_call_order

DUE = parse_period("2023H1")


def line(state: ReturnState, name: str = "农业局", **more: object) -> UnitReturn:
    values: dict[str, object] = {"received_on": None, "days_late": 0, "versions": int(state.has_arrived), "doubts": 0}
    return UnitReturn(Unit(name, name, UnitKind.government), DUE, state, **(values | more))  # type: ignore[arg-type]


def reminded(day: int, promised: date | None = None) -> Reminder:
    return Reminder(1, 1, datetime(2023, 7, day, 9), ContactWay.phone, promised=promised)


@pytest.mark.parametrize(
    ("state", "more", "mark"),
    [
        (ReturnState.missing, {}, ReturnMark.not_sent),
        (ReturnState.sent, {}, ReturnMark.sent),
        (ReturnState.missing, {"reminders": (reminded(12),)}, ReturnMark.chased),
        (ReturnState.sent, {"reminders": (reminded(12),)}, ReturnMark.chased),
        (ReturnState.received, {"reminders": (reminded(12),)}, ReturnMark.received),
        (ReturnState.received, {"versions": 0, "unreadable": 1}, ReturnMark.unreadable),
        (ReturnState.received, {"versions": 1, "unreadable": 1}, ReturnMark.received),
        (ReturnState.doubts, {}, ReturnMark.doubts),
        (ReturnState.accepted, {}, ReturnMark.accepted),
        (ReturnState.returned, {"returned_on": date(2023, 7, 15)}, ReturnMark.returned),
        (ReturnState.returned, {"returned_on": date(2023, 7, 15), "reminders": (reminded(12),)}, ReturnMark.returned),
        (ReturnState.returned, {"returned_on": date(2023, 7, 15), "reminders": (reminded(16),)}, ReturnMark.chased),
    ],
)
def test_a_unit_is_being_chased_only_about_what_is_still_awaited(
    state: ReturnState, more: dict[str, object], mark: ReturnMark
) -> None:
    assert line(state, **more).mark is mark


def test_what_is_overdue_is_red_whatever_its_word() -> None:
    late = line(ReturnState.sent, days_late=3, reminders=(reminded(12),))
    assert (late.mark, late.light) == (ReturnMark.chased, TaskState.overdue)
    assert replace(late, days_late=0).light is TaskState.slow
    came_late = line(ReturnState.received, days_late=3)
    assert came_late.light is TaskState.on_track


def test_a_promise_about_the_first_version_is_no_promise_about_the_one_that_went_back() -> None:
    before, after = reminded(12, date(2023, 7, 14)), reminded(16, date(2023, 7, 20))
    returned = line(ReturnState.returned, returned_on=date(2023, 7, 15), reminders=(before,))
    assert returned.promised is None
    assert replace(returned, reminders=(after, before)).promised == date(2023, 7, 20)
    assert line(ReturnState.received, reminders=(before,)).promised is None


def test_papers_are_missed_only_of_what_came() -> None:
    ticks = {Tick.electronic: date(2023, 7, 6)}
    assert line(ReturnState.received, ticks=ticks).missing_ticks == (Tick.reviewed, Tick.stamped)
    assert line(ReturnState.received, ticks=ticks).lacks_papers
    assert not line(ReturnState.missing).lacks_papers
    assert not line(ReturnState.accepted, ticks=dict.fromkeys(Tick, date(2023, 7, 6))).lacks_papers


def test_broken_promises_are_called_first_and_a_day_to_come_last() -> None:
    broken = line(
        ReturnState.sent, "失约", days_late=3, days_over_promise=2, reminders=(reminded(9, date(2023, 7, 11)),)
    )
    quiet = line(ReturnState.sent, "没催过", days_late=3)
    asked = line(ReturnState.sent, "催过", days_late=3, reminders=(reminded(12),))
    promised = line(ReturnState.sent, "答应了", days_late=9, reminders=(reminded(12, date(2023, 7, 20)),))
    ordered = in_call_order((promised, asked, quiet, broken))
    assert [one.unit.name for one in ordered] == ["失约", "没催过", "催过", "答应了"]
