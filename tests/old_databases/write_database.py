"""Keep a database of the newest revision, with data in every table, for the tests of all later revisions.

python tests/old_databases/write_database.py

Run once when a revision is done (and again while the first one may still change). A kept database of an older revision
is never written again.
"""

import sqlite3
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent))

from lianping_desk.store.database import SCHEMA_VERSION  # noqa: E402
from tests.store.filled import fill_every_table  # noqa: E402

COMPACT = 1024
"""Bytes of a page: the file is kept in the repository, and most tables hold three rows."""


def write() -> Path:
    """Write the database and return its path."""
    kept = HERE / f"revision_{SCHEMA_VERSION:04}.db"
    with TemporaryDirectory() as folder:
        made = Path(folder) / "desk.db"
        fill_every_table(made)
        connection = sqlite3.connect(made)
        connection.execute(f"PRAGMA page_size = {COMPACT}")
        connection.execute("VACUUM")
        connection.close()
        kept.write_bytes(made.read_bytes())
    return kept


if __name__ == "__main__":
    print(write().relative_to(HERE.parent.parent))
