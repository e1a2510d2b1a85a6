"""The way of received files into the desk: their bytes are read once, kept if the caller wants, opened in a child."""

from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from functools import cached_property
from hashlib import file_digest, sha256
from pathlib import Path, PurePosixPath

from lianping_desk.domain.long_work import Progress, no_progress
from lianping_desk.domain.period import Period
from lianping_desk.domain.received import Catalogue, Found, ReadReturn
from lianping_desk.exchange.bundles import shown_name
from lianping_desk.exchange.contained import ContainedReader, Known
from lianping_desk.exchange.file_bytes import read_bytes
from lianping_desk.exchange.reading.context import ReadingContext
from lianping_desk.exchange.reading.which_period import find_period
from lianping_desk.exchange.reading.whose import find_unit
from lianping_desk.exchange.unreadable import Unreadable

FILES_AHEAD = 8
"""Files that are on their way at once: while the children read two, others come from the disk or go to the archive."""
_ASKED_AGAIN = 0.2
"""Seconds after which a cancel is noticed while a file takes long."""

Keep = Callable[[Path, str, bytes | None], object]
"""Keeps a file (path, SHA-256, bytes, or None where it is too large to be read) before anybody looks into it."""


def read_return(path: Path, catalogue: Catalogue, period: Period | None, reader: ContainedReader) -> ReadReturn:
    """One file as read. `period` is the one she named (`--period`); a file that names another gives a doubt."""
    return read_returns([path], catalogue, period, reader)[0]


def read_returns(
    paths: Sequence[Path],
    catalogue: Catalogue,
    period: Period | None,
    reader: ContainedReader,
    progress: Progress = no_progress,
    keep: Keep | None = None,
) -> tuple[ReadReturn, ...]:
    """Several files, in the order given; `keep` is called for each file that is there.

    When `progress` cancels, the children end at once.
    """
    reading = _Reading(catalogue, period, reader, keep)
    returns: list[ReadReturn] = []
    waiting: deque[Future[ReadReturn]] = deque()
    ahead = iter(paths)
    with ThreadPoolExecutor(max_workers=FILES_AHEAD, thread_name_prefix="读表") as pool:
        try:
            for path in paths:
                while len(waiting) < FILES_AHEAD and (following := next(ahead, None)) is not None:
                    waiting.append(pool.submit(reading.read, following))
                returns.append(_awaited(waiting.popleft(), progress, len(returns), len(paths), shown_name(path)))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            reader.close()
            raise
    progress(len(paths), len(paths), "")
    return tuple(returns)


def _awaited(one: Future[ReadReturn], progress: Progress, done: int, total: int, name: str) -> ReadReturn:
    while True:
        progress(done, total, name)
        try:
            return one.result(timeout=_ASKED_AGAIN)
        except NotYet:
            continue


class _Reading:
    """What the reading of every file of one call shares."""

    def __init__(self, catalogue: Catalogue, period: Period | None, reader: ContainedReader, keep: Keep | None) -> None:
        self._catalogue = catalogue
        self._period = period
        self._reader = reader
        self._keep = keep
        self._known = Known.of(catalogue, period)

    @cached_property
    def _context(self) -> ReadingContext:
        return ReadingContext.of(self._catalogue)

    def read(self, path: Path) -> ReadReturn:
        """One file from its bytes to its rows, or to the sentence why there are none."""
        name, fingerprint = shown_name(path), ""
        try:
            try:
                content = read_bytes(path)
            except Unreadable:
                fingerprint = _fingerprint_of(path)
                if fingerprint and self._keep is not None:
                    self._keep(path, fingerprint, None)
                raise
            fingerprint = sha256(content).hexdigest()
            if self._keep is not None:
                self._keep(path, fingerprint, content)
            return self._reader.understand(content, name, fingerprint, self._known)
        except Unreadable as refusal:
            return self._refused(name, fingerprint, refusal)

    def _refused(self, name: str, fingerprint: str, refusal: Unreadable) -> ReadReturn:
        """A file that could not be read, with whose it is and for when as far as its name, or its bundle's, tells."""
        steps = PurePosixPath(name)
        units = (find_unit(self._context, (), step).found for step in (steps.name, *map(str, steps.parents[:-1])))
        unit = next((found for found in units if found), None)
        period = find_period((), steps.name, self._period).found
        return ReadReturn(name, fingerprint, "", str(refusal), unit=_sure(unit), period=_sure(period))


def _sure(found: Found | None) -> Found | None:
    return found if found and found.sure else None


def _fingerprint_of(path: Path) -> str:
    """The SHA-256 of a file that is too large to be read; "" of one that cannot be read at all."""
    try:
        if not path.is_file():
            return ""
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return ""
