"""A backup is the whole of one moment, or it is not there."""

import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.long_work import Cancelled
from lianping_desk.store import contents
from lianping_desk.store.backup import (
    Backup,
    BackupReason,
    backups_in,
    remove_unfinished,
    thin_out,
    write_backup,
    write_backup_to,
)
from lianping_desk.store.contents import copy_database, verify_database
from lianping_desk.store.database import connect
from lianping_desk.store.fingerprint import fingerprint_path, require_as_written


def test_a_backup_holds_every_row_and_is_named_by_moment_and_reason(filled: Path, tmp_path: Path) -> None:
    path = write_backup(filled, tmp_path / "backups", BackupReason.by_hand)
    assert verify_database(path) == verify_database(filled)
    [backup] = backups_in(tmp_path / "backups")
    assert (backup.path, backup.reason, backup.size) == (path, BackupReason.by_hand, path.stat().st_size)
    assert abs(datetime.now() - backup.at) < timedelta(minutes=1)
    assert {file.name for file in path.parent.iterdir()} == {path.name, path.name + ".sha256"}


def test_two_backups_within_a_second_both_stay(filled: Path, tmp_path: Path) -> None:
    for _ in range(2):
        write_backup(filled, tmp_path / "backups", BackupReason.by_hand)
    assert len(backups_in(tmp_path / "backups")) == 2


def test_a_commit_that_waits_in_the_wal_file_is_in_the_backup(filled: Path, tmp_path: Path) -> None:
    writer = connect(filled)
    writer.execute("UPDATE unit SET note = '刚写的' WHERE id = 1")
    path = write_backup(filled, tmp_path / "backups", BackupReason.daily)
    copy = connect(path, read_only=True)
    assert copy.execute("SELECT note FROM unit WHERE id = 1").fetchone() == ("刚写的",)
    copy.close()
    writer.close()


def test_a_backup_is_of_one_moment_while_another_thread_writes(filled: Path, tmp_path: Path) -> None:
    """Both tables are raised together, so in any one moment their sums agree."""
    connect(filled).close()
    stop = threading.Event()

    def write() -> None:
        writer = connect(filled)
        while not stop.is_set():
            writer.execute("BEGIN IMMEDIATE")
            writer.execute("UPDATE unit SET position = position + 1")
            writer.execute("UPDATE indicator SET position = position + 1")
            writer.execute("COMMIT")
        writer.close()

    thread = threading.Thread(target=write)
    thread.start()
    try:
        copies = [write_backup_to(filled, tmp_path / f"{number}.db") for number in range(5)]
    finally:
        stop.set()
        thread.join()
    for copy in copies:
        connection = connect(copy, read_only=True)
        [(units, indicators)] = connection.execute(
            "SELECT (SELECT sum(position) FROM unit), (SELECT sum(position) FROM indicator)"
        )
        connection.close()
        assert units == indicators


def test_a_copy_with_one_changed_letter_is_not_taken(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite's own check finds nothing wrong with such a file."""

    def flipped(reader: object, target: Path, step: object) -> None:
        copy_pages(reader, target, step)
        content = target.read_bytes()
        place = content.index("meeting 的 place".encode())
        target.write_bytes(content[:place] + b"M" + content[place + 1 :])

    copy_pages = contents._copy_pages
    monkeypatch.setattr(contents, "_copy_pages", flipped)
    with pytest.raises(DeskError, match="不一致"):
        write_backup(filled, tmp_path / "backups", BackupReason.daily)
    assert list((tmp_path / "backups").iterdir()) == []


def test_a_damaged_database_gives_no_backup(filled: Path, tmp_path: Path) -> None:
    content = filled.read_bytes()
    filled.write_bytes(content[:8192] + bytes(len(content) - 8192))
    with pytest.raises(DeskError, match=r"损坏|没有通过"):
        write_backup(filled, tmp_path / "backups", BackupReason.daily)
    assert list((tmp_path / "backups").iterdir()) == []


def test_a_cancelled_backup_leaves_nothing(filled: Path, tmp_path: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        write_backup(filled, tmp_path / "backups", BackupReason.daily, step=stop)
    assert list((tmp_path / "backups").iterdir()) == []


def test_what_a_killed_backup_left_is_removed_and_nothing_else(filled: Path, tmp_path: Path) -> None:
    path = write_backup(filled, tmp_path, BackupReason.daily)
    (tmp_path / ".0123456789ab.db").write_bytes(b"half")
    (tmp_path / ".0123456789ab.db-journal").write_bytes(b"half")
    remove_unfinished(tmp_path)
    assert {path, fingerprint_path(path), filled} == set(tmp_path.iterdir())


def test_a_reference_to_nothing_fails_the_check(filled: Path) -> None:
    connection = connect(filled)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("DELETE FROM period WHERE id = 2")
    connection.close()
    with pytest.raises(DeskError, match="引用的“period”不存在"):
        verify_database(filled)


def test_a_read_only_source_can_be_copied_without_touching_it(filled: Path, tmp_path: Path) -> None:
    alone = tmp_path / "disc"
    alone.mkdir()
    shutil.copyfile(filled, alone / "desk.db")
    copy_database(alone / "desk.db", tmp_path / "copy.db", immutable=True)
    assert [path.name for path in alone.iterdir()] == ["desk.db"]


DAYS = st.dates(date(2024, 1, 1), date(2026, 12, 31))


@given(days=st.lists(DAYS, min_size=1, max_size=60, unique=True))
def test_thinning_keeps_the_newest_and_one_of_every_recent_day_week_and_month(
    days: list[date], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("thin")
    backups = list(made(folder, days))
    today = max(days)
    gone = thin_out(backups, today)
    left = {backup.at.date() for backup in backups_in(folder)}
    assert left == set(days) - {backup.at.date() for backup in gone}
    assert today in left
    assert {day for day in days if (today - day).days < 14} <= left
    for day in days:
        if (today - day).days < 56:
            assert any(day.isocalendar()[:2] == other.isocalendar()[:2] for other in left)
        if (today - day).days < 3 * 365:
            assert any((day.year, day.month) == (other.year, other.month) for other in left)
    assert len(left) <= 14 + 9 + 38


def test_thinning_never_takes_what_she_backed_up_by_hand(tmp_path: Path) -> None:
    kept = [made_one(tmp_path, date(2020, 1, day), BackupReason.by_hand) for day in range(1, 20)]
    kept.append(made_one(tmp_path, date(2020, 1, 1), BackupReason.before_upgrade))
    assert thin_out(kept, date(2026, 1, 1)) == ()
    assert len(backups_in(tmp_path)) == 20


def made(folder: Path, days: list[date]) -> Iterator[Backup]:
    for day in days:
        yield made_one(folder, day, BackupReason.daily)


def made_one(folder: Path, day: date, reason: BackupReason) -> Backup:
    path = folder / f"{day:%Y-%m-%d}_080000 {reason.value}.db"
    path.touch()
    return Backup(path, datetime.combine(day, datetime.min.time().replace(hour=8)), reason, 0)


def test_a_backup_replaced_under_the_same_name_has_its_own_fingerprint(filled: Path, tmp_path: Path) -> None:
    target = tmp_path / "备份.db"
    write_backup_to(filled, target)
    first = fingerprint_path(target).read_text()
    with closing(sqlite3.connect(filled)) as connection, connection:
        connection.execute("UPDATE unit SET note = '后来的' WHERE id = 1")
    write_backup_to(filled, target)
    require_as_written(target)
    assert fingerprint_path(target).read_text() != first


def test_thinning_out_takes_the_fingerprints_along(filled: Path, tmp_path: Path) -> None:
    path = write_backup(filled, tmp_path / "backups", BackupReason.daily)
    old = path.with_name("2020-01-01_080000 每日.db")
    path.rename(old)
    fingerprint_path(path).rename(fingerprint_path(old))
    write_backup(filled, tmp_path / "backups", BackupReason.daily)
    thin_out(backups_in(tmp_path / "backups"), date.today())
    assert not old.exists() and not fingerprint_path(old).exists()
