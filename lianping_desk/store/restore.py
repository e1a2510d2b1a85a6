"""A backup takes the place of the database; what was there is put aside whole, never deleted.

Measured (FINDINGS): restoring over a leftover -wal file was wrong in 39 of 40 tries.
"""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from lianping_desk.domain.errors import DeskError, NeedsRestore
from lianping_desk.store.contents import Step, copy_database
from lianping_desk.store.database import SCHEMA_VERSION, told_in_a_sentence
from lianping_desk.store.fingerprint import require_as_written
from lianping_desk.store.header import read_header
from lianping_desk.store.migrate import upgrade_copy
from lianping_desk.store.side_files import put_in_place, restored_file, restoring_file, settle_leftovers, side_file


def restore_database(backup: Path, database: Path, aside: Path, step: Step | None = None) -> Path | None:
    """Put the content of `backup` in the place of `database`, which nobody has open.

    The backup is copied, checked and brought to the newest revision first; only then the old database moves, with its
    -wal file, into a new folder under `aside`, which is returned (None: there was none). It may be damaged.
    DeskError when the backup is damaged, another program's, or of a newer version; nothing has moved then.
    """
    require_as_written(backup)
    settle_leftovers(database)
    made = restoring_file(database)
    try:
        _copy_at_newest_revision(backup, made, step)
    except BaseException as error:
        made.unlink(missing_ok=True)
        if isinstance(error, NeedsRestore):
            sentence = f"备份文件“{backup.name}”已经损坏，没有恢复，现在的数据没有动。"
            raise DeskError(sentence, "请换一份备份。") from error
        raise
    put_in_place(made, restored_file(database))
    kept = _put_aside(database, aside)
    put_in_place(restored_file(database), database)
    return kept


def _copy_at_newest_revision(backup: Path, made: Path, step: Step | None) -> None:
    header = read_header(backup)
    wal = side_file(backup, "-wal")
    alone = not (wal.exists() and wal.stat().st_size)
    with told_in_a_sentence():
        copy_database(backup, made, immutable=alone, step=step)
        if header.user_version < SCHEMA_VERSION:
            upgrade_copy(made)


def _put_aside(database: Path, aside: Path) -> Path | None:
    """Move the database and its -wal file together; the -shm file holds nothing and would only mislead."""
    old = [path for path in (side_file(database, "-wal"), side_file(database, "-journal"), database) if path.exists()]
    if not old:
        return None
    folder = _new_folder(aside)
    moved: list[Path] = []
    try:
        side_file(database, "-shm").unlink(missing_ok=True)
        for path in old:
            path.replace(folder / path.name)
            moved.append(path)
    except OSError as error:
        for path in moved:
            (folder / path.name).replace(path)
        with suppress(OSError):
            folder.rmdir()
        raise DeskError("原来的数据库正被占用，没有恢复。", "请关闭所有正在使用这份数据的窗口后再恢复。") from error
    return folder


def _new_folder(aside: Path) -> Path:
    name, number = f"{datetime.now():%Y-%m-%d_%H%M%S} 恢复前的数据", 1
    while (folder := aside / (name if number == 1 else f"{name}({number})")).exists():
        number += 1
    folder.mkdir(parents=True)
    return folder
