"""The one place that knows SQLite: how a desk database is opened, read and written (DESIGN 4.10).

Measured (FINDINGS): WAL with synchronous FULL lost no acknowledged commit in 200 simulated power cuts.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

import lianping_desk.store.received_tables  # noqa: F401 - declares its tables
from lianping_desk.domain.errors import DeskError
from lianping_desk.store.changes import open_operation

APPLICATION_ID = 0x4C50_4B50
"""Written into every desk database ("LPKP"), so that another program's file is never taken for one."""

SCHEMA_VERSION = 1
"""Number of the newest revision in `db/`; stands in user_version so that no start needs Alembic to compare it."""

BUSY_TIMEOUT_MS = 5000


def is_desk_database(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID)


def schema_version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """A plain connection in autocommit mode with the settings of the house; sqlite3.Error when it is no database."""
    uri = f"file:{quote(path.resolve().as_posix())}?mode={'ro' if read_only else 'rwc'}"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    connection.execute("PRAGMA foreign_keys = ON")
    if read_only:
        connection.execute("PRAGMA query_only = ON")
        return connection
    connection.execute("PRAGMA synchronous = FULL")
    journal = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
    settings = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("foreign_keys", "synchronous")]
    if journal != "wal" or settings != [1, 2]:
        connection.close()
        raise DeskError("数据库的安全设置没有生效。", "请不要把数据文件夹放在网络盘上，换到本机硬盘后再打开。")
    return connection


def _engine(path: Path, *, read_only: bool, begin: str) -> Engine:
    engine = create_engine("sqlite://", creator=lambda: connect(path, read_only=read_only), poolclass=QueuePool)

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql(begin)

    @event.listens_for(engine, "checkin")
    def _leave_no_transaction(connection: sqlite3.Connection | None, _record: ConnectionPoolEntry) -> None:
        if connection is not None and connection.in_transaction:
            connection.rollback()

    return engine


class Database:
    """One desk database, open. Reads never wait for writes; a write is one transaction with one entry in the log."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        self._reader = _engine(path, read_only=True, begin="BEGIN")
        self._writer = None if read_only else _engine(path, read_only=False, begin="BEGIN IMMEDIATE")
        if self._writer is not None:
            self._writer.connect().close()  # WAL must stand before the first reader comes

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one moment of the data and cannot change it."""
        with Session(self._reader, autoflush=False) as session:
            yield session

    @contextmanager
    def writing(self, why: str, who: str, reverses_id: int | None = None) -> Iterator[Session]:
        """A session whose changes commit together, logged as one operation; any exception rolls all of them back.

        `why` is the sentence she reads in the history and on the undo button. Without a change nothing is logged.
        """
        if self._writer is None:
            raise DeskError("数据现在是只读的，不能改动。", "请先关闭另一个正在使用这份数据的窗口，再重新打开。")
        with Session(self._writer, expire_on_commit=False) as session:
            operation = open_operation(session, why, who, reverses_id)
            yield session
            session.flush()
            if operation.has_changes:
                session.commit()

    def close(self) -> None:
        self._reader.dispose()
        if self._writer is not None:
            self._writer.dispose()
