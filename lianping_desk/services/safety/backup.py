"""Back the desk up: on demand, and once a day at start, with a second copy where she wants one."""

import shutil
from dataclasses import dataclass
from datetime import date
from hashlib import file_digest
from pathlib import Path

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.long_work import Progress, no_progress
from lianping_desk.safe_files import write_file
from lianping_desk.services.data_folder import DataFolder
from lianping_desk.services.desk import Desk
from lianping_desk.store import backup as store_backup
from lianping_desk.store.backup import Backup, BackupReason
from lianping_desk.store.contents import Step
from lianping_desk.store.fingerprint import fingerprint_path

WHAT = "备份数据库"


@dataclass(frozen=True, slots=True)
class DailyBackup:
    """The day's backup: where it is, where its second copy is, and what went wrong with that copy."""

    path: Path
    copy: Path | None = None
    copy_trouble: DeskError | None = None


def backup(desk: Desk, out: Path | None = None, progress: Progress = no_progress) -> Path:
    """Write a verified backup to `out` (a file, or a folder to put it into) and return its path.

    Without `out` it goes into the folder of backups. DeskError when the disk is full or the place cannot be written.
    """
    target = desk.folder.backups if out is None else out.absolute()
    if out is None or target.is_dir():
        return store_backup.write_backup(
            desk.database.path,
            target,
            BackupReason.by_hand,
            immutable=desk.database.immutable,
            step=_told(progress),
        )
    if target.resolve() in _own_files(desk.folder):
        raise DeskError("备份不能写在正在使用的数据库上。", "请换一个文件名。")
    return store_backup.write_backup_to(
        desk.database.path, target, immutable=desk.database.immutable, step=_told(progress)
    )


def list_backups(folder: DataFolder) -> tuple[Backup, ...]:
    """The backups in the data folder, newest first; works when the database itself cannot be opened."""
    return store_backup.backups_in(folder.backups)


def backup_if_due(desk: Desk, progress: Progress = no_progress, today: date | None = None) -> DailyBackup | None:
    """Write the day's backup if there is none yet, thin out old ones, and bring the second copy up to date.

    None when nothing was due. Trouble with the second copy, such as a stick that is not plugged in, is told in the
    result and fails nothing.
    """
    today = today or date.today()
    if desk.read_only:
        return None
    backups = desk.folder.backups
    store_backup.remove_unfinished(backups)
    done = next((one.path for one in list_backups(desk.folder) if _is_daily(one, today)), None)
    path = done or store_backup.write_backup(desk.database.path, backups, BackupReason.daily, step=_told(progress))
    if done is None:
        store_backup.thin_out(list_backups(desk.folder), today)
    second = desk.settings.backup_copy_folder
    if not second:
        return None if done else DailyBackup(path)
    try:
        copied = _copy_to(Path(second), path, desk.folder, progress, today)
    except DeskError as error:
        return DailyBackup(path, copy_trouble=error)
    return DailyBackup(path, copied) if copied or done is None else None


def _copy_to(second: Path, path: Path, folder: DataFolder, progress: Progress, today: date) -> Path | None:
    """Copy the backup, and every original that is not there yet; None when all of it was there."""
    if not second.is_dir():
        raise DeskError(f"第二份备份没有写：找不到文件夹“{second}”。", "请插好 U 盘或移动硬盘，或在设置里另选文件夹。")
    originals = [file for file in folder.archive.rglob("*") if file.is_file() and not file.name.startswith(".")]
    wanted = [(file, second / file.name) for file in (path, fingerprint_path(path)) if file.exists()]
    wanted += [(file, second / "archive" / file.relative_to(folder.archive)) for file in originals]
    missing = [(source, target) for source, target in wanted if not target.exists()]
    for number, (source, target) in enumerate(missing):
        progress(number, len(missing), "写第二份备份")
        _copy_file(source, target)
    if missing:
        store_backup.thin_out(store_backup.backups_in(second), today)
    return second / path.name if missing else None


def _copy_file(source: Path, target: Path) -> None:
    def write(beside: Path) -> None:
        shutil.copyfile(source, beside)
        with source.open("rb") as original, beside.open("rb") as copy:
            if file_digest(original, "sha256").digest() != file_digest(copy, "sha256").digest():
                raise DeskError(f"“{target.name}”复制后与原来不一致。", "请检查或更换 U 盘、移动硬盘。")

    write_file(target, write)


def _is_daily(backup: Backup, day: date) -> bool:
    return backup.reason is BackupReason.daily and backup.at.date() == day


def _own_files(folder: DataFolder) -> set[Path]:
    database = folder.database.resolve()
    return {database, *(database.with_name(database.name + ending) for ending in ("-wal", "-shm"))}


def _told(progress: Progress) -> Step:
    return lambda done, total: progress(done, total, WHAT)
