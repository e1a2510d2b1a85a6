"""Doubts that a newer version answers: they wait no longer, and are open again when it is taken back."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from lianping_desk.domain.received import Doubt, ReadRow
from lianping_desk.services.desk import Desk
from lianping_desk.services.returns.doubts.show_doubts import waiting_doubts
from lianping_desk.services.returns.importing.import_files import import_files
from lianping_desk.services.returns.importing.undo_import import undo_import
from lianping_desk.services.returns.ledger.status import returns_status
from tests.services.returns.filling import progress_line, reading
from tests.services.returns.test_differences import SCHOOL

VAGUE = Doubt("过半", "不是数字", "E5", "Sheet1", 5, "percent")


def take(desk: Desk, folder: Path, name: str, *rows: ReadRow, on: date = date(2023, 7, 6), **more: object) -> str:
    path, read = reading(folder, name, SCHOOL, "2023H1", rows, **more)
    return str(import_files(desk, [path], read=[read], received_on=on).code)


def open_texts(desk: Desk) -> list[str]:
    """The doubts that wait; the ledger counts as many."""
    found = [one.doubt.text for one in waiting_doubts(desk, "2023H1")]
    (line,) = [one for one in returns_status(desk, "2023H1").units if one.unit.name == SCHOOL]
    assert line.doubts == len(found)
    return found


def test_a_value_in_the_newer_file_answers_the_doubt_until_that_file_is_taken_back(
    half_year: Desk, tmp_path: Path
) -> None:
    take(half_year, tmp_path, "一.xlsx", replace(progress_line(1, people=3), doubts=(VAGUE,)))
    assert open_texts(half_year) == ["过半"]
    code = take(half_year, tmp_path, "二.xlsx", progress_line(1, percent=55), on=date(2023, 7, 9))
    assert open_texts(half_year) == []
    (line,) = [one for one in returns_status(half_year, "2023H1", date(2023, 7, 7)).units if one.unit.name == SCHOOL]
    assert line.doubts == 1, "on a day before the newer file came it waited"
    undo_import(half_year, code)
    assert open_texts(half_year) == ["过半"]


def test_a_newer_file_that_is_silent_about_it_answers_nothing(half_year: Desk, tmp_path: Path) -> None:
    take(half_year, tmp_path, "一.xlsx", replace(progress_line(1, people=3), doubts=(VAGUE,)))
    take(half_year, tmp_path, "二.xlsx", progress_line(1, people=4), progress_line(2, row=6, percent=55))
    assert open_texts(half_year) == ["过半"]


def test_of_the_same_doubt_twice_only_the_newest_waits(half_year: Desk, tmp_path: Path) -> None:
    take(half_year, tmp_path, "一.xlsx", replace(progress_line(1, people=3), doubts=(VAGUE,)))
    take(half_year, tmp_path, "二.xlsx", replace(progress_line(1, people=4), doubts=(replace(VAGUE, text="大半"),)))
    assert open_texts(half_year) == ["大半"]
