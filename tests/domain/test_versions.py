"""Versions of a return held against each other."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from lianping_desk.domain.received import Doubt, ReadRow, TableKind
from lianping_desk.domain.versions import Change, differences, same_value, statements_of, taken_together


def row(task: int, line: int, doubts: tuple[Doubt, ...] = (), **values: object) -> ReadRow:
    cells = {field: f"{letter}{line}" for field, letter in zip(values, "DEFGH", strict=False)}
    texts = {field: str(value) for field, value in values.items()}
    return ReadRow(TableKind.progress, "表", line, values, cells, texts, task_no=task, doubts=doubts)  # type: ignore[arg-type]


def changes(before: list[ReadRow], after: list[ReadRow]) -> list[tuple[int | None, str, Change]]:
    found = differences(statements_of(before, "旧", "1"), statements_of(after, "新", "2"))
    return [(one.subject.task_no, one.field, one.change) for one in found]


def test_a_changed_field_names_both_cells() -> None:
    before = statements_of([row(1, 5, percent=40)], "旧.xlsx", "1")
    (found,) = differences(before, statements_of([row(1, 8, percent=60)], "新.xlsx", "2"))
    assert found.before and found.after
    assert (found.change, found.before.value, found.after.value) == (Change.changed, 40, 60)
    assert (found.before.trace.address, found.after.trace.address) == ("表!D5", "表!D8")
    assert (found.before.trace.file, found.after.trace.file) == ("旧.xlsx", "新.xlsx")


def test_what_the_newer_leaves_empty_or_out_is_told_last() -> None:
    before = [row(1, 5, percent=40, people=10), row(2, 6, percent=20, people=3)]
    assert changes(before, [row(1, 5, percent=40, sessions=3)]) == [
        (1, "sessions", Change.added),
        (1, "people", Change.left_empty),
        (2, "row", Change.row_missing),
    ]


def test_a_new_doubt_is_told_and_the_same_doubt_again_is_not() -> None:
    vague = (Doubt("过半", "不是数字", "E5", "表", 5, "percent"),)
    assert changes([row(1, 5, percent=40)], [row(1, 5, vague)]) == [(1, "percent", Change.in_doubt)]
    assert changes([row(1, 5, vague)], [row(1, 5, vague)]) == []


def test_two_rows_about_one_task_are_compared_in_their_order() -> None:
    before = [row(1, 5, progress="讲座"), row(1, 6, progress="展览")]
    assert changes(before, [row(1, 5, progress="讲座"), row(1, 6, progress="展览两场")]) == [
        (1, "progress", Change.changed)
    ]


def test_white_space_and_the_kind_of_number_are_no_difference() -> None:
    assert (
        same_value("办了 讲座\n两场", "办了讲座两场") and same_value(Decimal("2.50"), 2.5) and same_value(3, Decimal(3))
    )
    assert not same_value("3", 3) and not same_value(None, 0)


FIELDS = st.dictionaries(st.sampled_from(["percent", "people", "sessions"]), st.integers(0, 9), min_size=1)
VERSION = st.dictionaries(st.integers(1, 3), FIELDS)


@given(VERSION, VERSION)
def test_taking_the_differences_over_gives_what_stands_after_both(old: dict[int, dict], new: dict[int, dict]) -> None:  # type: ignore[type-arg]
    before = statements_of([row(task, task, **values) for task, values in old.items()], "旧", "1")
    after = statements_of([row(task, task, **values) for task, values in new.items()], "新", "2")
    both = taken_together([before, after])
    changed = {place: said.value for place, said in before.items()}
    for one in differences(before, after):
        if one.after is not None:
            changed[one.subject, one.field] = one.after.value
    assert changed == {place: said.value for place, said in both.items()}
    assert differences(both, after) == tuple(one for one in differences(both, after) if one.after is None)
