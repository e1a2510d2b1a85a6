"""The one place that knows SQLite: how a desk database is opened, read and written (DESIGN 4.10).

Measured (FINDINGS): WAL with synchronous FULL lost no acknowledged commit in 200 simulated power cuts.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import local
from typing import Any
from urllib.parse import quote

from sqlalchemy import Engine, MetaData, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

import lianping_desk.store.received_tables  # noqa: F401 - declares its tables
from lianping_desk.domain.errors import DeskError
from lianping_desk.store.archived import refuse_archived
from lianping_desk.store.changes import has_logged, open_operation
from lianping_desk.store.read_once import ALREADY_READ
from lianping_desk.store.tables import TableRow
from lianping_desk.store.trouble import known_trouble

APPLICATION_ID = 0x4C50_4B50
"""Written into every desk database ("LPKP"), so that another program's file is never taken for one."""

SCHEMA_VERSION = 2
"""Number of the newest revision in `db/`; stands in user_version so that no start needs Alembic to compare it."""

BUSY_TIMEOUT_MS = 5000


def all_tables() -> MetaData:
    """Every table that the program declares."""
    return TableRow.metadata


def is_desk_database(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID)


def schema_version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def connect(path: Path, *, read_only: bool = False, immutable: bool = False) -> sqlite3.Connection:
    """A plain connection in autocommit mode with the settings of the house; sqlite3.Error when it is no database.

    `immutable` reads without a lock or a side file, for a database that nobody can write, such as one on a disc.
    """
    mode = "ro&immutable=1" if immutable else "ro" if read_only else "rwc"
    connection = sqlite3.connect(_uri(path, mode), uri=True, isolation_level=None, check_same_thread=False)
    try:
        connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        connection.execute("PRAGMA foreign_keys = ON")
        if read_only or immutable:
            connection.execute("PRAGMA query_only = ON")
        else:
            _make_safe(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _uri(path: Path, mode: str) -> str:
    """SQLite's own way to write any path: hanzi, blanks, `#`, `?`, `%`, drive letters and network names."""
    place = path.absolute().as_posix()
    return f"file://{quote(os.fsencode(place if place.startswith('/') else '/' + place))}?mode={mode}"


def _make_safe(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA synchronous = FULL")
    journal = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
    settings = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("foreign_keys", "synchronous")]
    if journal != "wal" or settings != [1, 2]:
        raise DeskError("数据库的安全设置没有生效。", "请不要把数据文件夹放在网络盘上，换到本机硬盘后再打开。")


def _engine(path: Path, *, read_only: bool, immutable: bool, begin: str) -> Engine:
    engine = create_engine(
        "sqlite://",
        creator=lambda: connect(path, read_only=read_only, immutable=immutable),
        poolclass=QueuePool,
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql(begin)

    @event.listens_for(engine, "checkin")
    def _leave_no_transaction(connection: sqlite3.Connection | None, _record: ConnectionPoolEntry) -> None:
        if connection is not None and connection.in_transaction:
            connection.rollback()

    return engine


@contextmanager
def told_in_a_sentence() -> Iterator[None]:
    """Known trouble of SQLite inside the block leaves it as a DeskError."""
    try:
        yield
    except (sqlite3.Error, DBAPIError) as error:
        if trouble := known_trouble(error):
            raise trouble from error
        raise


class Database:
    """One desk database, open. Reads never wait for writes; a write is one transaction with one entry in the log."""

    def __init__(self, path: Path, *, read_only: bool = False, immutable: bool = False) -> None:
        self.path = path
        self.immutable = immutable
        self.read_only = read_only or immutable
        self._reader = _engine(path, read_only=True, immutable=immutable, begin="BEGIN")
        self._writer: Engine | None = None
        self._thread = local()
        if not self.read_only:
            self._writer = _engine(path, read_only=False, immutable=False, begin="BEGIN IMMEDIATE")
            with told_in_a_sentence():
                self._writer.connect().close()  # WAL must stand before the first reader comes

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one moment of the data and cannot change it.

        Inside another reading of the same thread it is the same session: what a page puts together from many parts is
        of one moment, and nothing is read twice (store/read_once.py).
        """
        outer: Session | None = getattr(self._thread, "reading", None)
        if outer is not None:
            yield outer
            return
        with told_in_a_sentence(), Session(self._reader, autoflush=False, info={ALREADY_READ: {}}) as session:
            self._thread.reading = session
            try:
                yield session
            finally:
                self._thread.reading = None

    @contextmanager
    def writing(
        self, why: str, who: str, reverses_id: int | None = None, *, whatever_plan: bool = False
    ) -> Iterator[Session]:
        """A session whose changes commit together, logged as one operation; any exception rolls all of them back.

        `why` is the sentence she reads in the history and on the undo button. Without a change nothing is logged.
        While she looks at an archived plan only verbs about plans as a whole (`whatever_plan`) and undo may write.
        """
        with told_in_a_sentence(), Session(self._require_writer(), expire_on_commit=False) as session:
            if reverses_id is None and not whatever_plan:
                refuse_archived(session)
            open_operation(session, why, who, reverses_id)
            yield session
            session.flush()
            if has_logged(session):
                session.commit()

    @contextmanager
    def rehearsing(self, why: str, who: str) -> Iterator[Session]:
        """A writing session of which nothing stays: to tell what a verb would do before she agrees to it."""
        with told_in_a_sentence(), Session(self._require_writer(), expire_on_commit=False) as session:
            open_operation(session, why, who)
            yield session
            session.rollback()

    def _require_writer(self) -> Engine:
        if self._writer is None:
            raise DeskError(
                "数据现在是只读的，不能改动。",
                "请先关闭另一个正在使用这份数据的窗口，再重新打开；没有别的窗口时，请检查数据文件夹是不是只读的。",
            )
        return self._writer

    def close(self) -> None:
        """Close every connection; the writer goes last, so that SQLite folds the -wal file into the database."""
        self._reader.dispose()
        if self._writer is not None:
            self._writer.dispose()
