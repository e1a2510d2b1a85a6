"""One desk at a time writes to a data folder; the lock goes with the process, however it ends."""

from contextlib import ExitStack
from pathlib import Path

IN_USE = "另一个窗口正在使用这份数据，这里以只读方式打开：可以查看和导出，不能修改。"
NOT_WRITABLE = "数据文件夹不能写入（只读的盘，或没有写入权限），这里以只读方式打开：可以查看和导出，不能修改。"


def take_writer_lock(path: Path, held: ExitStack) -> str | None:
    """Take the lock and give it to `held`; returns None, or the sentence that says why there is no writing."""
    from filelock import FileLock, Timeout

    lock = FileLock(path, timeout=0, is_singleton=False, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        return IN_USE
    except OSError:
        return NOT_WRITABLE
    held.callback(lock.release, force=True)
    return None
