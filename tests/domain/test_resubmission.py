"""What became of the marked cells of a return that went back."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from lianping_desk.domain.ledger import MarkedCell
from lianping_desk.domain.received import Doubt, ReadRow, TableKind
from lianping_desk.domain.resubmission import MarkedOutcome, NewVersion, Outcome, outcomes, texts_of
from lianping_desk.domain.versions import statements_of

VAGUE = MarkedCell("表", "E5", "percent", "过半", "不是数字", {"table": "progress", "task": "1"})
UNCLEAR = MarkedCell("表", "B9", "task", "科普工作", "分不清是哪项任务", {})
NO_UNIT = MarkedCell(None, "", "unit", "表.xlsx", "没有写是哪个单位", {})


def row(task: int, line: int, doubts: tuple[Doubt, ...] = (), **values: object) -> ReadRow:
    letters = {"percent": "E", "people": "F", "progress": "G"}
    cells = {"task": f"B{line}"} | {field: f"{letters[field]}{line}" for field in values}
    texts = {"task": f"任务{task}"} | {field: str(value) for field, value in values.items()}
    return ReadRow(TableKind.progress, "表", line, values, cells, texts, task_no=task, doubts=doubts)  # type: ignore[arg-type]


def judged(cell: MarkedCell, *rows: ReadRow, doubts: tuple[Doubt, ...] = ()) -> MarkedOutcome:
    own = tuple(doubt for one in rows for doubt in one.doubts)
    (found,) = outcomes([cell], NewVersion(statements_of(rows, "新", "2"), texts_of(rows), (*own, *doubts)))
    return found


def test_a_new_value_is_put_right_also_where_the_row_has_moved() -> None:
    found = judged(VAGUE, row(2, 5, percent=10), row(1, 6, percent=55))
    assert (found.outcome, found.text, found.address) == (Outcome.corrected, "55", "表!E6")


def test_the_same_text_again_is_unchanged_and_another_doubtful_one_is_told_apart() -> None:
    again = Doubt("过半", "不是数字", "E5", "表", 5, "percent")
    assert judged(VAGUE, row(1, 5, (again,))).outcome is Outcome.unchanged
    found = judged(VAGUE, row(1, 5, (replace(again, text="大半"),)))
    assert (found.outcome, found.doubt) == (Outcome.still_in_doubt, "不是数字")


def test_a_cell_that_is_empty_now_is_removed() -> None:
    assert judged(VAGUE, row(1, 5, people=10)).outcome is Outcome.removed


def test_a_cell_that_says_what_a_row_is_about_is_judged_by_its_text() -> None:
    assert judged(UNCLEAR, row(3, 9, people=1)).outcome is Outcome.corrected
    unclear = replace(row(3, 9, people=1), task_no=None, cells={"people": "F9"}, texts={"people": "1"})
    doubt = Doubt("科普工作", "分不清是哪项任务", "B9", "表", 9, "task")
    assert judged(UNCLEAR, replace(unclear, doubts=(doubt,))).outcome is Outcome.unchanged


def test_a_mark_on_the_whole_file_is_judged_by_its_doubt() -> None:
    assert judged(NO_UNIT, row(1, 5, percent=1)).outcome is Outcome.corrected
    again = Doubt("表.xlsx", "没有写是哪个单位", field="unit")
    assert judged(NO_UNIT, row(1, 5, percent=1), doubts=(again,)).outcome is Outcome.unchanged


def test_a_workbook_that_was_converted_has_a_sheet_where_the_original_had_none() -> None:
    without = replace(VAGUE, sheet=None, about={})
    assert judged(without, row(1, 5, percent=55)).outcome is Outcome.corrected


def test_what_was_not_put_right_comes_first() -> None:
    rows = [row(1, 5, percent=55)]
    new = NewVersion(statements_of(rows, "新", "2"), texts_of(rows), [Doubt("表", "没有写是哪个单位", field="unit")])
    assert [one.cell for one in outcomes([VAGUE, NO_UNIT], new)] == [NO_UNIT, VAGUE]


@given(st.text(min_size=1), st.text(min_size=1))
def test_a_cell_is_unchanged_exactly_when_its_text_is(old: str, new: str) -> None:
    cell = MarkedCell("表", "G5", "progress", old, "太笼统", {"table": "progress", "task": "1"})
    same = "".join(old.split()) == "".join(new.split())
    assert (judged(cell, row(1, 5, progress=new)).outcome is Outcome.unchanged) == same
