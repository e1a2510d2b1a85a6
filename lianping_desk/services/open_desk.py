"""Open the desk in a data folder, and close it: the one door that the window and the command line use."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from lianping_desk.domain.errors import DeskError, NeedsRestore
from lianping_desk.domain.file_trouble import reason_of
from lianping_desk.services.data_folder import DataFolder
from lianping_desk.services.desk import Desk
from lianping_desk.services.safety.read_only import open_for_reading
from lianping_desk.services.safety.single_writer import take_writer_lock
from lianping_desk.services.settings import read_settings
from lianping_desk.store import migrate, side_files
from lianping_desk.store.database import Database
from lianping_desk.store.plans import has_plan

ASKED_FOR = "这里按要求以只读方式打开：可以查看和导出，不能修改。"
MARKED_READ_ONLY = "desk.db 被设成了只读文件，这里以只读方式打开：可以查看和导出，不能修改。"


def open_desk(folder: DataFolder, *, read_only: bool = False, create: bool = True) -> Desk:
    """The desk of this data folder: made with the shipped plan where there is none, brought up to date where it is old.

    The first to open it writes until `close_desk`; anyone after it, and anyone in a folder that cannot be written, gets
    a desk with `read_only_because` set. DeskError, with a way out, when there is nothing that can be opened.
    """
    _require_folder(folder, create=create and not read_only)
    with ExitStack() as held:
        because = ASKED_FOR if read_only else take_writer_lock(folder.lock, held)
        if because is None:
            _prepare_database(folder, create=create)
            if not os.access(folder.database, os.W_OK):
                because = MARKED_READ_ONLY
        if because is None:
            database = Database(folder.database)
        else:
            _require_current_database(folder)
            database = open_for_reading(folder.database, held)
        held.callback(database.close)
        desk = Desk(folder, database, read_settings(folder.settings), because)
        _store_plan_where_none_is(desk)
        desk.held = held.pop_all()
        return desk


def close_desk(desk: Desk) -> None:
    """Close the database and let the next one write."""
    desk.held.close()


@contextmanager
def opened_desk(folder: DataFolder, *, read_only: bool = False, create: bool = True) -> Iterator[Desk]:
    """`open_desk` for the length of a block."""
    desk = open_desk(folder, read_only=read_only, create=create)
    try:
        yield desk
    finally:
        close_desk(desk)


def _require_folder(folder: DataFolder, *, create: bool) -> None:
    if folder.path.is_dir():
        return
    if folder.path.exists():
        raise DeskError(f"“{folder.path}”是一个文件，不是文件夹。", "请另选一个文件夹存放数据。")
    if not create:
        raise DeskError(f"找不到数据文件夹“{folder.path}”。", "请检查路径，或接好存放数据的移动硬盘、U 盘后重试。")
    try:
        folder.path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DeskError(
            f"数据文件夹“{folder.path}”建立不了（{reason_of(error)}）。",
            "请接好存放数据的盘，或另选一个可以写入的文件夹。",
        ) from error


def _prepare_database(folder: DataFolder, *, create: bool) -> None:
    """Only the holder of the lock gets here."""
    side_files.settle_leftovers(folder.database)
    if not folder.database.exists():
        _require_unused(folder, create=create)
        migrate.create_database(folder.database)
    elif migrate.needs_migration(folder.database):
        from lianping_desk.store.backup import BackupReason, write_backup

        migrate.migrate_database(
            folder.database, lambda path: write_backup(path, folder.backups, BackupReason.before_upgrade)
        )


def _require_unused(folder: DataFolder, *, create: bool) -> None:
    if not create:
        raise DeskError(f"“{folder.path}”里没有数据库 desk.db。", "请检查选的是不是原来的数据文件夹。")
    wal = side_files.side_file(folder.database, "-wal")
    traces = [*folder.backups.glob("*.db"), *folder.archive.glob("*"), *([wal] if wal.exists() else [])]
    if traces:
        raise NeedsRestore(
            f"“{folder.path}”里的数据库 desk.db 不见了，但还有以前的备份或原件。",
            "请用“恢复备份”恢复最近的一份备份；要从头开始，请另选一个空文件夹。",
        )


def _require_current_database(folder: DataFolder) -> None:
    if not folder.database.exists():
        raise DeskError(f"“{folder.path}”里没有数据库 desk.db。", "请检查选的是不是原来的数据文件夹。")
    if migrate.needs_migration(folder.database):
        raise DeskError(
            "这份数据是旧版本程序保存的，要先升级才能打开，而现在不能写入。",
            "请关闭其他窗口，或把数据文件夹复制到可以写入的盘上，再打开一次。",
        )


def _store_plan_where_none_is(desk: Desk) -> None:
    with desk.database.reading() as session:
        if desk.read_only or has_plan(session):
            return
    from lianping_desk.services.plan.store_default_plan import store_default_plan

    store_default_plan(desk)
