"""Files are written beside their target and moved into place, so that no failure costs the file that was there.

Measured (FINDINGS): openpyxl and reportlab writing straight to the target destroyed the previous file on a full disk.
"""

import errno
import os
import shutil
import uuid
from collections.abc import Callable
from pathlib import Path

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.file_trouble import reason_of

_FULL = (errno.ENOSPC, errno.EDQUOT)


def write_file(target: Path, write: Callable[[Path], object], *, flush: bool = True, called: str | None = None) -> Path:
    """Let `write` fill a file beside `target`, then move it there; returns the path where it now is.

    When the target is open in another program the file is kept beside it under a second name, and that path returned.
    DeskError when the folder cannot be written or the disk is full; the old file is then as it was. Without `flush` the
    caller sees to it that the file gets to the disk (`flush_file`, `flush_folder`). `called` is how she knows the file
    where the target's own name says nothing to her.
    """
    beside = target.with_name(f".{uuid.uuid4().hex[:12]}{target.suffix}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            beside.touch()  # a folder that takes no file says so here, before anything is computed
            write(beside)
            if flush:
                flush_file(beside)
            return _move(beside, target, flush=flush)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise _trouble(error, target, called or target.name) from error


def write_bytes(target: Path, content: bytes, *, flush: bool = True, called: str | None = None) -> Path:
    """`write_file` for content that is at hand."""
    return write_file(target, lambda path: path.write_bytes(content), flush=flush, called=called)


def write_folder(target: Path, fill: Callable[[Path], object]) -> Path:
    """Let `fill` put files into a new folder beside `target`, then name it so; returns the path where it now is.

    A folder that is there already stays; the new one lies beside it under a second name. When `fill` fails, or she
    stops it, nothing is left. DeskError as for `write_file`.
    """
    beside = target.with_name(f".{uuid.uuid4().hex[:12]}")
    try:
        beside.mkdir(parents=True)
        try:
            fill(beside)
            place = second_name(target) if target.exists() else target
            beside.replace(place)
            return place
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    except OSError as error:
        raise _trouble(error, target, target.name) from error


def flush_file(path: Path) -> None:
    """Return when what was written into the file is on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def flush_folder(path: Path) -> None:
    """Return when the names in the folder are on the disk; Windows sees to that by itself."""
    if os.name == "posix":
        folder = os.open(path, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _move(beside: Path, target: Path, *, flush: bool) -> Path:
    try:
        beside.replace(target)
        place = target
    except PermissionError:
        place = second_name(target)
        beside.replace(place)
    if flush:
        flush_folder(place.parent)
    return place


def second_name(target: Path) -> Path:
    """A free name beside `target`: 报告(2).pdf, 报告(3).pdf …"""
    number = 2
    while (place := target.with_name(f"{target.stem}({number}){target.suffix}")).exists():
        number += 1
    return place


def _trouble(error: OSError, target: Path, called: str) -> DeskError:
    if error.errno in _FULL:
        return DeskError(f"磁盘空间不足，“{called}”没有保存，原来的文件没有动。", "请清理磁盘或换一个盘后重试。")
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return DeskError(
            f"不能写入文件夹“{target.parent}”。", "请换一个有写入权限的文件夹，或关闭正在打开这个文件的程序后重试。"
        )
    if isinstance(error, FileExistsError | NotADirectoryError):
        return DeskError(f"“{target.parent}”里不能存放文件：路径中有一段是文件，不是文件夹。", "请另选一个文件夹。")
    return DeskError(f"“{called}”没有保存成功（{reason_of(error)}）。", "请检查磁盘和文件夹后重试。")
