"""The SHA-256 of a backup lies beside it, in the form that sha256sum checks: SQLite does not notice changed values."""

import re
from hashlib import file_digest
from pathlib import Path

from lianping_desk.domain.errors import DeskError
from lianping_desk.safe_files import write_bytes

_LINE = re.compile(rb"([0-9a-f]{64}) [ *]")


def fingerprint_path(file: Path) -> Path:
    """Where the fingerprint of `file` lies."""
    return file.with_name(file.name + ".sha256")


def write_fingerprint(file: Path) -> None:
    """Write the fingerprint of `file` beside it."""
    write_bytes(fingerprint_path(file), f"{_digest(file)}  {file.name}\n".encode())


def require_as_written(file: Path) -> None:
    """DeskError when `file` is not as its fingerprint says; a file without one, from elsewhere or before, passes."""
    fingerprint = fingerprint_path(file)
    if not fingerprint.is_file():
        return
    said = _LINE.match(fingerprint.read_bytes())
    if said is None or said[1].decode() != _digest(file):
        raise DeskError(
            f"备份文件“{file.name}”与写下时不一样，可能已经损坏。",
            f"请换一份备份。如果确认这份是有意改过的，请先删除旁边的“{fingerprint.name}”。",
        )


def _digest(file: Path) -> str:
    with file.open("rb") as opened:
        return file_digest(opened, "sha256").hexdigest()
