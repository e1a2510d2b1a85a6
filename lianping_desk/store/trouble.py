"""What SQLite reports, said in a sentence to the clerk: full disk, damaged file, locked or read-only database."""

import sqlite3

from sqlalchemy.exc import DBAPIError

from lianping_desk.domain.errors import DeskError, NeedsRestore

_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)

_SENTENCES = {
    sqlite3.SQLITE_FULL: ("磁盘空间不足，这一步没有保存，原来的数据没有动。", "请清理磁盘后重试。"),
    sqlite3.SQLITE_BUSY: ("数据库正被另一个程序占用，这一步没有保存。", "请关闭其他正在使用这份数据的窗口后重试。"),
    sqlite3.SQLITE_LOCKED: ("数据库正被另一个程序占用，这一步没有保存。", "请关闭其他正在使用这份数据的窗口后重试。"),
    sqlite3.SQLITE_READONLY: ("数据库不能写入，这一步没有保存。", "请检查数据文件夹和 desk.db 是否被设成了只读。"),
    sqlite3.SQLITE_IOERR: ("读写磁盘时出错，这一步没有保存。", "请检查磁盘是否接好、是否已满，再重新打开本程序。"),
    sqlite3.SQLITE_CANTOPEN: ("数据库文件打不开。", "请检查数据文件夹是否还在、是否有读写权限。"),
}


def known_trouble(error: sqlite3.Error | DBAPIError) -> DeskError | None:
    """The DeskError for trouble that she can put right; None when the error is a bug."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorcode", None)
    if code is None:
        return None
    primary = code & 0xFF
    if primary in _DAMAGED:
        return damaged()
    return DeskError(*_SENTENCES[primary]) if primary in _SENTENCES else None


def damaged() -> NeedsRestore:
    return NeedsRestore("数据库文件已经损坏。", "请用“恢复备份”恢复最近的一份备份；损坏的文件会另外保存，不会删除。")
