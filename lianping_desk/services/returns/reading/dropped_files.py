"""What she dropped on the desk: files, folders and zips, taken apart into the files to read and those that are none."""

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.long_work import Progress, no_progress
from lianping_desk.domain.no_return import is_clearly_no_return

MOST_FILES = 5_000
"""Files in what is dropped at once; more is a whole disk, not the returns of a county."""


NAMED = 5
"""Names of passed-over files that a sentence lists."""


@dataclass(frozen=True, slots=True)
class DroppedFiles:
    """The files to read, each once, and the names of those that are clearly no returns and were passed over."""

    paths: tuple[Path, ...]
    skipped: tuple[str, ...] = ()

    @property
    def skipped_sentence(self) -> str:
        """The names passed over in one sentence, the first few of them; "" where there are none."""
        if not self.skipped:
            return ""
        more = "等" if len(self.skipped) > NAMED else ""
        return f"有{len(self.skipped)}个文件不是填报件，没有读：{'、'.join(self.skipped[:NAMED])}{more}。"


def dropped_files(dropped: Iterable[Path], progress: Progress = no_progress) -> DroppedFiles:
    """Files as they are, whatever they are called; folders and zips searched for everything that may be a return.

    A zip is taken apart into a temporary folder, which goes when the desk is closed; one that cannot be is left whole,
    and reading it says why. DeskError when there is nothing to read, or far too much.
    """
    search = _Search(progress)
    for path in dropped:
        if _is_folder(path):
            search.take_folder(path)
        else:
            search.take(path)
    if not search.found:
        passed_over = DroppedFiles((), tuple(search.skipped)).skipped_sentence
        raise DeskError(
            f"没有找到可以导入的表格文件。{passed_over}", "请拖入 Excel、WPS 表格文件，或存放它们的文件夹。"
        )
    return DroppedFiles(tuple(search.found), tuple(search.skipped))


def is_there(path: Path) -> bool:
    """Whether there is a file or a folder of this name; a name that the system cannot take is none."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def files_among(dropped: Iterable[Path]) -> tuple[Path, ...]:
    """The files to read among what she dropped."""
    return dropped_files(dropped).paths


@dataclass(slots=True)
class _Search:
    """The files found so far."""

    progress: Progress
    found: dict[Path, None] = field(default_factory=dict)
    skipped: list[str] = field(default_factory=list)

    def take_folder(self, folder: Path) -> None:
        """Every file below, folder by folder; links to other folders are not followed: they may lead in a circle."""

        def is_closed(error: OSError) -> None:
            self.skipped.append(f"{Path(str(error.filename or folder)).name}（文件夹打不开）")

        for place, folders, names in os.walk(folder, onerror=is_closed):
            folders[:] = sorted(name for name in folders if not name.startswith(".") and name != "__MACOSX")
            for name in sorted(names):
                if is_clearly_no_return(name):
                    self.skipped.append(name)
                else:
                    self.take(Path(place, name))

    def take(self, file: Path) -> None:
        """One file, or those that are in it."""
        from lianping_desk.exchange.bundles import UNPACKED, is_bundle, take_apart_bundle

        self.progress(len(self.found), 0, f"查看：{file.name}")
        if not is_bundle(file):
            self._keep(file)
            return
        folder = Path(tempfile.mkdtemp(prefix=UNPACKED))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        try:
            bundle = take_apart_bundle(file, folder)
        except DeskError:
            self._keep(file)
            return
        self.skipped += [f"{file.name}/{name}" for name in bundle.skipped]
        for inside in bundle.files:
            self._keep(inside)

    def _keep(self, file: Path) -> None:
        self.found[file] = None
        if len(self.found) > MOST_FILES:
            raise DeskError(f"里面的文件超过 {MOST_FILES} 个，不像一批填报件。", "请只拖入存放填报件的文件夹。")
