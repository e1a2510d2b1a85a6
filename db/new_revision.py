"""Write the next revision from the difference between the newest one and the tables of the program (db/README.md).

python db/new_revision.py "Say in one sentence what changes"
"""

import sqlite3
import subprocess
import sys
from pathlib import Path

from alembic import command
from sqlalchemy import create_engine

DB = Path(__file__).resolve().parent
sys.path.insert(0, str(DB.parent))

from lianping_desk.store.database import SCHEMA_VERSION, all_tables  # noqa: E402
from lianping_desk.store.revisions import migration_config  # noqa: E402


def write_revision(message: str, revision: int, *, alters_tables: bool = True) -> Path:
    """Write `revision` beside the ones that are there; returns its path. Read it before you keep it."""
    config = migration_config(DB)
    config.attributes |= {"metadata": all_tables(), "alters_tables": alters_tables}
    engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(":memory:"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        if revision > 1:
            command.upgrade(config, "head")
        script = command.revision(config, message, autogenerate=True, rev_id=f"{revision:04}")
    path = Path(script.path)  # type: ignore[union-attr]
    for step in (["format", "--quiet"], ["check", "--fix", "--quiet"]):
        subprocess.run([sys.executable, "-m", "ruff", *step, str(path)], check=True)
    return path


if __name__ == "__main__":
    print(write_revision(sys.argv[1], SCHEMA_VERSION + 1).relative_to(DB.parent))
