"""A database is made, or brought to the newest revision, as a copy that is moved into place when it is whole.

Measured (FINDINGS): migrating in place left a half-migrated schema at 52 of 55 kill points; and altering a table with
foreign keys on deleted every row that referred to it.
"""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from lianping_desk.domain.errors import DeskError
from lianping_desk.shipped import migrations
from lianping_desk.store.database import APPLICATION_ID, SCHEMA_VERSION, connect, told_in_a_sentence
from lianping_desk.store.header import read_header

if TYPE_CHECKING:
    from alembic.config import Config

SIDE_FILES = ("-wal", "-shm", "-journal")


def side_file(database: Path, ending: str) -> Path:
    return database.with_name(database.name + ending)


def settle_leftovers(database: Path) -> None:
    """Put right what a start or a restore that was cut off left beside the database.

    A restored database that is whole and only waited for its place takes it; everything unfinished is deleted.
    """
    if restored_file(database).exists() and not database.exists():
        put_in_place(restored_file(database), database)
    unfinished = (_new(database), _migrating(database), restoring_file(database), restored_file(database))
    for made in unfinished:
        for ending in ("", *SIDE_FILES):
            side_file(made, ending).unlink(missing_ok=True)


def create_database(database: Path) -> None:
    """Make an empty desk database at the newest revision and move it to `database`, where none may be."""
    made = _new(database)
    with told_in_a_sentence():
        upgrade_file(made)
        put_in_place(made, database)


def needs_migration(database: Path) -> bool:
    """Whether the database is of an older revision; DeskError when it is none of ours, damaged, or newer."""
    return read_header(database).user_version < SCHEMA_VERSION


def migrate_database(database: Path, back_up: Callable[[Path], object]) -> None:
    """Bring an older database to the newest revision; `back_up` is called first and must raise when it fails.

    The old file stays as it is until the migrated copy has been checked. DeskError when the check fails.
    """
    from lianping_desk.store.contents import copy_database

    back_up(database)
    _fold_in(database)
    copy = _migrating(database)
    with told_in_a_sentence():
        copy_database(database, copy)
        upgrade_copy(copy)
        for ending in SIDE_FILES:
            side_file(database, ending).unlink(missing_ok=True)
        put_in_place(copy, database)


def upgrade_copy(copy: Path) -> None:
    """Bring a copy of an older database to the newest revision and check it; DeskError when the check fails."""
    from lianping_desk.store.contents import row_counts

    connection = connect(copy, read_only=True)
    before = row_counts(connection)
    connection.close()
    upgrade_file(copy)
    _check_migrated(copy, before)


def upgrade_file(path: Path) -> None:
    """Bring a file that nobody else has open to the newest revision, in one transaction; makes it if it is missing."""
    from alembic import command

    _run_revisions(path, lambda config: command.upgrade(config, "head"))


def downgrade_file(path: Path, revision: str) -> None:
    """Take a file that nobody else has open back to an older revision; for trying revisions out, never on her data."""
    from alembic import command

    _run_revisions(path, lambda config: command.downgrade(config, revision))


def _run_revisions(path: Path, run: "Callable[[Config], None]") -> None:
    from sqlalchemy import create_engine
    from sqlalchemy.pool import StaticPool

    raw = sqlite3.connect(path, isolation_level=None)
    try:
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.execute("PRAGMA synchronous = OFF")  # the file is flushed before it is moved into place
        given = _ids_given(raw)
        raw.execute("BEGIN")
        config = migration_config(migrations())
        with create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool).connect() as connection:
            config.attributes["connection"] = connection
            run(config)
            connection.commit()
        _keep_ids_given(raw, given)
        number = raw.execute("SELECT version_num FROM alembic_version").fetchone()[0]
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        raw.execute(f"PRAGMA user_version = {int(number)}")
    finally:
        raw.close()


def _ids_given(connection: sqlite3.Connection) -> dict[str, int]:
    """The highest id that each table ever gave."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_sequence'").fetchone():
        return {}
    return dict(connection.execute("SELECT name, seq FROM sqlite_sequence"))


def _keep_ids_given(connection: sqlite3.Connection, given: dict[str, int]) -> None:
    """A table that was altered by copying it would give the ids of deleted rows again, and with them their history."""
    now = _ids_given(connection)
    for name, highest in given.items():
        if name in now:
            connection.execute("UPDATE sqlite_sequence SET seq = ? WHERE name = ?", (max(highest, now[name]), name))


def migration_config(folder: Path) -> "Config":
    """Alembic's settings for the folder `db/`, wherever it lies."""
    from alembic.config import Config

    config = Config()
    for option, place in (("script_location", folder), ("version_locations", folder / "revisions")):
        config.set_main_option(option, str(place).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    return config


def _check_migrated(copy: Path, before: dict[str, int]) -> None:
    from lianping_desk.store.contents import faults_of, row_counts

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


def put_in_place(made: Path, database: Path) -> None:
    """Flush a whole database to the disk and move it to where the desk looks for it."""
    with made.open("rb+") as file:
        os.fsync(file.fileno())
    try:
        made.replace(database)
    except PermissionError as error:
        raise DeskError("另一个程序正打开着数据库文件，没有替换。", "请关闭其他窗口后重新打开。") from error
    if os.name == "posix":
        folder = os.open(database.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)


def _new(database: Path) -> Path:
    return database.with_name(database.name + ".new")


def _migrating(database: Path) -> Path:
    return database.with_name(database.name + ".migrating")


def restoring_file(database: Path) -> Path:
    """Where a restore copies to."""
    return database.with_name(database.name + ".restoring")


def restored_file(database: Path) -> Path:
    """A restored database that is whole and waits for the damaged one to be out of its place."""
    return database.with_name(database.name + ".restored")
