"""The bytes of a received file, read once: they are hashed, kept in the archive and parsed, so that all three agree."""

import os
import stat
from pathlib import Path

from lianping_desk.domain.file_trouble import reason_of
from lianping_desk.exchange.containers import LARGEST_FILE
from lianping_desk.exchange.unreadable import Unreadable

_READING = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
"""Without O_NONBLOCK the opening of a pipe waits for somebody to write into it."""
_LONGEST_PATH = 240
"""Characters from which Windows wants to be asked in another way."""


def read_bytes(path: Path) -> bytes:
    """What is in the file; Unreadable when it is gone, locked, no file at all, or larger than any return."""
    try:
        content = _read(path)
    except FileNotFoundError as error:
        raise Unreadable("文件不见了。", "请确认文件没有被移走或改名。") from error
    except PermissionError as error:
        if path.is_dir():  # what Windows says about a folder
            raise _no_file() from error
        raise Unreadable("文件正被别的程序占用，或没有权限，打不开。", "请关闭打开它的程序再试。") from error
    except (OSError, ValueError) as error:
        why = reason_of(error) if isinstance(error, OSError) else "文件名里有不能用的符号"
        raise Unreadable(f"文件打不开（{why}）。", "请确认文件还在，并且没有被别的程序占用。") from error
    if len(content) > LARGEST_FILE:
        raise Unreadable(f"文件超过 {LARGEST_FILE >> 20} MB，不像填报表。", "请打开检查，删去图片后另存再导入。")
    return content


def _read(path: Path) -> bytes:
    """The content, or as much of it as shows that it is too large."""
    descriptor = os.open(_for_windows(path) if os.name == "nt" else path, _READING)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise _no_file()
        file = os.fdopen(descriptor, "rb", closefd=False)
        return file.read(LARGEST_FILE + 1)
    finally:
        os.close(descriptor)


def _for_windows(path: Path) -> str:
    """A path as Windows takes it at any length."""
    whole = os.path.abspath(path)  # noqa: PTH100 - Path.absolute leaves `..`, which stands for itself after the prefix
    if len(whole) < _LONGEST_PATH or whole.startswith("\\\\"):
        return whole
    return f"\\\\?\\{whole}"


def _no_file() -> Unreadable:
    return Unreadable("这不是一个文件。", "请选择填报表文件本身。")
