"""Read what units sent back, and store nothing."""

import atexit
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.long_work import Progress, no_progress
from lianping_desk.domain.period import parse_period
from lianping_desk.domain.received import ReadReturn
from lianping_desk.domain.taught import TaughtWord
from lianping_desk.services.catalogue import catalogue
from lianping_desk.services.desk import Desk

SUFFIXES = frozenset(
    {".xlsx", ".xlsm", ".xltx", ".xls", ".xlt", ".xlsb", ".ods", ".et", ".ett", ".html", ".htm", ".csv", ".xml", ".zip"}
)
"""What a folder is searched for; a file that she names herself is read whatever its name."""


def read_files(
    desk: Desk,
    paths: Sequence[Path],
    period_code: str | None = None,
    progress: Progress = no_progress,
    *,
    taught: Sequence[TaughtWord] = (),
) -> tuple[ReadReturn, ...]:
    """The files as read, in the order given; nothing is written, not even to the archive.

    `period_code` is the period she named: a file that says otherwise gets a doubt. A file that cannot be read is
    `refused` with its sentence; DeskError only for a code that names no period, or when there is no plan. The period
    need not be open: reading stores nothing. `taught` are words that she has just taught and that are not stored yet.
    """
    from lianping_desk.exchange.contained import ContainedReader
    from lianping_desk.exchange.reading.read_return import read_returns

    named = parse_period(period_code) if period_code else None
    known = catalogue(desk)
    known = replace(known, taught=(*known.taught, *taught))
    with ContainedReader() as reader:
        return read_returns(list(paths), known, named, reader, progress)


def files_among(dropped: Iterable[Path]) -> tuple[Path, ...]:
    """The files to read among what she dropped: files as they are, folders searched for workbooks, each file once.

    A zip of returns is taken apart into a temporary folder, which goes when the desk is closed; one that cannot be is
    left whole, and reading it says why. DeskError when there is nothing to read.
    """
    found: dict[Path, None] = {}
    for path in dropped:
        if path.is_dir():
            inside = (file for file in sorted(path.rglob("*")) if file.is_file())
            files = [file for file in inside if _is_workbook(file)]
        else:
            files = [path]
        for file in files:
            found.update(dict.fromkeys(_out_of_bundle(file)))
    if not found:
        raise DeskError("没有找到可以导入的表格文件。", "请拖入 Excel、WPS 表格文件，或存放它们的文件夹。")
    return tuple(found)


def _out_of_bundle(file: Path) -> tuple[Path, ...]:
    """The files of a zip of returns; any other file as it is."""
    from lianping_desk.exchange.bundles import UNPACKED, is_bundle, take_apart_bundle

    if not is_bundle(file):
        return (file,)
    folder = Path(tempfile.mkdtemp(prefix=UNPACKED))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    try:
        return take_apart_bundle(file, folder)
    except DeskError:
        return (file,)


def _is_workbook(file: Path) -> bool:
    """Office programs keep lock files (~$表.xlsx, .~表.xlsx) beside an open workbook."""
    return file.suffix.lower() in SUFFIXES and not file.name.startswith(("~$", ".~", "._"))
