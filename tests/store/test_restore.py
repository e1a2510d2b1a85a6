"""A backup takes the place of the database whole, and what was there is put aside, never lost."""

import shutil
from pathlib import Path

import pytest

from lianping_desk.domain.errors import DeskError
from lianping_desk.store import restore
from lianping_desk.store.backup import write_backup_to
from lianping_desk.store.contents import verify_database
from lianping_desk.store.database import SCHEMA_VERSION, Database, connect
from lianping_desk.store.fingerprint import fingerprint_path
from lianping_desk.store.header import read_header
from lianping_desk.store.restore import restore_database
from lianping_desk.store.side_files import settle_leftovers


@pytest.fixture
def backup(filled: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(filled, tmp_path / "backup.db"))


def note(path: Path) -> str:
    connection = connect(path, read_only=True)
    found = connection.execute("SELECT note FROM unit WHERE id = 1").fetchone()[0]
    connection.close()
    return str(found)


def crash_after_writing(database: Path) -> None:
    """Leave the database as a crash does: its last commit in the -wal file only."""
    writer = connect(database)
    writer.execute("PRAGMA wal_autocheckpoint = 0")
    writer.execute("UPDATE unit SET note = '后来的' WHERE id = 1")
    files = {name: (database.parent / name).read_bytes() for name in ("desk.db", "desk.db-wal", "desk.db-shm")}
    writer.close()
    for name, content in files.items():
        (database.parent / name).write_bytes(content)


def test_a_leftover_wal_file_does_not_leak_into_the_restored_database(filled: Path, backup: Path) -> None:
    crash_after_writing(filled)
    aside = restore_database(backup, filled, filled.parent / "aside")
    assert note(filled) != "后来的"
    assert verify_database(filled) == verify_database(backup)
    assert aside is not None
    assert {"desk.db", "desk.db-wal"} == {path.name for path in aside.iterdir()}
    assert note(aside / "desk.db") == "后来的"


def test_a_damaged_database_is_put_aside_as_it_is(filled: Path, backup: Path) -> None:
    filled.write_bytes(b"damaged")
    aside = restore_database(backup, filled, filled.parent / "aside")
    assert aside is not None
    assert (aside / "desk.db").read_bytes() == b"damaged"
    assert verify_database(filled) == verify_database(backup)
    Database(filled).close()


def test_a_backup_whose_values_changed_on_its_stick_is_refused_though_sqlite_finds_it_sound(
    filled: Path, tmp_path: Path
) -> None:
    backup = write_backup_to(filled, tmp_path / "备份.db")
    content = backup.read_bytes()
    written = "unit 的 name".encode()
    assert written in content
    backup.write_bytes(content.replace(written, "unit 的 nome".encode()))
    before = filled.read_bytes()
    with pytest.raises(DeskError, match="与写下时不一样"):
        restore_database(backup, filled, tmp_path / "aside")
    assert filled.read_bytes() == before
    fingerprint_path(backup).unlink()
    assert restore_database(backup, filled, tmp_path / "aside") is not None


def test_a_missing_database_is_restored(filled: Path, backup: Path) -> None:
    filled.unlink()
    assert restore_database(backup, filled, filled.parent / "aside") is None
    assert verify_database(filled) == verify_database(backup)


def test_an_old_set_that_was_put_aside_can_itself_be_restored(filled: Path, backup: Path) -> None:
    crash_after_writing(filled)
    aside = restore_database(backup, filled, filled.parent / "aside")
    assert aside is not None
    restore_database(aside / "desk.db", filled, filled.parent / "aside")
    assert note(filled) == "后来的"


@pytest.mark.parametrize("content", [b"", b"not a database", None])
def test_a_damaged_backup_is_refused_and_nothing_moves(filled: Path, backup: Path, content: bytes | None) -> None:
    before = filled.read_bytes()
    backup.write_bytes(backup.read_bytes()[:9000] if content is None else content)
    with pytest.raises(DeskError, match=r"备份文件“backup\.db”已经损坏"):
        restore_database(backup, filled, filled.parent / "aside")
    assert filled.read_bytes() == before
    assert {path.name for path in filled.parent.iterdir()} == {"desk.db", "backup.db"}


def test_a_backup_of_a_newer_program_is_refused(filled: Path, backup: Path) -> None:
    connection = connect(backup)
    connection.execute("PRAGMA user_version = 9999")
    connection.close()
    with pytest.raises(DeskError, match="新版程序"):
        restore_database(backup, filled, filled.parent / "aside")
    assert not (filled.parent / "aside").exists()


def test_a_backup_of_an_older_program_is_brought_up(filled: Path, backup: Path, next_revision: Path) -> None:
    restore_database(backup, filled, filled.parent / "aside")
    assert read_header(filled).user_version == SCHEMA_VERSION + 1
    assert read_header(backup).user_version == SCHEMA_VERSION
    connection = connect(filled)
    assert connection.execute("SELECT count(*) FROM unit WHERE seal = '公章'").fetchone() == (3,)
    connection.close()


def test_when_the_old_files_cannot_be_moved_they_stay_together(
    filled: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    crash_after_writing(filled)
    replace = Path.replace

    def held_open(path: Path, target: Path) -> Path:
        if path == filled:
            raise PermissionError("held open by another program")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", held_open)
    with pytest.raises(DeskError, match="占用"):
        restore_database(backup, filled, filled.parent / "aside")
    monkeypatch.undo()
    settle_leftovers(filled)
    assert note(filled) == "后来的"


def test_a_restore_that_was_cut_off_after_the_old_database_moved_is_finished_at_the_next_start(
    filled: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(_database: Path, _aside: Path) -> None:
        put_aside(_database, _aside)
        raise KeyboardInterrupt

    put_aside = restore._put_aside
    monkeypatch.setattr(restore, "_put_aside", killed)
    with pytest.raises(KeyboardInterrupt):
        restore_database(backup, filled, filled.parent / "aside")
    assert not filled.exists()
    settle_leftovers(filled)
    assert verify_database(filled) == verify_database(backup)
