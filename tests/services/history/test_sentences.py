"""Every change reads as a sentence of hers, whatever table it is in."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from lianping_desk.domain.decision import Settled
from lianping_desk.domain.unit import UnitKind
from lianping_desk.services.desk import Desk
from lianping_desk.services.history.column_words import COLUMNS
from lianping_desk.services.history.row_history import changes_of, changes_since, recent_operations, row_history
from lianping_desk.services.history.sentences import change_line, rows_named_by
from lianping_desk.services.history.titles import row_title, value_text
from lianping_desk.services.history.undo import undo
from lianping_desk.services.history.words import TABLES, TITLES, VALUES
from lianping_desk.store import history
from lianping_desk.store.changes import to_json
from lianping_desk.store.database import Database, all_tables
from lianping_desk.store.known_rows import known_rows
from lianping_desk.store.rows import exchange_rows
from lianping_desk.store.tables import ContactRow, TaskRow, UnitRow
from tests.store.filled import fill_every_table

MISSING = "say it in Chinese in lianping_desk/services/history/words.py"


def test_every_table_and_column_has_its_chinese() -> None:
    tables = {table.name: {column.key for column in table.columns} for table in all_tables().sorted_tables}
    assert set(TABLES) == set(TITLES) == set(COLUMNS) == set(tables), MISSING
    assert {name: set(columns) for name, columns in COLUMNS.items()} == tables, MISSING


def test_no_word_is_left_in_english() -> None:
    words = [*TABLES.values(), *(label for columns in COLUMNS.values() for label in columns.values())]
    assert [word for word in words if not any("\u4e00" <= letter <= "\u9fff" for letter in word)] == []


@pytest.fixture
def filled(tmp_path: Path) -> Database:
    fill_every_table(tmp_path / "desk.db")
    return Database(tmp_path / "desk.db")


@pytest.mark.parametrize("table", sorted(set(TABLES) - {"operation", "change"}))
def test_a_row_of_every_table_can_be_told_when_it_is_deleted(filled: Database, table: str) -> None:
    """Neither a bare id nor the name of a column shows."""
    declared = all_tables().tables[table]
    with filled.reading() as session:
        row = session.connection().execute(select(declared).where(declared.columns["id"] == 2)).mappings().one()
        values = {key: to_json(value) for key, value in row.items()}
        rows = known_rows(session, {(table, 2)})
        title = row_title(table, values, rows)
    assert "{" not in title
    assert "编号" not in title
    filled.close()


@pytest.mark.parametrize(
    ("table", "column", "value", "said"),
    [
        ("doubt", "field", "percent", "完成进度（%）"),
        ("doubt", "settled", "left_out", "不采用"),
        ("doubt", "held_rows", [{"table": "progress", "task_no": 3}], "1行"),
        ("phase", "kind", "implementation", "实施"),
        ("import", "at", "2023-07-06T09:05:01.756729", "2023年7月6日 09:05"),
    ],
)
def test_words_of_the_program_are_told_in_hers(table: str, column: str, value: object, said: str) -> None:
    assert value_text(table, column, value, {}) == said


def test_every_way_to_settle_a_doubt_has_its_word() -> None:
    assert VALUES["doubt", "settled"] == {one.value: one.chinese for one in Settled}


def test_a_changed_day_reads_as_she_would_say_it(desk: Desk) -> None:
    for day in (date(2025, 12, 31), date(2024, 12, 31)):
        with desk.database.writing("修改期限", "王") as session:
            task = session.scalars(select(TaskRow).where(TaskRow.no == 3)).one()
            task.due = day
    lines = row_history(desk, "task", task.id)
    assert [line.text for line in lines[:2]] == [
        "任务 3 · 完成期限：2025-12-31 → 2024-12-31",
        "任务 3 · 完成期限：（空） → 2025-12-31",
    ]
    assert lines[0].operation.who == "王"


def test_a_choice_and_a_reference_read_as_words(desk: Desk) -> None:
    with desk.database.writing("机构改革", "王") as session:
        old = session.scalars(select(UnitRow).where(UnitRow.name == "县教育局")).one()
        new = session.scalars(select(UnitRow).where(UnitRow.name == "县总工会")).one()
        old.successor_id, old.kind = new.id, UnitKind.other
    [line] = [line for line in row_history(desk, "unit", old.id) if line.operation.why == "机构改革"]
    assert line.text == "县教育局 · 类别：政府部门 → 其他单位；并入单位：（空） → 县总工会"


def test_a_row_whose_owner_is_gone_is_still_named(desk: Desk) -> None:
    with desk.database.writing("新增", "王") as session:
        session.add(UnitRow(name="县体育局", kind=UnitKind.government, contacts=[ContactRow(person="李四", phone="1")]))
    with desk.database.writing("删除", "王") as session:
        session.delete(session.scalars(select(UnitRow).where(UnitRow.name == "县体育局")).one())
    texts = [line.text for line in changes_since(desk, date.today())][:2]
    assert any(text.startswith("县体育局联系人 李四 · 删除") for text in texts)


def test_changes_since_a_day_begin_with_that_day(desk: Desk) -> None:
    assert changes_since(desk, date.today() + timedelta(days=1)) == ()
    with desk.database.writing("新增", "王") as session:
        session.add(UnitRow(name="县体育局", kind=UnitKind.government))
    assert changes_since(desk, date.today())[0].text.startswith("县体育局 · 新增")


def test_the_list_of_operations_marks_what_is_undone(desk: Desk) -> None:
    with desk.database.writing("新增", "王") as session:
        session.add(UnitRow(name="县体育局", kind=UnitKind.government))
    undo(desk)
    told = [(done.operation.why, done.undone) for done in recent_operations(desk)][:2]
    assert told == [("撤销：新增", False), ("新增", True)]
    [line] = changes_of(desk, recent_operations(desk)[0].operation.id)
    assert line.text.startswith("县体育局 · 删除")


def test_a_change_of_every_column_reads_in_chinese(filled: Database) -> None:
    """Each row is emptied and filled again on the record, and every line of that is told."""
    with filled.writing("全部", "王", whatever_plan=True) as session:
        for table in all_tables().sorted_tables:
            if table.name in ("operation", "change"):
                continue
            row = session.connection().execute(select(table).where(table.columns["id"] == 1)).mappings().one()
            values = {key: to_json(value) for key, value in row.items()}
            exchange_rows(session, {(table.name, 1): (values, None)})
            exchange_rows(session, {(table.name, 1): (None, values)})
    with filled.reading() as session:
        changes = history.changes_of(session, history.recent_operations(session)[-1].id)
        rows = known_rows(session, rows_named_by(changes))
        lines = [change_line(change, rows) for change in changes]
    assert len(lines) == 2 * (len(TABLES) - 2)
    assert not [line for line in lines if "编号" in line.split("（")[0]]
    filled.close()
