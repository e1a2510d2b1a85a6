"""How a desk database is opened, read and written."""

import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import select, text

from lianping_desk.domain.errors import DeskError, NeedsRestore
from lianping_desk.domain.unit import UnitKind
from lianping_desk.store.database import Database, connect
from lianping_desk.store.header import read_header
from lianping_desk.store.history import recent_operations
from lianping_desk.store.migrate import create_database
from lianping_desk.store.tables import UnitRow


def add_unit(database: Database, name: str) -> None:
    with database.writing(f"新增{name}", "王") as session:
        session.add(UnitRow(name=name, kind=UnitKind.other))


def names(database: Database) -> list[str]:
    with database.reading() as session:
        return list(session.scalars(select(UnitRow.name).order_by(UnitRow.id)))


def test_every_writing_connection_has_the_settings_of_the_house(database: Database) -> None:
    connection = connect(database.path)
    settings = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
    found = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in settings}
    connection.close()
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000}


@pytest.mark.parametrize("name", ["连平 科普", "100%完成", "a#b", "真的吗?", "a%20b", "c&d=e;f+g"])
def test_any_path_works(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    create_database(tmp_path / name / "desk.db")
    database = Database(tmp_path / name / "desk.db")
    add_unit(database, "县教育局")
    assert names(database) == ["县教育局"]
    database.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == [name]
    assert [path.name for path in (tmp_path / name).iterdir()] == ["desk.db"]


def test_an_exception_rolls_back_everything_and_logs_nothing(database: Database) -> None:
    with pytest.raises(ValueError, match="wrong"), database.writing("新增", "王") as session:
        session.add(UnitRow(name="县教育局", kind=UnitKind.other))
        session.flush()
        raise ValueError("wrong")
    assert names(database) == []
    with database.reading() as session:
        assert recent_operations(session) == ()


def test_nothing_is_logged_when_nothing_was_changed(database: Database) -> None:
    add_unit(database, "县教育局")
    with database.writing("没有改动", "王") as session:
        session.scalars(select(UnitRow)).one().name = "县教育局"
    with database.reading() as session:
        assert [operation.why for operation in recent_operations(session)] == ["新增县教育局"]


def test_a_reader_sees_one_moment_while_another_thread_writes(database: Database) -> None:
    with database.reading() as session:
        assert session.scalar(text("SELECT count(*) FROM unit")) == 0
        writer = threading.Thread(target=add_unit, args=(database, "县教育局"))
        writer.start()
        writer.join(timeout=10)
        assert not writer.is_alive(), "the writer had to wait for the reader"
        assert session.scalar(text("SELECT count(*) FROM unit")) == 0
    assert names(database) == ["县教育局"]


def test_a_reading_session_cannot_change_anything(database: Database) -> None:
    with pytest.raises(DeskError), database.reading() as session:
        session.execute(text("DELETE FROM unit"))


def test_a_read_only_database_says_why_it_cannot_be_written(database: Database) -> None:
    add_unit(database, "县教育局")
    second = Database(database.path, read_only=True)
    assert names(second) == ["县教育局"]
    with pytest.raises(DeskError, match="只读"), second.writing("新增", "王"):
        pass
    second.close()


def test_a_reference_to_nothing_does_not_commit(database: Database) -> None:
    with pytest.raises(Exception, match="FOREIGN KEY"), database.writing("新增", "王") as session:
        session.add(UnitRow(name="县教育局", kind=UnitKind.other, successor_id=99))
    assert names(database) == []


def test_a_full_disk_is_said_in_a_sentence_and_loses_nothing(database: Database) -> None:
    add_unit(database, "县教育局")
    with pytest.raises(DeskError, match="磁盘空间不足"), database.writing("新增", "王") as session:
        pages = session.scalar(text("PRAGMA page_count"))
        session.execute(text(f"PRAGMA max_page_count = {pages}"))
        session.add_all([UnitRow(name=f"单位{n}", kind=UnitKind.other, note="长" * 2000) for n in range(50)])
    assert names(database) == ["县教育局"]


def test_a_database_that_another_program_holds_is_said_in_a_sentence(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    holder = connect(database.path)
    holder.execute("BEGIN IMMEDIATE")
    monkeypatch.setattr("lianping_desk.store.database.BUSY_TIMEOUT_MS", 20)
    second = Database(database.path)
    with pytest.raises(DeskError, match="占用"):
        add_unit(second, "县教育局")
    second.close()
    holder.close()


def test_damage_found_while_reading_asks_for_a_restore(filled: Path) -> None:
    content = bytearray(filled.read_bytes())
    content[4096:] = bytes(b ^ 0xFF for b in content[4096:])
    filled.write_bytes(content)
    database = Database(filled, read_only=True)
    with pytest.raises(NeedsRestore, match="恢复备份"):
        names(database)
    database.close()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "损坏"),
        (b"PK\x03\x04 not a database" * 20, "损坏"),
        (b"SQLite format 3\0" + bytes(200), "不是本程序的数据库"),
    ],
)
def test_a_file_that_is_no_desk_database_is_refused(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "desk.db"
    path.write_bytes(content)
    with pytest.raises(DeskError, match=sentence):
        read_header(path)


def test_a_file_that_was_cut_short_is_refused(filled: Path) -> None:
    content = filled.read_bytes()
    filled.write_bytes(content[: len(content) // 2])
    with pytest.raises(NeedsRestore, match="损坏"):
        read_header(filled)


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "desk.db")
    connection.execute("CREATE TABLE a (b)")
    connection.close()
    with pytest.raises(DeskError, match="不是本程序的数据库"):
        read_header(tmp_path / "desk.db")


def test_a_database_of_a_newer_program_is_refused(filled: Path) -> None:
    connection = connect(filled)
    connection.execute("PRAGMA user_version = 9999")
    connection.close()
    with pytest.raises(DeskError, match="新版程序"):
        read_header(filled)
