"""Later versions of a return: field by field the newest file speaks, and every undo brings the older back."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianping_desk.domain.facts import newest_files
from lianping_desk.domain.received import Found, ReadRow
from lianping_desk.services.desk import Desk
from lianping_desk.services.returns.importing.import_files import ImportResult, import_files
from lianping_desk.services.returns.importing.undo_import import undo_import
from lianping_desk.services.returns.ledger.status import returns_status
from lianping_desk.store.doubts import open_doubts
from lianping_desk.store.plans import current_plan
from lianping_desk.store.received import progress_facts
from tests.services.returns.filling import progress_line, reading, signed_on


def take(
    desk: Desk, folder: Path, name: str, rows: list[ReadRow], unit: str = "县教育局", **more: object
) -> ImportResult:
    path, read = reading(folder, name, unit, "2023H1", rows, **more)
    return import_files(desk, [path], "2023H1", read=[read])


def standing(desk: Desk) -> dict[int, dict[str, object]]:
    """What stands about each task of 县教育局, by the task's number."""
    with desk.database.reading() as session:
        plan = current_plan(session)
        numbers = {task.id: task.no for task in plan.tasks}
        found: dict[int, dict[str, object]] = {}
        for fact in progress_facts(session, plan.id):
            found.setdefault(numbers[fact.task_id], {}).update(fact.values)
        return found


def test_a_field_of_the_later_file_displaces_the_earlier_one_and_an_empty_field_does_not(
    half_year: Desk, tmp_path: Path
) -> None:
    take(half_year, tmp_path, "一.xlsx", [progress_line(1, percent=40, progress="办了讲座")])
    result = take(half_year, tmp_path, "二.xlsx", [progress_line(1, percent=60)])
    assert (result.stored_rows, result.superseded_rows) == (1, 1)
    assert standing(half_year) == {1: {"percent": Decimal(60), "progress": "办了讲座"}}


def test_a_later_file_about_other_tasks_displaces_nothing(half_year: Desk, tmp_path: Path) -> None:
    take(half_year, tmp_path, "一.xlsx", [progress_line(1, percent=40)])
    result = take(half_year, tmp_path, "二.xlsx", [progress_line(2, percent=60)])
    assert result.superseded_rows == 0
    assert standing(half_year) == {1: {"percent": Decimal(40)}, 2: {"percent": Decimal(60)}}


def test_two_rows_of_one_file_about_one_task_both_stand(half_year: Desk, tmp_path: Path) -> None:
    rows = [progress_line(1, row=5, progress="办了讲座"), progress_line(1, row=6, progress="办了展览")]
    take(half_year, tmp_path, "一.xlsx", rows)
    with half_year.database.reading() as session:
        facts = progress_facts(session, current_plan(session).id)
    assert [fact.values["progress"] for fact in facts] == ["办了讲座", "办了展览"]


def test_undoing_the_earlier_or_the_later_import_leaves_the_other_whole(half_year: Desk, tmp_path: Path) -> None:
    first = take(half_year, tmp_path, "一.xlsx", [progress_line(1, percent=40, people=100)])
    second = take(half_year, tmp_path, "二.xlsx", [progress_line(1, percent=60)])
    assert undo_import(half_year, str(first.code)).kept == ()
    assert standing(half_year) == {1: {"percent": Decimal(60)}}
    assert undo_import(half_year, str(second.code)).kept == ()
    assert standing(half_year) == {}


def test_a_file_signed_before_the_one_already_in_waits(half_year: Desk, tmp_path: Path) -> None:
    take(half_year, tmp_path, "新.xlsx", [progress_line(1, percent=60)], signature=signed_on(date(2023, 7, 8)))
    result = take(half_year, tmp_path, "旧.xlsx", [progress_line(1, percent=40)], signature=signed_on(date(2023, 7, 1)))
    assert (result.stored_rows, result.kept_doubts) == (0, 1)
    assert standing(half_year) == {1: {"percent": Decimal(60)}}
    with half_year.database.reading() as session:
        (doubt,) = open_doubts(session)
    assert "早于已经导入的一份（2023-07-08）" in doubt.why and doubt.waiting == 1


def test_of_two_versions_imported_together_the_later_signed_one_counts(half_year: Desk, tmp_path: Path) -> None:
    late = reading(
        tmp_path, "乙.xlsx", "县教育局", "2023H1", [progress_line(1, percent=60)], signature=signed_on(date(2023, 7, 8))
    )
    early = reading(
        tmp_path, "甲.xlsx", "县教育局", "2023H1", [progress_line(1, percent=40)], signature=signed_on(date(2023, 7, 1))
    )
    result = import_files(half_year, [late[0], early[0]], read=[late[1], early[1]])
    assert (result.stored_rows, result.kept_doubts) == (2, 0)
    assert standing(half_year) == {1: {"percent": Decimal(60)}}
    school = next(one for one in returns_status(half_year, "2023H1").units if one.unit.name == "县教育局")
    assert school.versions == 2


def test_of_two_versions_imported_together_without_dates_neither_is_guessed(half_year: Desk, tmp_path: Path) -> None:
    one = reading(tmp_path, "甲.xlsx", "县教育局", "2023H1", [progress_line(1, percent=60)])
    other = reading(tmp_path, "乙.xlsx", "县教育局", "2023H1", [progress_line(1, percent=40)])
    result = import_files(half_year, [one[0], other[0]], read=[one[1], other[1]])
    assert (result.stored_rows, result.kept_doubts) == (1, 1)


def test_two_versions_are_told_apart_wherever_they_name_their_unit(half_year: Desk, tmp_path: Path) -> None:
    path, one = reading(tmp_path, "甲.xlsx", "县教育局", "2023H1", [progress_line(1, percent=60)])
    other_path, other = reading(tmp_path, "乙.xlsx", "县教育局", "2023H1", [progress_line(1, percent=40)])
    other = replace(other, unit=Found("县教育局", "file name"))
    result = import_files(half_year, [path, other_path], read=[one, other])
    assert (result.stored_rows, result.kept_doubts) == (1, 1)


FIELDS = ("percent", "people", "sessions")
ROWS = st.lists(st.dictionaries(st.sampled_from(FIELDS), st.integers(0, 100)), max_size=3)


@given(st.lists(ROWS, min_size=1, max_size=5))
def test_the_newest_file_that_has_a_field_speaks_for_it(files: list[list[dict[str, int]]]) -> None:
    rows = [("task", number, values) for number, lines in enumerate(files) for values in lines]
    newest = newest_files((subject, number, list(values)) for subject, number, values in rows)
    for field in FIELDS:
        having = [number for number, lines in enumerate(files) if any(field in values for values in lines)]
        assert newest.get(("task", field)) == max(having, default=None)


@pytest.mark.parametrize("keep", [0, 1, 2])
def test_taking_all_but_one_version_back_leaves_what_that_one_said(half_year: Desk, keep: int, tmp_path: Path) -> None:
    lines = [{"percent": 10, "people": 5}, {"percent": 20}, {"sessions": 3, "people": 6}]
    codes = [
        take(half_year, tmp_path, f"{number}.xlsx", [progress_line(1, **line)]).code
        for number, line in enumerate(lines)
    ]
    for number, code in enumerate(codes):
        if number != keep:
            undo_import(half_year, str(code))
    assert standing(half_year) == {1: lines[keep]}
