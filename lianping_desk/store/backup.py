"""Verified copies of the database: writing one, listing them, thinning them out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from pathlib import Path

from lianping_desk.safe_files import second_name, write_file
from lianping_desk.store.contents import Step, copy_database
from lianping_desk.store.fingerprint import fingerprint_path, write_fingerprint

DAYS, WEEKS, MONTHS = 14, 8, 36
"""Of the daily backups one stays for each of the last 14 days, 8 weeks and 36 months."""


class BackupReason(Enum):
    """Why a backup was written; the value stands in its file name."""

    daily = "每日"
    by_hand = "手动"
    before_upgrade = "升级前"
    before_restore = "恢复前"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup in the folder of backups; `size` in bytes."""

    path: Path
    at: datetime
    reason: BackupReason
    size: int


_NAME = re.compile(r"(\d{4}-\d\d-\d\d_\d{6}) (\S+?)(?:\(\d+\))?\.db")
_MOMENT = "%Y-%m-%d_%H%M%S"


def write_backup(
    database: Path,
    backups: Path,
    reason: BackupReason,
    *,
    immutable: bool = False,
    step: Step | None = None,
) -> Path:
    """Write a verified backup of the database into the folder `backups`; returns its path."""
    target = backups / f"{datetime.now():{_MOMENT}} {reason.value}.db"
    if target.exists():
        target = second_name(target)
    return write_backup_to(database, target, immutable=immutable, step=step)


def write_backup_to(database: Path, target: Path, *, immutable: bool = False, step: Step | None = None) -> Path:
    """Write a verified backup to `target`, its fingerprint beside it; returns where the backup now is.

    `target` is replaced only by a whole one.
    """

    def write(beside: Path) -> None:
        copy_database(database, beside, immutable=immutable, step=step)
        fingerprint_path(target).unlink(missing_ok=True)  # that of an older backup would accuse the new one

    written = write_file(target, write)
    write_fingerprint(written)
    return written


def backups_in(folder: Path) -> tuple[Backup, ...]:
    """The backups in `folder`, newest first; other files are passed over."""
    found = []
    for path in folder.glob("*.db"):
        if match := _NAME.fullmatch(path.name):
            at = datetime.strptime(match[1], _MOMENT)
            reason = next((reason for reason in BackupReason if reason.value == match[2]), None)
            if reason is not None:
                found.append(Backup(path, at, reason, path.stat().st_size))
    return tuple(sorted(found, key=lambda backup: backup.at, reverse=True))


def thin_out(backups: Iterable[Backup], today: date) -> tuple[Backup, ...]:
    """Delete the daily backups that are no longer needed, and what a cut-off backup left; returns what went.

    The newest always stays, and so does every backup that was written by hand, before an upgrade or before a restore.
    """
    daily = [backup for backup in backups if backup.reason is BackupReason.daily]
    gone = tuple(backup for backup in daily if backup not in _kept(daily, today))
    for backup in gone:
        backup.path.unlink(missing_ok=True)
        fingerprint_path(backup.path).unlink(missing_ok=True)
    return gone


def remove_unfinished(folder: Path) -> None:
    """Delete the hidden files of backups that were cut off before they were whole."""
    for path in folder.glob(".*.db*"):
        path.unlink(missing_ok=True)


def _kept(daily: list[Backup], today: date) -> set[Backup]:
    """The newest, and the last of every recent day, week and month."""
    spans = (
        (timedelta(days=DAYS), lambda day: day),
        (timedelta(weeks=WEEKS), lambda day: day.isocalendar()[:2]),
        (timedelta(days=31 * MONTHS), lambda day: (day.year, day.month)),
    )
    ordered = sorted(daily, key=lambda backup: backup.at)
    kept = set(ordered[-1:])
    for length, span_of in spans:
        last_of_span = {span_of(b.at.date()): b for b in ordered if today - b.at.date() < length}
        kept.update(last_of_span.values())
    return kept
