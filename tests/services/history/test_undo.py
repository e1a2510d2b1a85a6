"""Undo and redo: what was done can be taken back and brought back, and no later edit is lost on the way."""

import random
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from lianping_desk.domain.base import BaseKind, BaseLevel
from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.history import standing
from lianping_desk.domain.plan import Role
from lianping_desk.domain.unit import UnitKind
from lianping_desk.services.data_folder import DataFolder
from lianping_desk.services.desk import Desk
from lianping_desk.services.history.undo import redo, undo, undo_operation, undo_state
from lianping_desk.services.open_desk import opened_desk
from lianping_desk.store import history
from lianping_desk.store.tables import AssignmentRow, BaseRow, MeasureRow, TaskRow, UnitRow
from tests.services.history.edits import OPERATIONS, Edit, cells, do, held

QUICK = settings(
    max_examples=25,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # each example opens a desk: shrinking would take minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@contextmanager
def desk_with(fresh: Path, operations: list[list[Edit]]) -> Iterator[Desk]:
    with TemporaryDirectory(ignore_cleanup_errors=sys.platform == "win32") as folder:
        shutil.copytree(fresh, folder, dirs_exist_ok=True)
        with opened_desk(DataFolder(Path(folder))) as desk:
            for edits in operations:
                do(desk, edits)
            yield desk


def last_operation(desk: Desk) -> int:
    with desk.database.reading() as session:
        return history.recent_operations(session)[-1].id


@QUICK
@given(operations=OPERATIONS)
def test_undoing_everything_brings_the_first_state_back_and_redoing_everything_the_last(
    operations: list[list[Edit]], fresh_data_folder: Path
) -> None:
    with desk_with(fresh_data_folder, []) as desk:
        states = [held(desk)]
        for edits in operations:
            before = undo_state(desk).undo
            do(desk, edits)
            if undo_state(desk).undo != before:
                states.append(held(desk))
        for state in reversed(states[:-1]):
            assert undo(desk).kept == ()
            assert held(desk) == state
        assert undo_state(desk).undo is None
        for state in states[1:]:
            assert redo(desk).kept == ()
            assert held(desk) == state
        assert undo_state(desk).redo is None


@QUICK
@given(operations=OPERATIONS, seed=st.integers(0, 999))
def test_undoing_in_any_order_loses_no_later_edit(
    operations: list[list[Edit]], seed: int, fresh_data_folder: Path
) -> None:
    """Whatever an operation in force has set later than the one undone still stands, or was never there any more."""
    with desk_with(fresh_data_folder, operations) as desk:
        with desk.database.reading() as session:
            ids = [one.id for one in history.recent_operations(session)][1:]
        random.Random(seed).shuffle(ids)
        for operation_id in ids:
            before, marks = cells(desk), later_marks(desk, operation_id)
            reversal = undo_operation(desk, operation_id)
            after = cells(desk)
            for key, columns in marks.items():
                for column in columns:
                    if key in before:
                        assert key in after, f"{key} is gone"
                        assert after[key][column] == before[key][column], f"{key} {column} was set back"
            assert (before != after) == (reversal.restored > 0)
            told = reversal.restored or reversal.kept or comes_to_nothing(desk, operation_id)
            assert told, "neither put back nor said why not"


def comes_to_nothing(desk: Desk, operation_id: int) -> bool:
    """Whether the operation itself deleted every row that it added, so that there is nothing to put back."""
    with desk.database.reading() as session:
        changes = history.changes_of(session, operation_id)
    first = {(one.table, one.row_id): one.old for one in reversed(changes)}
    last = {(one.table, one.row_id): one.new for one in changes}
    return all(first[key] is None and last[key] is None for key in first)


def later_marks(desk: Desk, operation_id: int) -> dict[tuple[str, int], set[str]]:
    """The cells that operations after this one have set and that are still in force."""
    marks: dict[tuple[str, int], set[str]] = {}
    with desk.database.reading() as session:
        operations = history.recent_operations(session)
        for later in sorted(standing(operations)):
            if later > operation_id:
                for change in history.changes_of(session, later):
                    marks.setdefault((change.table, change.row_id), set()).update(change.new or {})
    return marks


def test_the_plan_that_the_desk_stands_on_is_not_undone(desk: Desk) -> None:
    assert undo_state(desk).undo is None
    with pytest.raises(DeskError, match="没有可以撤销"):
        undo(desk)
    with pytest.raises(DeskError, match="不能撤销"):
        undo_operation(desk, last_operation(desk))


def test_undo_and_redo_name_what_she_did(desk: Desk) -> None:
    with desk.database.writing("修改任务3的期限", "王") as session:
        session.scalars(select(TaskRow).where(TaskRow.no == 3)).one().due = date(2024, 12, 31)
    assert undo_state(desk).undo is not None
    assert undo(desk).operation.why == "修改任务3的期限"
    state = undo_state(desk)
    assert (state.undo, state.redo and state.redo.why) == (None, "修改任务3的期限")
    assert redo(desk).operation.why == "修改任务3的期限"
    assert undo(desk).operation.why == "修改任务3的期限"


def test_a_new_edit_ends_what_could_be_redone(desk: Desk) -> None:
    set_due(desk, 3, date(2024, 1, 1))
    undo(desk)
    set_due(desk, 4, date(2024, 1, 1))
    assert undo_state(desk).redo is None
    with pytest.raises(DeskError, match="没有可以恢复"):
        redo(desk)


def test_an_operation_of_long_ago_is_taken_back_but_for_what_was_edited_since(desk: Desk) -> None:
    set_due(desk, 3, date(2024, 1, 1))
    old = last_operation(desk)
    with desk.database.writing("同时改两个", "王") as session:
        for number in (5, 6):
            session.scalars(select(TaskRow).where(TaskRow.no == number)).one().due = date(2024, 1, 1)
    both = last_operation(desk)
    set_due(desk, 5, date(2025, 5, 5))
    reversal = undo_operation(desk, both)
    assert reversal.restored == 1
    assert reversal.kept == ("任务 5 · 完成期限：后来又改过，保留现在的（2025-05-05）。",)
    assert (due(desk, 3), due(desk, 5), due(desk, 6)) == (date(2024, 1, 1), date(2025, 5, 5), None)
    assert undo_operation(desk, old).restored == 1
    assert due(desk, 3) is None


def test_a_value_that_was_set_again_to_the_same_is_a_later_edit(desk: Desk) -> None:
    set_due(desk, 3, date(2024, 1, 1))
    first = last_operation(desk)
    set_due(desk, 3, date(2025, 1, 1))
    set_due(desk, 3, date(2024, 1, 1))
    assert len(undo_operation(desk, first).kept) == 1
    assert due(desk, 3) == date(2024, 1, 1)


def test_a_unit_that_is_used_by_now_stays(desk: Desk) -> None:
    with desk.database.writing("新增单位", "王") as session:
        session.add(UnitRow(name="县体育局", kind=UnitKind.government))
    added = last_operation(desk)
    with desk.database.writing("分工", "王") as session:
        unit = session.scalars(select(UnitRow).where(UnitRow.name == "县体育局")).one()
        task = session.scalars(select(TaskRow).where(TaskRow.no == 1)).one()
        session.add(AssignmentRow(task_id=task.id, unit_id=unit.id, role=Role.responsible))
    reversal = undo_operation(desk, added)
    assert (reversal.restored, reversal.kept) == (0, ("县体育局：后来又有别的记录用到，保留。",))


def test_a_deleted_row_does_not_come_back_under_a_name_that_was_given_again(desk: Desk) -> None:
    with desk.database.writing("新增单位", "王") as session:
        session.add(UnitRow(name="县体育局", kind=UnitKind.government))
    with desk.database.writing("删除单位", "王") as session:
        session.delete(session.scalars(select(UnitRow).where(UnitRow.name == "县体育局")).one())
    deleted = last_operation(desk)
    with desk.database.writing("又新增单位", "王") as session:
        session.add(UnitRow(name="县体育局", kind=UnitKind.other))
    reversal = undo_operation(desk, deleted)
    assert (reversal.restored, reversal.kept) == (0, ("县体育局：后来又有了相同的记录，不能恢复。",))


def test_a_row_does_not_come_back_when_what_it_belonged_to_is_gone(desk: Desk) -> None:
    with desk.database.writing("删除举措", "王") as session:
        task = session.scalars(select(TaskRow).where(TaskRow.no == 3)).one()
        measure = task.measures[0]
        title = measure.no
        session.delete(measure)
    deleted = last_operation(desk)
    with desk.database.writing("删除任务", "王") as session:
        session.delete(session.scalars(select(TaskRow).where(TaskRow.no == 3)).one())
    reversal = undo_operation(desk, deleted)
    assert reversal.kept == (f"任务 3 举措 {title}：它对应的记录后来已删除，不能恢复。",)


def test_a_name_is_not_set_back_when_another_bears_it_by_now(desk: Desk) -> None:
    rename(desk, "县教育局", "县教体局")
    renamed = last_operation(desk)
    with desk.database.writing("新增单位", "王") as session:
        session.add(UnitRow(region="连平县", name="县教育局", kind=UnitKind.other))
    reversal = undo_operation(desk, renamed)
    assert (reversal.restored, reversal.kept) == (
        0,
        ("县教体局 · 名称：后来又有了相同的记录，不能恢复（县教体局）。",),
    )


def test_a_reference_is_not_set_back_to_what_is_gone(desk: Desk) -> None:
    with desk.database.writing("新增单位", "王") as session:
        old, new = (UnitRow(name=name, kind=UnitKind.other) for name in ("县体育局", "县外事局"))
        session.add_all([old, new])
        session.flush()
        session.add(BaseRow(name="气象馆", kind=BaseKind.museum, level=BaseLevel.county, host_unit_id=old.id))
    with desk.database.writing("换主管单位", "王") as session:
        session.scalars(select(BaseRow)).one().host_unit_id = new.id
    moved = last_operation(desk)
    with desk.database.writing("删除单位", "王") as session:
        session.delete(session.get_one(UnitRow, old.id))
    [line] = undo_operation(desk, moved).kept
    assert line == "基地“气象馆” · 主管单位：它对应的记录后来已删除，不能恢复（县外事局）。"


def test_two_units_that_swapped_their_names_swap_back(desk: Desk) -> None:
    def swap(first: str, second: str) -> None:
        with desk.database.writing("互换", "王") as session:
            one = session.scalars(select(UnitRow).where(UnitRow.name == first)).one()
            two = session.scalars(select(UnitRow).where(UnitRow.name == second)).one()
            one.name = "（临时）"
            session.flush()
            two.name = first
            session.flush()
            one.name = second

    before = held(desk)
    swap("县教育局", "县总工会")
    assert held(desk) != before
    assert undo(desk).kept == ()
    assert held(desk) == before


def test_what_was_taken_back_already_is_not_taken_back_twice(desk: Desk) -> None:
    set_due(desk, 3, date(2024, 1, 1))
    done = last_operation(desk)
    undo_operation(desk, done)
    undone = last_operation(desk)
    with pytest.raises(DeskError, match="撤销过了"):
        undo_operation(desk, done)
    undo_operation(desk, undone)
    assert due(desk, 3) == date(2024, 1, 1)
    redone = last_operation(desk)
    with pytest.raises(DeskError, match="恢复过了"):
        undo_operation(desk, undone)
    undo_operation(desk, redone)
    assert due(desk, 3) is None
    assert undo_state(desk).undo is None


def test_an_unknown_operation_is_said_in_a_sentence(desk: Desk) -> None:
    with pytest.raises(DeskError, match="没有找到"):
        undo_operation(desk, 4711)


def test_taking_back_thousands_of_rows_takes_no_time_that_she_would_notice(desk: Desk) -> None:
    before = held(desk)
    with desk.database.writing("导入", "王") as session:
        task = session.scalars(select(TaskRow).where(TaskRow.no == 1)).one()
        session.add_all([MeasureRow(task_id=task.id, no=number, title=f"举措{number}") for number in range(3000)])
    assert undo(desk).restored == 3000
    assert held(desk) == before


def rename(desk: Desk, old: str, new: str) -> None:
    with desk.database.writing("改名", "王") as session:
        session.scalars(select(UnitRow).where(UnitRow.name == old)).one().name = new


def set_due(desk: Desk, number: int, day: date) -> None:
    with desk.database.writing(f"修改任务{number}", "王") as session:
        session.scalars(select(TaskRow).where(TaskRow.no == number)).one().due = day


def due(desk: Desk, number: int) -> date | None:
    with desk.database.reading() as session:
        return session.scalars(select(TaskRow.due).where(TaskRow.no == number)).one()
