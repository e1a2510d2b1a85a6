"""What the versions of a return say differently, from the database and from a file about to be imported."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from lianping_desk.domain.received import Doubt, ReadRow
from lianping_desk.domain.versions import Change
from lianping_desk.services.catalogue import catalogue
from lianping_desk.services.desk import Desk
from lianping_desk.services.returns.importing.import_files import import_files
from lianping_desk.services.returns.importing.undo_import import undo_import
from lianping_desk.services.returns.unit_return.differences import differences, differences_with
from tests.services.returns.filling import progress_line, reading

SCHOOL = "县教育局"


def take(desk: Desk, folder: Path, name: str, rows: list[ReadRow]) -> str:
    path, read = reading(folder, name, SCHOOL, "2023H1", rows)
    return str(import_files(desk, [path], read=[read]).code)


def school_id(desk: Desk) -> int:
    return next(unit.id for unit in catalogue(desk).units if unit.name == SCHOOL)


def test_one_version_has_nothing_to_be_compared_with(half_year: Desk, tmp_path: Path) -> None:
    take(half_year, tmp_path, "一.xlsx", [progress_line(1, percent=40)])
    assert differences(half_year, school_id(half_year), "2023H1") == ()


def test_each_later_version_is_held_against_all_before_it(half_year: Desk, tmp_path: Path) -> None:
    take(half_year, tmp_path, "一.xlsx", [progress_line(1, percent=40, people=10)])
    take(half_year, tmp_path, "二.xlsx", [progress_line(1, percent=60)])
    code = take(half_year, tmp_path, "三.xlsx", [progress_line(1, row=7, percent=70, people=10)])
    third, second = differences(half_year, school_id(half_year), "2023H1")
    (changed,) = third.differences
    assert changed.subject.startswith("1. ") and changed.field_name == "完成进度（%）"
    assert changed.before and changed.after
    assert (changed.before.value, changed.after.value) == (Decimal(60), Decimal(70))
    assert (changed.before.trace.file, changed.before.trace.address) == ("二.xlsx", "Sheet1!D5")
    assert (changed.after.trace.file, changed.after.trace.address) == ("三.xlsx", "Sheet1!D7")
    assert [one.change for one in second.differences] == [Change.changed, Change.left_empty]
    undo_import(half_year, code)
    assert [step.file for step in differences(half_year, school_id(half_year), "2023H1")] == ["二.xlsx"]


def test_a_file_about_to_be_imported_is_held_against_what_stands(half_year: Desk, tmp_path: Path) -> None:
    take(half_year, tmp_path, "一.xlsx", [progress_line(1, percent=40, people=10)])
    vague = replace(progress_line(1, people=12), doubts=(Doubt("过半", "不是数字", "E5", "Sheet1", 5, "percent"),))
    _path, read = reading(tmp_path, "二.xlsx", SCHOOL, "2023H1", [vague])
    found = {one.field: one for one in differences_with(half_year, read)}
    assert {field: one.change for field, one in found.items()} == {
        "people": Change.changed,
        "percent": Change.in_doubt,
    }
    before = found["percent"].before
    assert before and before.value == Decimal(40)


def test_a_file_that_is_stored_already_or_the_first_of_its_unit_differs_from_nothing(
    half_year: Desk, tmp_path: Path
) -> None:
    _path, read = reading(tmp_path, "一.xlsx", SCHOOL, "2023H1", [progress_line(1, percent=40)])
    assert differences_with(half_year, read) == ()
    take(half_year, tmp_path, "一.xlsx", [progress_line(1, percent=40)])
    assert differences_with(half_year, read) == ()


def test_a_doubt_of_the_stored_version_that_is_now_a_value_is_new(half_year: Desk, tmp_path: Path) -> None:
    vague = replace(progress_line(1, people=12), doubts=(Doubt("过半", "不是数字", "E5", "Sheet1", 5, "percent"),))
    take(half_year, tmp_path, "一.xlsx", [vague])
    take(half_year, tmp_path, "二.xlsx", [progress_line(1, people=12, percent=55)])
    (step,) = differences(half_year, school_id(half_year), "2023H1")
    (found,) = step.differences
    assert found.change is Change.added and found.before and found.before.doubt == "不是数字"
