"""收表台账: what is noted about a unit's return, how it shows, and that each step can be undone."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.ledger import ContactWay, Tick
from lianping_desk.domain.unit import Contact, ReportsOn, Unit, UnitKind
from lianping_desk.domain.unit_return import ReturnMark, ReturnState, UnitReturn
from lianping_desk.services.desk import Desk
from lianping_desk.services.history.undo import redo, undo
from lianping_desk.services.home.returns_due import returns_lines
from lianping_desk.services.periods.add_period import add_period
from lianping_desk.services.periods.delete_period import delete_period
from lianping_desk.services.periods.show_periods import periods
from lianping_desk.services.returns.importing.import_files import import_files
from lianping_desk.services.returns.ledger.log_reminders import (
    Called,
    change_reminder,
    delete_reminders,
    log_reminders,
)
from lianping_desk.services.returns.ledger.status import ledger_by_period, returns_status, status_json, whole_ledger
from lianping_desk.services.returns.ledger.tick_returns import tick_returns, untick_returns
from lianping_desk.services.returns.unit_return.decide_return import accept_returns, send_back
from lianping_desk.services.units.add_unit import add_unit
from lianping_desk.services.units.edit_unit import edit_unit
from tests.services.returns.filling import progress_line, reading

SCHOOL, TOWN = "县教育局", "大湖镇"
AS_OF = date(2023, 7, 20)


def line(desk: Desk, unit: str = SCHOOL, as_of: date = AS_OF) -> UnitReturn:
    return next(one for one in returns_status(desk, "2023H1", as_of).units if one.unit.name == unit)


def ids(desk: Desk, *names: str) -> list[int]:
    return [line(desk, name).unit.id for name in names]


def phoned(day: int, said: str = "", promised: date | None = None) -> Called:
    return Called(ContactWay.phone, datetime(2023, 7, day, 9, 30), "王老师", said, promised)


def take_in(desk: Desk, folder: Path, name: str, on: date, percent: int = 60) -> None:
    path, read = reading(folder, name, SCHOOL, "2023H1", [progress_line(1, percent=percent)])
    import_files(desk, [path], read=[read], received_on=on)


def take_in_unreadable(desk: Desk, folder: Path, on: date) -> None:
    path, read = reading(folder, "教育局.docx", SCHOOL, "2023H1", [], refused="这是 Word 文档，请单位用 Excel 表报。")
    import_files(desk, [path], read=[read], received_on=on)


def test_a_reminder_makes_a_unit_one_that_is_chased_and_undo_takes_it_back(half_year: Desk) -> None:
    assert (
        log_reminders(half_year, "2023H1", ids(half_year, SCHOOL, TOWN), phoned(12, "月底报", date(2023, 7, 18))) == 2
    )
    found = line(half_year)
    assert (found.mark, found.state) == (ReturnMark.chased, ReturnState.missing)
    assert (found.promised, found.days_over_promise) == (date(2023, 7, 18), 2)
    assert found.last_reminder is not None and found.last_reminder.person == "王老师"
    document = {one["unit"]: one for one in status_json(returns_status(half_year, "2023H1", AS_OF))["units"]}
    assert (document[SCHOOL]["state"], document[SCHOOL]["reminders"]) == ("missing", 1)
    assert line(half_year, TOWN).mark is ReturnMark.chased
    undo(half_year)
    assert line(half_year).mark is line(half_year, TOWN).mark is ReturnMark.not_sent
    redo(half_year)
    assert line(half_year).last_reminder == found.last_reminder


def test_a_reminder_without_a_name_is_of_each_units_first_contact(half_year: Desk) -> None:
    school = line(half_year).unit
    edit_unit(half_year, replace(school, contacts=(Contact("陈股长", "股长", "000-1"), Contact("李老师"))))
    both = ids(half_year, SCHOOL, TOWN)
    log_reminders(half_year, "2023H1", both, Called(ContactWay.message, datetime(2023, 7, 12)))
    said = [line(half_year, name).reminders[0].person for name in (SCHOOL, TOWN)]
    assert said == ["陈股长", ""]


def test_an_entry_is_corrected_and_deleted_and_both_are_undone(half_year: Desk) -> None:
    log_reminders(half_year, "2023H1", ids(half_year, SCHOOL), phoned(12))
    (first,) = line(half_year).reminders
    change_reminder(half_year, replace(first, said="已经在填", promised=date(2023, 7, 16)))
    assert line(half_year).promised == date(2023, 7, 16)
    undo(half_year)
    assert line(half_year).reminders == (first,)
    delete_reminders(half_year, [first])
    assert line(half_year).reminders == ()
    undo(half_year)
    assert line(half_year).reminders == (first,)


def test_nobody_promises_a_day_before_the_call(half_year: Desk) -> None:
    with pytest.raises(DeskError, match="早于催报的那天"):
        log_reminders(half_year, "2023H1", ids(half_year, SCHOOL), phoned(12, promised=date(2022, 7, 18)))
    assert line(half_year).reminders == ()


def test_the_file_ticks_itself_and_the_papers_are_ticked_for_many(half_year: Desk, tmp_path: Path) -> None:
    take_in(half_year, tmp_path, "一.xlsx", date(2023, 7, 6))
    assert line(half_year).ticks == {Tick.electronic: date(2023, 7, 6)}
    both = ids(half_year, SCHOOL, TOWN)
    assert tick_returns(half_year, "2023H1", both, Tick.reviewed, date(2023, 7, 8)) == 2
    assert tick_returns(half_year, "2023H1", both, Tick.reviewed, date(2023, 7, 9)) == 0, "ticked already"
    tick_returns(half_year, "2023H1", ids(half_year, TOWN), Tick.electronic, date(2023, 7, 9))
    assert line(half_year).ticks[Tick.reviewed] == line(half_year, TOWN).ticks[Tick.reviewed] == date(2023, 7, 8)
    assert line(half_year, TOWN).ticks[Tick.electronic] == date(2023, 7, 9)
    assert untick_returns(half_year, "2023H1", both, Tick.reviewed) == 2
    assert Tick.reviewed not in line(half_year).ticks
    undo(half_year)
    assert line(half_year).ticks[Tick.reviewed] == date(2023, 7, 8)
    assert untick_returns(half_year, "2023H1", ids(half_year, SCHOOL), Tick.electronic) == 0
    assert Tick.electronic in line(half_year).ticks, "the file is there, whatever she ticks"


def test_what_came_back_after_a_return_to_the_unit_is_counted_and_an_undone_one_is_not(
    half_year: Desk, tmp_path: Path
) -> None:
    take_in(half_year, tmp_path, "一.xlsx", date(2023, 7, 6))
    send_back(half_year, "2023H1", ids(half_year, SCHOOL), "数不对", date(2023, 7, 8))
    assert (line(half_year).mark, line(half_year).times_returned) == (ReturnMark.returned, 1)
    log_reminders(half_year, "2023H1", ids(half_year, SCHOOL), phoned(9))
    assert (line(half_year).mark, line(half_year).state) == (ReturnMark.chased, ReturnState.returned)
    take_in(half_year, tmp_path, "二.xlsx", date(2023, 7, 10), percent=70)
    again = line(half_year)
    assert (again.mark, again.times_returned, again.versions) == (ReturnMark.received, 1, 2)
    send_back(half_year, "2023H1", ids(half_year, SCHOOL), "还不对", date(2023, 7, 12))
    assert line(half_year).times_returned == 2
    undo(half_year)
    assert (line(half_year).mark, line(half_year).times_returned) == (ReturnMark.received, 1)
    redo(half_year)
    assert line(half_year).times_returned == 2


def test_a_file_that_cannot_be_read_is_there_but_is_still_awaited(half_year: Desk, tmp_path: Path) -> None:
    take_in_unreadable(half_year, tmp_path, date(2023, 7, 6))
    found = line(half_year)
    assert (found.mark, found.state, found.unreadable, found.versions) == (
        ReturnMark.unreadable,
        ReturnState.received,
        1,
        0,
    )
    assert found.is_awaited and Tick.electronic not in found.ticks and found.days_late == 0
    assert SCHOOL in {one.unit.name for one in returns_status(half_year, "2023H1", AS_OF).outstanding}
    take_in(half_year, tmp_path, "一.xlsx", date(2023, 7, 9))
    assert (line(half_year).mark, line(half_year).unreadable) == (ReturnMark.received, 1)


def test_as_of_a_day_nothing_is_known_that_came_or_was_done_later(half_year: Desk, tmp_path: Path) -> None:
    log_reminders(half_year, "2023H1", ids(half_year, SCHOOL), phoned(11))
    take_in(half_year, tmp_path, "一.xlsx", date(2023, 7, 12))
    tick_returns(half_year, "2023H1", ids(half_year, SCHOOL), Tick.stamped, date(2023, 7, 14))
    accept_returns(half_year, "2023H1", ids(half_year, SCHOOL), date(2023, 7, 15))
    marks = {day: line(half_year, as_of=date(2023, 7, day)).mark for day in (10, 11, 12, 15)}
    assert marks == {
        10: ReturnMark.not_sent,
        11: ReturnMark.chased,
        12: ReturnMark.received,
        15: ReturnMark.accepted,
    }
    assert line(half_year, as_of=date(2023, 7, 13)).ticks.keys() == {Tick.electronic}
    assert line(half_year, as_of=date(2023, 7, 14)).ticks.keys() == {Tick.electronic, Tick.stamped}


def test_the_home_page_counts_as_the_ledger_does(half_year: Desk, tmp_path: Path) -> None:
    take_in(half_year, tmp_path, "一.xlsx", date(2023, 7, 12))
    take_in_unreadable(half_year, tmp_path, date(2023, 7, 6))
    for day in (date(2023, 7, 5), date(2023, 7, 11), date(2023, 7, 12)):
        status = returns_status(half_year, "2023H1", day)
        (said, *_others) = returns_lines(periods(half_year), whole_ledger(half_year, day), status.waiting_files, day)
        counted = sum(int(part) for part in _numbers(said.text.split("还有")[1]))
        assert counted == len(status.outstanding), said.text


def _numbers(text: str) -> list[str]:
    return [part.rsplit("个", 1)[0] for part in text.split("（")[0].split("、")]


def test_a_period_about_which_something_is_noted_is_not_deleted(half_year: Desk) -> None:
    log_reminders(half_year, "2023H1", ids(half_year, SCHOOL), phoned(12))
    with pytest.raises(DeskError, match="催报记录"):
        delete_period(half_year, "2023H1")
    undo(half_year)
    tick_returns(half_year, "2023H1", ids(half_year, SCHOOL), Tick.stamped)
    with pytest.raises(DeskError, match="收件登记"):
        delete_period(half_year, "2023H1")


@contextmanager
def counted_statements() -> Iterator[list[str]]:
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def test_sixty_units_and_twenty_periods_take_no_more_queries_than_one(half_year: Desk) -> None:
    for number in range(60 - len(returns_status(half_year, "2023H1").units)):
        add_unit(half_year, Unit(f"新设{number}镇", "", UnitKind.town, reports_on=ReportsOn.all))
    with counted_statements() as of_one:
        ledger_by_period(half_year, AS_OF)
    for year in (2022, 2023, 2024, 2025):
        for part in ("Q1", "Q2", "Q3", "Q4", "H2"):
            add_period(half_year, f"{year}{part}")
    everyone = ids(half_year, *(one.unit.name for one in returns_status(half_year, "2023H1").units))
    for period in periods(half_year):
        log_reminders(half_year, period.code, everyone, phoned(12))
    with counted_statements() as of_all:
        found = ledger_by_period(half_year, date(2025, 12, 31))
    assert len(found) == 21 and all(len(one.units) >= 59 for one in found)
    assert len(of_all) == len(of_one) <= 27
