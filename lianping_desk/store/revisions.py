"""The revisions in `db/`, run by Alembic on a file that nobody else has open.

Only what makes or migrates a database imports this: a start does neither, and Alembic takes a while to load.
"""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from lianping_desk.shipped import migrations
from lianping_desk.store.database import APPLICATION_ID


def upgrade_file(path: Path) -> None:
    """Bring a file that nobody else has open to the newest revision, in one transaction; makes it if it is missing."""
    _run_revisions(path, lambda config: command.upgrade(config, "head"))


def downgrade_file(path: Path, revision: str) -> None:
    """Take a file that nobody else has open back to an older revision; for trying revisions out, never on her data."""
    _run_revisions(path, lambda config: command.downgrade(config, revision))


def _run_revisions(path: Path, run: Callable[[Config], None]) -> None:
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


def migration_config(folder: Path) -> Config:
    """Alembic's settings for the folder `db/`, wherever it lies."""
    config = Config()
    for option, place in (("script_location", folder), ("version_locations", folder / "revisions")):
        config.set_main_option(option, str(place).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    return config
