"""The files beside a database: SQLite's own, and copies of it that wait until they are whole to take its place."""

from pathlib import Path

from lianping_desk.domain.errors import DeskError
from lianping_desk.safe_files import flush_file, flush_folder

SIDE_FILES = ("-wal", "-shm", "-journal")


def side_file(database: Path, ending: str) -> Path:
    return database.with_name(database.name + ending)


def made_file(database: Path) -> Path:
    """Where a new database is made."""
    return database.with_name(database.name + ".new")


def migrating_file(database: Path) -> Path:
    """Where a copy is brought to the newest revision."""
    return database.with_name(database.name + ".migrating")


def restoring_file(database: Path) -> Path:
    """Where a restore copies to."""
    return database.with_name(database.name + ".restoring")


def restored_file(database: Path) -> Path:
    """A restored database that is whole and waits for the damaged one to be out of its place."""
    return database.with_name(database.name + ".restored")


def settle_leftovers(database: Path) -> None:
    """Put right what a start or a restore that was cut off left beside the database.

    A restored database that is whole and only waited for its place takes it; everything unfinished is deleted.
    """
    if restored_file(database).exists() and not database.exists():
        put_in_place(restored_file(database), database)
    unfinished = (made_file(database), migrating_file(database), restoring_file(database), restored_file(database))
    for made in unfinished:
        for ending in ("", *SIDE_FILES):
            side_file(made, ending).unlink(missing_ok=True)


def put_in_place(made: Path, database: Path) -> None:
    """Flush a whole database to the disk and move it to where the desk looks for it."""
    flush_file(made)
    try:
        made.replace(database)
    except PermissionError as error:
        raise DeskError("另一个程序正打开着数据库文件，没有替换。", "请关闭其他窗口后重新打开。") from error
    flush_folder(database.parent)
