"""A return that does not say its period: it came, so nobody is chased for it; the doubt says that it waits."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from lianping_desk.domain.period import collected_on, parse_period
from lianping_desk.domain.unit_return import ReturnMark, UnitReturn
from lianping_desk.services.desk import Desk
from lianping_desk.services.history.undo import undo
from lianping_desk.services.periods.add_period import add_period
from lianping_desk.services.returns.doubts.settle_doubt import settle_doubt
from lianping_desk.services.returns.doubts.show_doubts import waiting_doubts
from lianping_desk.services.returns.importing.import_files import import_files
from lianping_desk.services.returns.importing.undo_import import undo_import
from lianping_desk.services.returns.ledger.status import returns_status
from lianping_desk.services.returns.unit_return.show_unit_return import show_unit_return
from tests.services.returns.filling import progress_line, reading

SCHOOL, OTHER = "县教育局", "县妇联"
CAME, AS_OF = date(2023, 7, 6), date(2023, 7, 20)


def line(desk: Desk, period: str = "2023H1", unit: str = SCHOOL) -> UnitReturn:
    return next(one for one in returns_status(desk, period, AS_OF).units if one.unit.name == unit)


def take_in(desk: Desk, folder: Path, unit: str | None = SCHOOL, units: tuple[str, ...] = ()) -> str:
    rows = [replace(progress_line(1, percent=60), unit=name) for name in units] or [progress_line(1, percent=60)]
    path, read = reading(folder, "进展表.xlsx", unit, None, rows)
    return import_files(desk, [path], read=[read], received_on=CAME).code


def test_it_counts_as_received_with_a_doubt_for_the_period_being_collected(half_year: Desk, tmp_path: Path) -> None:
    add_period(half_year, "2022H2")
    take_in(half_year, tmp_path)
    now = line(half_year)
    assert (now.mark, now.received_on, now.doubts, now.versions) == (ReturnMark.doubts, CAME, 1, 1)
    assert not now.is_awaited
    assert line(half_year, "2022H2").mark is ReturnMark.not_sent
    assert [one.name for one in show_unit_return(half_year, "2023H1", now.unit.id).files] == ["进展表.xlsx"]


def test_once_she_says_which_period_it_counts_there_alone(half_year: Desk, tmp_path: Path) -> None:
    add_period(half_year, "2022H2")
    take_in(half_year, tmp_path)
    doubt = next(one for one in waiting_doubts(half_year) if one.doubt.field == "period")
    settle_doubt(half_year, doubt.id, "2022H2")
    assert line(half_year, "2022H2").mark is ReturnMark.received
    assert line(half_year).mark is ReturnMark.not_sent
    undo(half_year)
    assert line(half_year).mark is ReturnMark.doubts


def test_taken_back_it_has_not_come(half_year: Desk, tmp_path: Path) -> None:
    undo_import(half_year, take_in(half_year, tmp_path))
    assert line(half_year).mark is ReturnMark.not_sent


def test_of_a_file_of_several_units_each_counts(half_year: Desk, tmp_path: Path) -> None:
    take_in(half_year, tmp_path, None, (SCHOOL, OTHER))
    assert {line(half_year, unit=name).mark for name in (SCHOOL, OTHER)} == {ReturnMark.doubts}


@pytest.mark.parametrize(
    ("day", "named", "code"),
    [
        (date(2023, 7, 6), (), "2023H1"),  # of a half-year and a quarter that ended together, the longer
        (date(2023, 7, 6), ("2023Q2", "2023H2"), "2023Q2"),
        (date(2023, 6, 28), (), "2022H2"),
        (date(2022, 12, 20), (), "2022H2"),  # before the first has ended, the one under way
        (date(2020, 1, 1), (), None),
    ],
)
def test_which_period_is_being_collected(day: date, named: tuple[str, ...], code: str | None) -> None:
    opened = [parse_period(one) for one in ("2022H2", "2023Q2", "2023H1", "2023H2")]
    found = collected_on(opened, day, named)
    assert (found.code if found else None) == code
