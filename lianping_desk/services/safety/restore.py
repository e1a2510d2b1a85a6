"""Put a backup in the place of the database."""

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.long_work import Progress, no_progress
from lianping_desk.services.data_folder import DataFolder
from lianping_desk.services.safety.single_writer import IN_USE, take_writer_lock
from lianping_desk.store.restore import restore_database


@dataclass(frozen=True, slots=True)
class Restored:
    """Which backup was restored, and the folder where what was there before lies now (None: nothing was there)."""

    file: Path
    put_aside: Path | None


def restore(folder: DataFolder, file: Path, progress: Progress = no_progress) -> Restored:
    """Restore the database of `folder` from `file`; works when the current one is damaged or gone.

    Nobody may have the desk open: the window closes its own (`close_desk`) first and opens it again afterwards.
    The current database is put aside under `backups/`, never deleted. DeskError when the backup cannot be used.
    """
    if not file.is_file():
        raise DeskError(f"找不到备份文件“{file}”。", "请检查文件名，或插好存放备份的 U 盘、移动硬盘。")
    if file.resolve() == folder.database.resolve():
        raise DeskError("选中的就是正在使用的数据库，不是备份。", "请选择“备份”文件夹里的文件。")
    try:
        folder.path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DeskError(f"数据文件夹“{folder.path}”建立不了。", "请另选一个可以写入的文件夹。") from error
    with ExitStack() as held:
        because = take_writer_lock(folder.lock, held)
        if because == IN_USE:
            raise DeskError("另一个窗口正在使用这份数据，不能恢复。", "请先关闭那个窗口。")
        if because is not None:
            raise DeskError("数据文件夹不能写入，不能恢复。", "请换一个可以写入的文件夹。")

        def step(done: int, total: int) -> None:
            progress(done, total, "恢复备份")

        return Restored(file, restore_database(file, folder.database, folder.backups, step))
