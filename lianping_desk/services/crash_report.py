"""A bug, written down so that it can be sent to whoever maintains the program."""

import platform
import sqlite3
import tempfile
import traceback
from collections.abc import Iterator
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from lianping_desk import __version__
from lianping_desk.safe_files import second_name
from lianping_desk.services.data_folder import DataFolder

KEPT_REPORTS = 20

_PARTS = ("PySide6-Essentials", "SQLAlchemy", "alembic", "openpyxl", "python-calamine", "reportlab")


def write_crash_report(folder: DataFolder, error: BaseException) -> Path:
    """Write traceback and versions to `logs/crash-….txt` and return its path; to the temporary folder if that fails.

    Must not fail itself: it is called where nothing else is left to catch an error.
    """
    text = "\n".join([*_versions(), "", *traceback.format_exception(error)])
    for place in (folder.logs, Path(tempfile.gettempdir())):
        path = place / f"crash-{datetime.now():%Y-%m-%d_%H%M%S}.txt"
        try:
            place.mkdir(parents=True, exist_ok=True)
            if path.exists():
                path = second_name(path)
            path.write_text(text, encoding="utf-8", errors="backslashreplace")
        except OSError:
            continue
        _remove_oldest(folder.logs)
        break
    return path


def _versions() -> Iterator[str]:
    yield f"time: {datetime.now():%Y-%m-%d %H:%M:%S}"
    yield f"lianping_desk: {__version__}"
    yield f"python: {platform.python_version()} on {platform.platform()}"
    yield f"sqlite: {sqlite3.sqlite_version}"
    for part in _PARTS:
        try:
            yield f"{part}: {version(part)}"
        except PackageNotFoundError:
            yield f"{part}: not known"


def _remove_oldest(folder: Path) -> None:
    reports = sorted(folder.glob("crash-*.txt"), key=lambda path: path.stat().st_mtime)
    for report in reports[:-KEPT_REPORTS]:
        report.unlink(missing_ok=True)
