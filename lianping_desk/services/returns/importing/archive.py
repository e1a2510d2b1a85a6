"""The archive: every received file as it came, by the SHA-256 of its bytes (DESIGN 4.2, 5)."""

import hashlib
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import BinaryIO

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.file_trouble import reason_of
from lianping_desk.domain.long_work import Progress
from lianping_desk.safe_files import flush_file, flush_folder, write_bytes, write_file
from lianping_desk.services.data_folder import DataFolder

FILES_AT_A_TIME = 8
LONGEST_SUFFIX = 12
"""Characters of a suffix; what follows a full stop in a file's name may be a whole sentence."""


class NoLongerTheSame(DeskError):
    """A file is gone, or is not the one any more that was read."""


def keep_original(
    folder: DataFolder, file: Path, sha256: str, content: bytes | None = None, *, flush: bool = True
) -> Path:
    """Put the bytes of `file` into the archive, once; returns where they are.

    `content` are the bytes with that SHA-256 where they are at hand; otherwise they are read from the file, and it is
    NoLongerTheSame when that cannot be done or gives others. Without `flush` the caller calls `flush_originals` before
    anything refers to the original.
    """
    kept = find_original(folder, sha256)
    if kept is not None and _is_whole(kept, sha256):
        return kept
    target = folder.archive / sha256[:2] / f"{sha256}{file.suffix.lower()[:LONGEST_SUFFIX]}"
    if content is not None:
        return write_bytes(target, content, flush=flush, called=file.name)
    try:
        with file.open("rb") as source:
            return write_file(
                target,
                lambda beside: _copy_exactly(source, beside, file.name, sha256),
                flush=flush,
                called=file.name,
            )
    except OSError as error:
        raise NoLongerTheSame(
            f"“{file.name}”打不开了，没有导入。", "请确认文件没有被移走或改名，再导入一次。"
        ) from error


def flush_originals(folder: DataFolder, sha256s: Iterable[str]) -> None:
    """Return when these originals are on the disk: all at once takes a tenth of the time that one by one does."""
    kept = [file for sha256 in sha256s if (file := find_original(folder, sha256))]
    try:
        for file in kept:
            flush_file(file)
        for shelf in sorted({file.parent for file in kept} | ({folder.archive} if kept else set())):
            flush_folder(shelf)
    except OSError as error:
        raise DeskError(f"原件没有存好（{reason_of(error)}），没有导入。", "请检查磁盘后重试。") from error


def _is_whole(kept: Path, sha256: str) -> bool:
    """Whether an original holds what its name says: a power cut may have come before it was on the disk."""
    try:
        with kept.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256
    except OSError:
        return False


def _copy_exactly(source: BinaryIO, beside: Path, name: str, sha256: str) -> None:
    """Copy, and look at the copy: the source may be changing meanwhile."""
    with beside.open("wb+") as copy:
        shutil.copyfileobj(source, copy)
        copy.seek(0)
        if hashlib.file_digest(copy, "sha256").hexdigest() != sha256:
            raise NoLongerTheSame(
                f"“{name}”在预览之后又被改动过，没有导入。", "请关闭正在编辑它的程序，重新读取后再导入。"
            )


def keep_originals(
    folder: DataFolder, files: Sequence[tuple[Path, str]], progress: Progress
) -> dict[str, NoLongerTheSame]:
    """`keep_original` without flushing for many files (path and SHA-256), several at a time.

    Returns what is wrong with those that are gone or changed, by their SHA-256.
    """

    def keep(one: tuple[Path, str]) -> NoLongerTheSame | None:
        try:
            keep_original(folder, *one, flush=False)
        except NoLongerTheSame as trouble:
            return trouble
        return None

    lost: dict[str, NoLongerTheSame] = {}
    with ThreadPoolExecutor(max_workers=FILES_AT_A_TIME, thread_name_prefix="存档") as pool:
        try:
            kept = pool.map(keep, files)
            for number, (file, sha256) in enumerate(files):
                progress(number, len(files), f"存档：{file.name}")
                if trouble := next(kept):
                    lost[sha256] = trouble
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
    return lost


def find_original(folder: DataFolder, sha256: str) -> Path | None:
    """Where the original with this SHA-256 lies; None when the archive does not have it."""
    shelf = folder.archive / sha256[:2]
    if not shelf.is_dir():
        return None
    return next((file for file in shelf.iterdir() if file.name.startswith(sha256)), None)


def copy_original(folder: DataFolder, sha256: str, name: str) -> Path:
    """A copy of an original under the name it came with, to be opened outside: the archive itself is never touched.

    DeskError when the archive does not have it.
    """
    original = find_original(folder, sha256)
    if original is None:
        raise DeskError(f"存档里没有“{name}”的原件。", "可能是数据文件夹没有复制完整，请从备份的文件夹里找回 archive。")
    copy = Path(tempfile.mkdtemp(prefix="desk-")) / Path(name).name
    shutil.copyfile(original, copy)
    return copy
