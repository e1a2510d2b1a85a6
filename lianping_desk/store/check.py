"""What a check of the database asks of the store: faults of the file, row counts, and the originals it names."""

from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from lianping_desk.store.contents import faults_of, row_counts
from lianping_desk.store.database import connect, told_in_a_sentence
from lianping_desk.store.received_tables import ReceivedFileRow


def faults_and_rows(database: Path, *, immutable: bool = False) -> tuple[tuple[str, ...], dict[str, int]]:
    """What is wrong with the database file, one Chinese line each, and the rows of every table."""
    with told_in_a_sentence():
        connection = connect(database, read_only=True, immutable=immutable)
        try:
            return faults_of(connection), row_counts(connection)
        finally:
            connection.close()


def named_originals(session: Session) -> tuple[tuple[str, str], ...]:
    """Name and SHA-256 of every received file, each original once."""
    query = select(ReceivedFileRow.name, ReceivedFileRow.sha256).order_by(ReceivedFileRow.id)
    return tuple({row.sha256: (row.name, row.sha256) for row in session.execute(query)}.values())
