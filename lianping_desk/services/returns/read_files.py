"""Read what units sent back, and store nothing."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.long_work import Progress, no_progress
from lianping_desk.domain.period import parse_period
from lianping_desk.domain.received import ReadReturn
from lianping_desk.services.catalogue import catalogue
from lianping_desk.services.desk import Desk

SUFFIXES = frozenset(
    {".xlsx", ".xlsm", ".xltx", ".xls", ".xlt", ".xlsb", ".ods", ".et", ".ett", ".html", ".htm", ".csv", ".xml"}
)
"""What a folder is searched for; a file that she names herself is read whatever its name."""


def read_files(
    desk: Desk, paths: Sequence[Path], period_code: str | None = None, progress: Progress = no_progress
) -> tuple[ReadReturn, ...]:
    """The files as read, in the order given; nothing is written, not even to the archive.

    `period_code` is the period she named: a file that says otherwise gets a doubt. A file that cannot be read is
    `refused` with its sentence; DeskError only for a code that names no period, or when there is no plan. The period
    need not be open: reading stores nothing.
    """
    from lianping_desk.exchange.contained import ContainedReader
    from lianping_desk.exchange.reading.read_return import read_returns

    named = parse_period(period_code) if period_code else None
    known = catalogue(desk)
    with ContainedReader() as reader:
        return read_returns(list(paths), known, named, reader, progress)


def files_among(dropped: Iterable[Path]) -> tuple[Path, ...]:
    """The files to read among what she dropped: files as they are, folders searched for workbooks, each file once.

    DeskError when there is nothing to read.
    """
    found: dict[Path, None] = {}
    for path in dropped:
        if path.is_dir():
            inside = (file for file in sorted(path.rglob("*")) if file.is_file())
            found.update(dict.fromkeys(file for file in inside if _is_workbook(file)))
        else:
            found[path] = None
    if not found:
        raise DeskError("没有找到可以导入的表格文件。", "请拖入 Excel、WPS 表格文件，或存放它们的文件夹。")
    return tuple(found)


def _is_workbook(file: Path) -> bool:
    """Office programs keep lock files (~$表.xlsx, .~表.xlsx) beside an open workbook."""
    return file.suffix.lower() in SUFFIXES and not file.name.startswith(("~$", ".~", "._"))
