"""Reading a database that cannot be written: beside the window that writes it, in a locked folder, on a disc."""

import shutil
import sqlite3
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from lianping_desk.store.database import Database, connect
from lianping_desk.store.side_files import side_file


def open_for_reading(path: Path, held: ExitStack) -> Database:
    """The database at `path`, for reading only, wherever it lies.

    SQLite keeps a -shm file beside a database that it reads. Where it cannot, the file is read as it stands; if commits
    still wait in a -wal file there, both are copied to a temporary folder, which `held` removes.
    """
    if _readable_in_place(path):
        return Database(path, read_only=True)
    wal = side_file(path, "-wal")
    if not (wal.exists() and wal.stat().st_size):
        return Database(path, immutable=True)
    folder = Path(held.enter_context(TemporaryDirectory(prefix="desk-", ignore_cleanup_errors=True)))
    for file in (path, wal):
        shutil.copyfile(file, folder / file.name)
    return Database(folder / path.name, read_only=True)


def _readable_in_place(path: Path) -> bool:
    try:
        connection = connect(path, read_only=True)
    except sqlite3.Error:
        return False
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        return False
    finally:
        connection.close()
    return True
