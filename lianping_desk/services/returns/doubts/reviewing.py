"""A review from the first reading to the one transaction: of files that come in, or of doubts in files that came in."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol

from lianping_desk.domain.decision import Decision
from lianping_desk.domain.long_work import Progress, no_progress
from lianping_desk.domain.received import ReadReturn
from lianping_desk.domain.taught import TaughtWord
from lianping_desk.services.catalogue import catalogue
from lianping_desk.services.desk import Desk
from lianping_desk.services.returns.doubts.review_files import ReviewedFile, review_reads, review_stored
from lianping_desk.services.returns.doubts.settle_doubts import SettledDoubts, settle_doubts
from lianping_desk.services.returns.importing.answers import AnsweredImport, import_with_answers
from lianping_desk.services.returns.reading.read_files import read_files


class Review(Protocol):
    """What the review screen needs of either kind."""

    @property
    def files(self) -> tuple[ReviewedFile, ...]: ...

    @property
    def passed_over(self) -> str: ...

    @property
    def reads_again(self) -> bool:
        """Whether a taught word shows its effect at once."""
        ...

    def read_again(self, words: Sequence[TaughtWord], about: TaughtWord, progress: Progress) -> None:
        """Read the files that `about` concerns with all of `words`."""
        ...


@dataclass(slots=True)
class IncomingReview:
    """Files that were dropped; nothing of them is written before `take_in`. `passed_over` tells of others with them."""

    desk: Desk
    paths: Sequence[Path]
    period_code: str | None = None
    passed_over: str = ""
    reads: tuple[ReadReturn, ...] = ()
    files: tuple[ReviewedFile, ...] = ()
    reads_again: bool = field(default=True, init=False)

    def read(self, progress: Progress = no_progress) -> "IncomingReview":
        """Read all files; the review itself, ready to be shown."""
        self.reads = read_files(self.desk, self.paths, self.period_code, progress)
        self.files = review_reads(self.desk, self.paths, self.reads)
        return self

    def read_again(self, words: Sequence[TaughtWord], about: TaughtWord, progress: Progress = no_progress) -> None:
        units = {unit.id: unit.name for unit in catalogue(self.desk).units}
        name = units.get(about.unit_id or 0)
        numbers = [
            number
            for number, read in enumerate(self.reads)
            if not read.refused and (name is None or _concerns(read, name))
        ]
        paths = [self.paths[number] for number in numbers]
        anew = dict(zip(numbers, read_files(self.desk, paths, self.period_code, progress, taught=words), strict=True))
        self.reads = tuple(anew.get(number, read) for number, read in enumerate(self.reads))
        self.files = review_reads(self.desk, self.paths, self.reads)

    def take_in(
        self,
        decisions: Mapping[Hashable, Decision],
        words: Sequence[TaughtWord],
        received_on: date | None,
        progress: Progress = no_progress,
    ) -> AnsweredImport:
        """Import the files with her decisions and words, in one transaction."""
        by_key = {key: decision for key, decision in decisions.items() if isinstance(key, tuple)}
        return import_with_answers(
            self.desk, self.paths, self.reads, by_key, progress, taught=words, received_on=received_on
        )


@dataclass(slots=True)
class StoredReview:
    """Files that came in before and have open doubts."""

    desk: Desk
    files: tuple[ReviewedFile, ...] = ()
    passed_over: str = field(default="", init=False)
    reads_again: bool = field(default=False, init=False)

    @classmethod
    def of(cls, desk: Desk, period_code: str | None = None) -> "StoredReview":
        """The doubts of a period and of files of no known one; None for all."""
        return cls(desk, review_stored(desk, period_code))

    def read_again(self, words: Sequence[TaughtWord], about: TaughtWord, progress: Progress = no_progress) -> None:
        """The archived files are read again when the decisions are written."""

    def settle(
        self, decisions: Mapping[Hashable, Decision], words: Sequence[TaughtWord], progress: Progress = no_progress
    ) -> SettledDoubts:
        """Write her decisions and words, in one transaction."""
        by_id = {key: decision for key, decision in decisions.items() if isinstance(key, int)}
        return settle_doubts(self.desk, by_id, words, progress)


def _concerns(read: ReadReturn, unit: str) -> bool:
    return unit in read.units or (read.unit is not None and read.unit.value == unit)
