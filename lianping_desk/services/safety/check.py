"""Check everything that lies in the data folder, and say in plain lines what was found."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import file_digest

from lianping_desk.domain.day_text import written_moment
from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.long_work import Progress, no_progress
from lianping_desk.services.desk import Desk
from lianping_desk.services.history.words import TABLES
from lianping_desk.services.returns.importing.archive import find_original
from lianping_desk.services.safety.backup import list_backups
from lianping_desk.store.check import faults_and_rows, named_originals
from lianping_desk.store.contents import verify_database
from lianping_desk.store.fingerprint import require_as_written


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of a check; `sound` is False where something is broken, `advice` where she had better do something."""

    sound: bool
    text: str
    advice: bool = False

    @property
    def sign(self) -> str:
        if self.advice:
            return "▲"
        return "✔" if self.sound else "■"


def check(desk: Desk, progress: Progress = no_progress) -> tuple[Finding, ...]:
    """The database as a file, its references, every original it names, and the newest backup."""
    progress(0, 3, "检查数据库")
    found = [*_database(desk)]
    progress(1, 3, "检查原件")
    found += _originals(desk, progress)
    progress(2, 3, "检查备份")
    found.append(_newest_backup(desk))
    progress(3, 3, "检查完毕")
    return tuple(found)


def _database(desk: Desk) -> Iterator[Finding]:
    try:
        faults, rows = faults_and_rows(desk.database.path, immutable=desk.database.immutable)
    except DeskError as error:
        yield Finding(False, str(error))
        return
    for fault in faults:
        yield Finding(False, f"数据库：{_in_her_words(fault)}请从备份恢复。")
    if not faults:
        yield Finding(True, "数据库文件完好，记录之间的引用完整。")
    told = [f"{TABLES[name]} {count} 条" for name, count in rows.items() if count and name in TABLES]
    yield Finding(True, f"各类记录：{'，'.join(told)}。")


def _in_her_words(fault: str) -> str:
    """The store names tables as the database does."""
    for name, chinese in TABLES.items():
        fault = fault.replace(f"“{name}”", f"“{chinese}”")
    return fault


def _originals(desk: Desk, progress: Progress) -> Iterator[Finding]:
    try:
        with desk.database.reading() as session:
            named = named_originals(session)
    except DeskError as error:
        yield Finding(False, f"原件清单读不出来：{error}")
        return
    faulty = 0
    for number, (name, sha256) in enumerate(named):
        progress(number, len(named), f"核对原件 {name}")
        original = find_original(desk.folder, sha256)
        if original is None:
            faulty += 1
            yield Finding(False, f"填报件“{name}”的原件不在存档里，请从备份的文件夹里找回 archive。")
            continue
        with original.open("rb") as file:
            if file_digest(file, "sha256").hexdigest() != sha256:
                faulty += 1
                yield Finding(False, f"填报件“{name}”的原件与收到时不同，请从备份的文件夹里找回“{original.name}”。")
    if not faulty:
        yield Finding(True, f"收到的原件 {len(named)} 份，全部在存档里，与收到时一致。")


def _newest_backup(desk: Desk) -> Finding:
    backups = list_backups(desk.folder)
    if not backups:
        return Finding(True, "数据没有问题，只是还没有备份，请备份一份。", advice=True)
    newest = backups[0]
    try:
        require_as_written(newest.path)
        verify_database(newest.path)
    except DeskError as error:
        return Finding(False, f"最近的备份“{newest.path.name}”不能用：{error}")
    return Finding(True, f"最近的备份是 {written_moment(newest.at)} 的“{newest.path.name}”，检查完好。")
