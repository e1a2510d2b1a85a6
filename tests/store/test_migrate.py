"""A database is made whole, or brought to the newest revision whole, or stays as it was."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from lianping_desk.domain.errors import DeskError
from lianping_desk.shipped import migrations
from lianping_desk.store import migrate, revisions, side_files
from lianping_desk.store.backup import BackupReason, backups_in, write_backup
from lianping_desk.store.contents import contents_of, row_counts
from lianping_desk.store.database import APPLICATION_ID, SCHEMA_VERSION, Database, all_tables, connect
from lianping_desk.store.header import read_header

REWRITE = "run: python db/new_revision.py"


def declared_options(path: Path) -> dict[str, tuple[bool, int]]:
    """For each table: whether ids are never given twice, and how many references wait for the commit."""
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    found = {name: ("AUTOINCREMENT" in sql, sql.count("DEFERRABLE INITIALLY DEFERRED")) for name, sql in rows}
    connection.close()
    del found["alembic_version"]
    return found


def test_newest_revision_equals_the_tables_of_the_program(empty_file: Path, tmp_path: Path) -> None:
    with create_engine(f"sqlite:///{empty_file}").connect() as connection:
        difference = compare_metadata(MigrationContext.configure(connection), all_tables())
    assert not difference, f"the tables changed: {REWRITE}\n{difference}"
    declared = tmp_path / "declared.db"
    engine = create_engine(f"sqlite:///{declared}")
    all_tables().create_all(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE alembic_version (version_num TEXT)")
    engine.dispose()
    assert declared_options(empty_file) == declared_options(declared), f"the tables changed: {REWRITE}"


def test_schema_version_is_the_number_of_the_newest_revision(empty_file: Path) -> None:
    scripts = ScriptDirectory.from_config(revisions.migration_config(migrations()))
    assert int(scripts.get_current_head() or 0) == SCHEMA_VERSION
    header = read_header(empty_file)
    assert (header.user_version, header.application_id) == (SCHEMA_VERSION, APPLICATION_ID)


def test_revisions_import_nothing_of_the_program() -> None:
    for revision in (migrations() / "revisions").glob("*.py"):
        assert "lianping_desk" not in revision.read_text(encoding="utf-8"), revision.name


def test_every_table_numbers_its_rows_once_and_checks_references_at_the_commit(empty_file: Path) -> None:
    references = {table.name: len(table.foreign_keys) for table in all_tables().sorted_tables}
    assert declared_options(empty_file) == {name: (True, number) for name, number in references.items()}


def test_opening_a_current_database_does_not_load_alembic(empty_file: Path) -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from lianping_desk.store import migrate; from lianping_desk.store.database import Database\n"
        "path = Path(sys.argv[1]); assert not migrate.needs_migration(path); Database(path, read_only=True).close()\n"
        "print([name for name in ('alembic', 'mako') if name in sys.modules])"
    )
    command = [sys.executable, "-c", program, str(empty_file)]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_a_new_database_leaves_no_other_file(tmp_path: Path) -> None:
    migrate.create_database(tmp_path / "desk.db")
    assert [path.name for path in tmp_path.iterdir()] == ["desk.db"]


def test_an_older_database_goes_up_with_its_data_and_a_backup(filled: Path, next_revision: Path) -> None:
    before = rows_by_table(filled)
    backups = filled.parent / "backups"
    assert migrate.needs_migration(filled)
    migrate.migrate_database(filled, lambda path: write_backup(path, backups, BackupReason.before_upgrade))
    after = rows_by_table(filled)
    assert [row.pop("seal") for row in after["unit"]] == ["公章"] * 3
    before.pop("alembic_version"), after.pop("alembic_version")
    assert after == before
    assert not migrate.needs_migration(filled)
    assert [backup.reason for backup in backups_in(backups)] == [BackupReason.before_upgrade]
    assert rows_by_table(backups_in(backups)[0].path).keys() == before.keys() | {"alembic_version"}


def test_commits_that_wait_in_the_wal_file_go_up_too(filled: Path, next_revision: Path, tmp_path: Path) -> None:
    """The database as a crash leaves it: the last commit only in the -wal file."""
    connection = connect(filled)
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    connection.execute("UPDATE unit SET note = '只在日志里' WHERE id = 2")
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for name in ("desk.db", "desk.db-wal"):
        (crashed / name).write_bytes((tmp_path / name).read_bytes())
    connection.close()
    migrate.migrate_database(crashed / "desk.db", lambda path: None)
    assert rows_by_table(crashed / "desk.db")["unit"][1]["note"] == "只在日志里"


def test_a_migration_that_fails_leaves_the_old_database_as_it_was(
    filled: Path, next_revision: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    revision = next_revision / "revisions" / "next_seal.py"
    text = revision.read_text(encoding="utf-8")
    revision.write_text(text.replace("op.execute(", "op.execute('DELETE FROM contact'); op.execute("), encoding="utf-8")
    before = filled.read_bytes()
    with pytest.raises(DeskError, match="少了记录"):
        migrate.migrate_database(filled, lambda path: None)
    assert read_header(filled).user_version == SCHEMA_VERSION
    assert contents(filled) == contents_from(before, filled.parent / "before.db")
    side_files.settle_leftovers(filled)
    assert not list(filled.parent.glob("desk.db.*"))


def test_without_a_backup_nothing_is_migrated(filled: Path, next_revision: Path) -> None:
    def full_disk(_path: Path) -> None:
        raise DeskError("磁盘空间不足。")

    with pytest.raises(DeskError, match="磁盘空间不足"):
        migrate.migrate_database(filled, full_disk)
    assert read_header(filled).user_version == SCHEMA_VERSION


def test_a_database_that_another_window_reads_is_not_swapped_under_it(
    filled: Path, next_revision: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lianping_desk.store.database.BUSY_TIMEOUT_MS", 20)
    Database(filled).close()
    reader = connect(filled, read_only=True)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM unit").fetchone()
    writer = connect(filled)
    writer.execute("UPDATE unit SET note = 'x'")
    with pytest.raises(DeskError, match="关闭其他窗口"):
        migrate.migrate_database(filled, lambda path: None)
    reader.close()
    writer.close()
    assert read_header(filled).user_version == SCHEMA_VERSION


def test_what_a_cut_off_start_left_is_removed(filled: Path) -> None:
    for name in ("desk.db.new", "desk.db.migrating", "desk.db.migrating-journal", "desk.db.restoring"):
        (filled.parent / name).write_bytes(b"half")
    before = filled.read_bytes()
    side_files.settle_leftovers(filled)
    assert [path.name for path in filled.parent.iterdir()] == ["desk.db"]
    assert filled.read_bytes() == before


def test_a_table_that_was_rebuilt_does_not_give_an_old_id_again(filled: Path, next_revision: Path) -> None:
    connection = connect(filled)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("UPDATE sqlite_sequence SET seq = 90 WHERE name = 'unit'")
    connection.close()
    migrate.migrate_database(filled, lambda path: None)
    connection = connect(filled)
    columns = "position, name, full_name, kind, reports_on, note"
    connection.execute(f"INSERT INTO unit ({columns}) VALUES (9, '新单位', '', 'other', 'all', '')")
    assert connection.execute("SELECT max(id) FROM unit").fetchone()[0] == 91
    connection.close()


def test_down_and_up_again_keeps_the_data(filled: Path, next_revision: Path) -> None:
    before = rows_by_table(filled)
    revisions.upgrade_file(filled)
    revisions.downgrade_file(filled, f"{SCHEMA_VERSION:04}")
    assert rows_by_table(filled) == before
    assert read_header(filled).user_version == SCHEMA_VERSION


def rows_by_table(path: Path) -> dict[str, list[dict[str, object]]]:
    connection = connect(path, read_only=True)
    connection.row_factory = sqlite3.Row
    names = row_counts(connection)
    found = {name: [dict(row) for row in connection.execute(f'SELECT * FROM "{name}"')] for name in names}
    connection.close()
    return found


def contents(path: Path) -> object:
    connection = connect(path, read_only=True)
    found = contents_of(connection)
    connection.close()
    return found


def contents_from(content: bytes, path: Path) -> object:
    path.write_bytes(content)
    return contents(path)
