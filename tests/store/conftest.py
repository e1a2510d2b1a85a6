"""Databases of their own for the tests of the store."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from lianping_desk.store import header, migrate, restore, revisions
from lianping_desk.store.database import SCHEMA_VERSION, Database
from lianping_desk.store.migrate import create_database
from tests.store.filled import fill_every_table

NEXT_REVISION = """
import sqlalchemy as sa
from alembic import op

revision = "FOLLOWING"
down_revision = "NEWEST"


def upgrade():
    with op.batch_alter_table("unit", recreate="always", table_kwargs={"sqlite_autoincrement": True}) as unit:
        unit.add_column(sa.Column("seal", sa.String(40), nullable=True))
    op.execute("UPDATE unit SET seal = '公章'")


def downgrade():
    with op.batch_alter_table("unit", recreate="always", table_kwargs={"sqlite_autoincrement": True}) as unit:
        unit.drop_column("seal")
"""


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "desk.db"
    create_database(path)
    return path


@pytest.fixture(scope="session")
def filled_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("filled") / "desk.db"
    fill_every_table(path)
    return path


@pytest.fixture
def filled(filled_file: Path, tmp_path: Path) -> Path:
    """A database with data in every table, for this test alone; nobody has it open."""
    return Path(shutil.copyfile(filled_file, tmp_path / "desk.db"))


@pytest.fixture
def database(empty_file: Path, tmp_path: Path) -> Iterator[Database]:
    """An empty desk database, open."""
    database = Database(Path(shutil.copyfile(empty_file, tmp_path / "desk.db")))
    yield database
    database.close()


@pytest.fixture
def filled_database(filled: Path) -> Iterator[Database]:
    """A database with data in every table, open."""
    database = Database(filled)
    yield database
    database.close()


@pytest.fixture
def next_revision(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program of the future: its `db/` has one more revision, which rebuilds a table that others refer to."""
    folder = tmp_path / "db 50% 新"
    shutil.copytree(project / "db", folder)
    (folder / "revisions" / "next_seal.py").write_text(
        NEXT_REVISION.replace("NEWEST", f"{SCHEMA_VERSION:04}").replace("FOLLOWING", f"{SCHEMA_VERSION + 1:04}"),
        encoding="utf-8",
    )
    monkeypatch.setattr(revisions, "migrations", lambda: folder)
    for module in (migrate, header, restore):
        monkeypatch.setattr(module, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
    return folder
