"""A database is made, or brought to the newest revision, as a copy that is moved into place when it is whole.

Measured (FINDINGS): migrating in place left a half-migrated schema at 52 of 55 kill points; and altering a table with
foreign keys on deleted every row that referred to it.
"""

from collections.abc import Callable
from pathlib import Path

from lianping_desk.domain.errors import DeskError
from lianping_desk.store.contents import copy_database, faults_of, row_counts
from lianping_desk.store.database import SCHEMA_VERSION, connect, told_in_a_sentence
from lianping_desk.store.header import read_header
from lianping_desk.store.side_files import SIDE_FILES, made_file, migrating_file, put_in_place, side_file


def create_database(database: Path) -> None:
    """Make an empty desk database at the newest revision and move it to `database`, where none may be."""
    made = made_file(database)
    with told_in_a_sentence():
        _upgrade(made)
        put_in_place(made, database)


def needs_migration(database: Path) -> bool:
    """Whether the database is of an older revision; DeskError when it is none of ours, damaged, or newer."""
    return read_header(database).user_version < SCHEMA_VERSION


def migrate_database(database: Path, back_up: Callable[[Path], object]) -> None:
    """Bring an older database to the newest revision; `back_up` is called first and must raise when it fails.

    The old file stays as it is until the migrated copy has been checked. DeskError when the check fails.
    """
    back_up(database)
    _fold_in(database)
    copy = migrating_file(database)
    with told_in_a_sentence():
        copy_database(database, copy)
        upgrade_copy(copy)
        for ending in SIDE_FILES:
            side_file(database, ending).unlink(missing_ok=True)
        put_in_place(copy, database)


def upgrade_copy(copy: Path) -> None:
    """Bring a copy of an older database to the newest revision and check it; DeskError when the check fails."""
    connection = connect(copy, read_only=True)
    before = row_counts(connection)
    connection.close()
    _upgrade(copy)
    _check_migrated(copy, before)


def _upgrade(path: Path) -> None:
    from lianping_desk.store.revisions import upgrade_file  # with Alembic, which a start does not need

    upgrade_file(path)


def _check_migrated(copy: Path, before: dict[str, int]) -> None:
    connection = connect(copy, read_only=True)
    try:
        faults = list(faults_of(connection))
        after = row_counts(connection)
    finally:
        connection.close()
    faults += [f"表“{name}”少了记录。" for name, rows in before.items() if after.get(name, rows) < rows]
    if faults:
        raise DeskError(
            f"把数据升级到新版本时检查没有通过：{faults[0]}", "原来的数据没有动，请继续使用旧版程序并反馈。"
        )


def _fold_in(database: Path) -> None:
    """Write the -wal file back into the database, so that the file alone is everything."""
    with told_in_a_sentence():
        connection = connect(database)
        busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        connection.close()
    wal = side_file(database, "-wal")
    if busy or (wal.exists() and wal.stat().st_size):
        raise DeskError("另一个窗口正在读取这份数据，现在不能升级。", "请关闭其他窗口后重新打开。")
