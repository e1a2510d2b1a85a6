"""A database of each past revision is kept here and must come up to the newest one with its data."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from lianping_desk.store import migrate, revisions
from lianping_desk.store.contents import faults_of, row_counts
from lianping_desk.store.database import SCHEMA_VERSION, connect
from lianping_desk.store.header import read_header

HERE = Path(__file__).resolve().parent
KEPT = sorted(HERE.glob("revision_*.db"))
WRITE = "run: python tests/old_databases/write_database.py"

Rows = dict[str, list[dict[str, object]]]


def revision_of(path: Path) -> int:
    return int(path.stem.removeprefix("revision_"))


def test_a_database_of_every_revision_is_kept() -> None:
    assert [revision_of(path) for path in KEPT] == list(range(1, SCHEMA_VERSION + 1)), WRITE


def test_the_newest_kept_database_has_the_tables_of_the_newest_revision(tmp_path: Path) -> None:
    migrate.create_database(tmp_path / "new.db")
    assert columns(KEPT[-1]) == columns(tmp_path / "new.db"), f"the tables changed: {WRITE}"


@pytest.mark.parametrize("kept", KEPT, ids=lambda path: path.stem)
def test_it_holds_data_in_every_table(kept: Path, tmp_path: Path) -> None:
    assert not [name for name, found in rows(copy(kept, tmp_path)).items() if not found]


@pytest.mark.parametrize("kept", KEPT, ids=lambda path: path.stem)
def test_it_comes_up_with_its_data(kept: Path, tmp_path: Path) -> None:
    database = copy(kept, tmp_path)
    before = rows(database)
    assert read_header(database).user_version == revision_of(kept)
    if migrate.needs_migration(database):
        migrate.migrate_database(database, lambda path: None)
    assert read_header(database).user_version == SCHEMA_VERSION
    connection = connect(database, read_only=True)
    assert faults_of(connection) == ()
    connection.close()
    assert common(rows(database), before) == common(before, rows(database))


@pytest.mark.parametrize("revision", range(2, SCHEMA_VERSION + 1))
def test_a_step_that_can_go_down_comes_up_again_with_its_data(revision: int, tmp_path: Path) -> None:
    database = copy(next(path for path in KEPT if revision_of(path) == revision), tmp_path)
    before = rows(database)
    try:
        revisions.downgrade_file(database, f"{revision - 1:04}")
    except NotImplementedError:
        pytest.skip("this step cannot go down")
    below = rows(database)
    assert common(below, before) == common(before, below)
    revisions.upgrade_file(database)
    assert common(rows(database), below) == common(below, rows(database))


def copy(kept: Path, folder: Path) -> Path:
    return Path(shutil.copyfile(kept, folder / "desk.db"))


def rows(path: Path) -> Rows:
    """Every row of every table but Alembic's own."""
    connection = connect(path, read_only=True)
    connection.row_factory = sqlite3.Row
    names = [name for name in row_counts(connection) if name != "alembic_version"]
    found = {name: [dict(row) for row in connection.execute(f'SELECT * FROM "{name}" ORDER BY id')] for name in names}
    connection.close()
    return found


def columns(path: Path) -> dict[str, list[tuple[object, ...]]]:
    connection = connect(path, read_only=True)
    found = {name: connection.execute(f'PRAGMA table_info("{name}")').fetchall() for name in row_counts(connection)}
    connection.close()
    return found


def common(one: Rows, other: Rows) -> Rows:
    """The part of `one` in tables and columns that `other` has too."""
    return {
        name: [{key: value for key, value in row.items() if key in other[name][0]} for row in found]
        for name, found in one.items()
        if name in other
    }
