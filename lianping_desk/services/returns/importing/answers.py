"""Import files together with what she decided about their doubts in the review: one transaction."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

from lianping_desk.domain.decision import Decision
from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.long_work import Progress, no_progress
from lianping_desk.domain.received import Catalogue, Doubt, ReadReturn
from lianping_desk.domain.taught import TaughtWord
from lianping_desk.services.catalogue import catalogue
from lianping_desk.services.desk import Desk
from lianping_desk.services.returns.doubts.settle_doubt import settle_in
from lianping_desk.services.returns.importing.import_files import ImportResult, import_files
from lianping_desk.services.returns.importing.place_rows import BLOCKING, FILE_BLOCKING
from lianping_desk.store.received_tables import DoubtRow, ImportRow
from lianping_desk.store.steps import Writing, step
from lianping_desk.store.taught import teach_word

Key = TypeVar("Key")

DoubtKey = tuple[str, str | None, str, str, str]
"""SHA-256 of the file, sheet, cell, field and text: what tells a doubt from the others of an import."""


@dataclass(frozen=True, slots=True)
class AnsweredImport:
    """What the import did; `settled_rows` went in by her decisions, `open_doubts` are left.

    `refused` are the decisions that could not be carried out; their doubts stay open.
    """

    result: ImportResult
    settled_rows: int = 0
    open_doubts: int = 0
    refused: tuple[str, ...] = ()


def doubt_key(read: ReadReturn, doubt: Doubt) -> DoubtKey:
    """The key of a doubt of a file as read."""
    return read.sha256, doubt.sheet, doubt.cell, doubt.field, doubt.text


def import_with_answers(
    desk: Desk,
    paths: Sequence[Path],
    read: Sequence[ReadReturn],
    decisions: Mapping[DoubtKey, Decision],
    progress: Progress = no_progress,
    *,
    taught: Sequence[TaughtWord] = (),
    received_on: date | None = None,
) -> AnsweredImport:
    """Import what was reviewed, settle the doubts that she decided, and keep the words that she taught meanwhile.

    A decision that cannot be carried out leaves its doubt open and is told in `refused`; it costs nothing else.
    """
    deciding = _Deciding(catalogue(desk), decisions, taught)
    result = import_files(
        desk, paths, progress=progress, read=read, received_on=received_on, decide=deciding.settle_import
    )
    if result.code is None and taught:
        with desk.database.writing(f"记住{len(taught)}条识别用语", desk.who) as session:
            deciding.keep_words(session)
    return AnsweredImport(result, deciding.settled_rows, deciding.open_doubts, tuple(deciding.refused))


@dataclass(slots=True)
class _Deciding:
    """Her decisions while they are carried out."""

    known: Catalogue
    decisions: Mapping[DoubtKey, Decision]
    taught: Sequence[TaughtWord]
    settled_rows: int = 0
    open_doubts: int = 0
    refused: list[str] = field(default_factory=list)

    def keep_words(self, session: Writing) -> None:
        for word in self.taught:
            teach_word(session, word)

    def settle_import(self, session: Writing, row: ImportRow) -> None:
        self.keep_words(session)
        waiting: dict[DoubtKey, list[DoubtRow]] = {}
        for file in row.files:
            for doubt in file.doubts:
                waiting.setdefault(_key(doubt), []).append(doubt)
        for key in in_order(self.decisions, lambda one: one[3]):
            for doubt in waiting.get(key, ()):
                self._settle(session, doubt, self.decisions[key])
        self.open_doubts = sum(1 for file in row.files for doubt in file.doubts if doubt.settled is None)

    def _settle(self, session: Writing, doubt: DoubtRow, decision: Decision) -> None:
        if doubt.settled is not None:  # it went with the row that was left out
            return
        name, cell = doubt.file.name, doubt.cell
        try:
            with step(session):
                self.settled_rows += settle_in(session, self.known, doubt, decision)
        except DeskError as error:
            self.refused.append(f"{name} {cell}：{error}")


def in_order(keys: Iterable[Key], field_of: Callable[[Key], str]) -> list[Key]:
    """Unit and period of a file first, then what rows are about: values can only go in once these are known."""
    return sorted(keys, key=lambda one: (field_of(one) not in FILE_BLOCKING, field_of(one) not in BLOCKING))


def _key(doubt: DoubtRow) -> DoubtKey:
    return doubt.file.sha256, doubt.sheet, doubt.cell, doubt.field, doubt.text
