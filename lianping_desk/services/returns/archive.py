"""The archive: every received file as it came, by the SHA-256 of its bytes (DESIGN 4.2, 5)."""

import hashlib
import shutil
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.long_work import Progress
from lianping_desk.safe_files import write_bytes
from lianping_desk.services.data_folder import DataFolder

FILES_AT_A_TIME = 8


def keep_original(folder: DataFolder, file: Path, sha256: str) -> Path:
    """Put a copy of `file` into the archive, once; returns where it is.

    DeskError when the file is gone, or is no longer the one that was read (`sha256`).
    """
    kept = find_original(folder, sha256)
    if kept is not None:
        return kept
    try:
        content = file.read_bytes()
    except OSError as error:
        raise DeskError(f"“{file.name}”打不开了，没有导入。", "请确认文件没有被移走或改名，再导入一次。") from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise DeskError(f"“{file.name}”在预览之后又被改动过，没有导入。", "请关闭正在编辑它的程序，重新读取后再导入。")
    return write_bytes(folder.archive / sha256[:2] / f"{sha256}{file.suffix.lower()}", content)


def keep_originals(folder: DataFolder, files: Sequence[tuple[Path, str]], progress: Progress) -> None:
    """`keep_original` for many files (path and SHA-256): several at a time, for the disk is slow to say "written"."""
    with ThreadPoolExecutor(max_workers=FILES_AT_A_TIME, thread_name_prefix="存档") as pool:
        try:
            kept = pool.map(lambda one: keep_original(folder, *one), files)
            for number, (file, _) in enumerate(files):
                progress(number, len(files), f"存档：{file.name}")
                next(kept)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


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
