"""The log file in the data folder: what the program did and what went wrong, for whoever helps her."""

import logging
from contextlib import suppress
from pathlib import Path

from lianping_desk.services.data_folder import DataFolder

LARGEST = 1_000_000
"""Bytes; a log that has grown beyond this is put aside at the next start."""

OLDER_LOGS = 4
"""How many logs put aside are kept: desk.1.log is the newest of them."""


def start_log(folder: DataFolder) -> logging.Handler | None:
    """From now on write the log to `logs/desk.log`; None where the folder cannot be written.

    Logs are put aside here and not while they are written: the standard rotating handler costs 20 ms to import.
    """
    path = folder.logs / "desk.log"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _put_aside(path)
        handler = logging.FileHandler(path, encoding="utf-8", errors="backslashreplace")
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(min(root.level, logging.INFO) if root.level else logging.INFO)
    logging.getLogger("alembic").setLevel(logging.WARNING)
    return handler


def _put_aside(path: Path) -> None:
    """Move a full log to desk.1.log and the older ones up; another window that holds it open on Windows keeps it."""
    if not path.exists() or path.stat().st_size < LARGEST:
        return
    with suppress(PermissionError):
        for number in range(OLDER_LOGS - 1, 0, -1):
            older = path.with_name(f"desk.{number}.log")
            if older.exists():
                older.replace(path.with_name(f"desk.{number + 1}.log"))
        path.replace(path.with_name("desk.1.log"))
