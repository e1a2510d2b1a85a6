"""Read what units sent back, and store nothing."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from lianping_desk.domain.long_work import Progress, no_progress
from lianping_desk.domain.period import parse_period
from lianping_desk.domain.received import ReadReturn
from lianping_desk.domain.taught import TaughtWord
from lianping_desk.services.catalogue import catalogue
from lianping_desk.services.desk import Desk
from lianping_desk.services.returns.importing.archive import keep_original
from lianping_desk.services.returns.reading.earlier_checks import with_earlier_checks
from lianping_desk.services.returns.reading.reading_limits import contained_reader

_OF_EXCEL = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlt", ".xlsb")
_OF_OTHERS = (".ods", ".et", ".ett", ".html", ".htm", ".mht", ".mhtml", ".csv", ".tsv", ".xml", ".zip")
SUFFIXES = frozenset((*_OF_EXCEL, *_OF_OTHERS))
"""What a dialog that asks for files shows first; a file is read whatever its name."""


def read_files(
    desk: Desk,
    paths: Sequence[Path],
    period_code: str | None = None,
    progress: Progress = no_progress,
    *,
    taught: Sequence[TaughtWord] = (),
    keep: bool = False,
) -> tuple[ReadReturn, ...]:
    """The files as read and held against earlier periods, in the order given; nothing is stored.

    With `keep` the bytes of every file go to the archive before anybody looks into them (the caller flushes them, see
    flush_originals); without it nothing is written
    at all. `period_code` is the period she named: a file that says otherwise gets a doubt; it need not be open. A file
    that cannot be read is `refused` with its sentence; DeskError only for a code that names no period, when there is no
    plan, or when the archive cannot be written. `taught` are words that she has just taught, not stored yet.
    """
    from lianping_desk.exchange.received_files import read_returns

    named = parse_period(period_code) if period_code else None
    known = catalogue(desk)
    known = replace(known, taught=(*known.taught, *taught))

    def into_archive(path: Path, sha256: str, content: bytes | None) -> None:
        keep_original(desk.folder, path, sha256, content, flush=False)

    with contained_reader(desk) as reader:
        reads = read_returns(list(paths), known, named, reader, progress, into_archive if keep else None)
    return with_earlier_checks(desk, known, reads)
