"""The first hundred bytes of a database file: whose it is and of which version, without opening it.

Both numbers are written before a database is moved into place, so they never wait in a -wal file.
Offsets: https://www.sqlite.org/fileformat.html section 1.3.
"""

import struct
from dataclasses import dataclass
from pathlib import Path

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.file_trouble import reason_of
from lianping_desk.store.database import APPLICATION_ID, SCHEMA_VERSION
from lianping_desk.store.trouble import damaged

_MAGIC = b"SQLite format 3\0"
_HEADER_LENGTH = 100


@dataclass(frozen=True, slots=True)
class Header:
    """`pages` is what the file held when it was last written, 0 where the header does not say."""

    page_size: int
    pages: int
    user_version: int
    application_id: int


def read_header(path: Path) -> Header:
    """The header of the desk database at `path`.

    DeskError when the file is damaged, cut short, another program's, or written by a newer version of this one.
    """
    try:
        with path.open("rb") as file:
            start = file.read(_HEADER_LENGTH)
        size, waiting = path.stat().st_size, _waits_in_wal(path)
    except OSError as error:
        raise DeskError(
            f"数据库文件“{path}”读不出来（{reason_of(error)}）。", "请检查磁盘是否接好、文件是否有读取权限。"
        ) from error
    if len(start) < _HEADER_LENGTH or not start.startswith(_MAGIC):
        raise damaged()
    page_size = struct.unpack_from(">H", start, 16)[0]
    header = Header(
        page_size=65536 if page_size == 1 else page_size,
        pages=struct.unpack_from(">I", start, 28)[0],
        user_version=struct.unpack_from(">I", start, 60)[0],
        application_id=struct.unpack_from(">I", start, 68)[0],
    )
    _refuse_strangers(path, header)
    if header.user_version < 1 or (size < header.page_size * header.pages and not waiting):
        raise damaged()
    return header


def _waits_in_wal(path: Path) -> bool:
    """Whether pages may still stand in a -wal file: a full disk can stop SQLite while it folds them in."""
    wal = path.with_name(path.name + "-wal")
    return wal.exists() and wal.stat().st_size > 0


def _refuse_strangers(path: Path, header: Header) -> None:
    if header.application_id != APPLICATION_ID:
        raise DeskError(f"“{path.name}”不是本程序的数据库。", "请选择由本程序建立的数据文件夹或备份文件。")
    if header.user_version > SCHEMA_VERSION:
        raise DeskError("这份数据是用更新版本的程序保存的，现在的版本打不开它。", "请安装新版程序后再打开。")
