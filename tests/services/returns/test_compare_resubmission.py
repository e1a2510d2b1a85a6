"""A resubmission held against what was marked, before it is imported and after."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from lianping_desk.domain.ledger import MarkedCell, SentBack
from lianping_desk.domain.received import Doubt
from lianping_desk.domain.resubmission import Outcome
from lianping_desk.services.desk import Desk
from lianping_desk.services.returns.importing.import_files import import_files
from lianping_desk.services.returns.unit_return.compare_resubmission import compare_resubmission, last_resubmission
from lianping_desk.store.ledger import files_of_units
from lianping_desk.store.periods import period_row
from lianping_desk.store.plans import current_plan
from lianping_desk.store.sent_back import add_sent_back
from tests.services.returns.filling import progress_line, reading
from tests.services.returns.test_differences import SCHOOL, school_id

VAGUE = Doubt("过半", "不是数字", "E5", "Sheet1", 5, "percent")


def sent_back(desk: Desk, folder: Path) -> None:
    """A return of which the per cent was marked and went back."""
    first = replace(progress_line(1, progress="办了讲座"), doubts=(VAGUE,))
    path, read = reading(folder, "一.xlsx", SCHOOL, "2023H1", [first])
    import_files(desk, [path], read=[read])
    unit_id = school_id(desk)
    with desk.database.writing("退回", "本机") as session:
        period_id = period_row(session, current_plan(session).id, "2023H1").id
        ((file, _code),) = files_of_units(session, period_id, {unit_id})
        marked = MarkedCell("Sheet1", "E5", "percent", "过半", "不是数字", {"table": "progress", "task": "1"})
        add_sent_back(session, SentBack(period_id, unit_id, file.id, date(2023, 7, 9), "退.xlsx", "", (marked,)))


def test_what_was_put_right_and_what_else_changed_is_told_before_the_import(half_year: Desk, tmp_path: Path) -> None:
    sent_back(half_year, tmp_path)
    lines = [progress_line(1, progress="办了三场讲座"), progress_line(2, row=6, people=40)]
    lines[0] = replace(lines[0], values={**lines[0].values, "percent": 55}, cells={**lines[0].cells, "percent": "E5"})
    _path, read = reading(tmp_path, "二.xlsx", SCHOOL, "2023H1", lines)
    (found,) = compare_resubmission(half_year, read)
    assert [(one.outcome, one.cell.cell) for one in found.marked] == [(Outcome.corrected, "E5")]
    assert {(one.field, one.change.value) for one in found.others} == {("progress", "changed"), ("people", "added")}
    assert found.is_put_right and found.summary == "退回的 1 处：已改 1 处；其他改动 2 处。"


def test_after_the_import_the_same_is_told_of_the_stored_version(half_year: Desk, tmp_path: Path) -> None:
    sent_back(half_year, tmp_path)
    assert last_resubmission(half_year, school_id(half_year), "2023H1") is None
    again = replace(progress_line(1, progress="办了讲座"), doubts=(VAGUE,))
    path, read = reading(tmp_path, "二.xlsx", SCHOOL, "2023H1", [again], form_code="另一份")
    import_files(half_year, [path], read=[read])
    assert compare_resubmission(half_year, read) == (), "it is stored, and nothing is out for correction any more"
    found = last_resubmission(half_year, school_id(half_year), "2023H1")
    assert found and [one.outcome for one in found.marked] == [Outcome.unchanged]
    assert not found.is_put_right and not found.others


def test_a_first_return_is_no_resubmission(half_year: Desk, tmp_path: Path) -> None:
    _path, read = reading(tmp_path, "一.xlsx", SCHOOL, "2023H1", [progress_line(1, percent=40)])
    assert compare_resubmission(half_year, read) == ()
