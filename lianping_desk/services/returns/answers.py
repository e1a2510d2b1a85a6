"""Import files together with what she decided about their doubts in the preview."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.long_work import Progress, no_progress
from lianping_desk.domain.received import Doubt, ReadReturn
from lianping_desk.services.desk import Desk
from lianping_desk.services.returns.import_files import ImportResult, import_files
from lianping_desk.services.returns.settle_doubt import settle_doubt
from lianping_desk.store.doubts import StoredDoubt, open_doubts

DoubtKey = tuple[str, str | None, str, str, str]
"""SHA-256 of the file, sheet, cell, field and text: what tells a doubt from the others of an import."""


@dataclass(frozen=True, slots=True)
class AnsweredImport:
    """What the import did; `settled_rows` went in by her answers, `refused` are the answers that could not be taken."""

    result: ImportResult
    settled_rows: int
    refused: tuple[str, ...]


def doubt_key(read: ReadReturn, doubt: Doubt) -> DoubtKey:
    """The key of a doubt of a file as read."""
    return read.sha256, doubt.sheet, doubt.cell, doubt.field, doubt.text


def import_with_answers(
    desk: Desk,
    paths: Sequence[Path],
    read: Sequence[ReadReturn],
    answers: Mapping[DoubtKey, str | None],
    progress: Progress = no_progress,
    *,
    received_on: date | None = None,
) -> AnsweredImport:
    """Import what was previewed, then settle the doubts that she answered (None: leave out), one step each.

    An answer that cannot be taken leaves its doubt open and is told in `refused`; it costs nothing else.
    """
    result = import_files(desk, paths, progress=progress, read=read, received_on=received_on)
    if result.code is None or not answers:
        return AnsweredImport(result, 0, ())
    rows, refused = 0, []
    for key, answer in _in_order(answers):
        for doubt in _open(desk, key):
            try:
                rows += settle_doubt(desk, doubt.id, answer)
            except DeskError as error:
                refused.append(f"{doubt.trace.file} {doubt.trace.cell}：{error}")
    return AnsweredImport(result, rows, tuple(refused))


def _in_order(answers: Mapping[DoubtKey, str | None]) -> list[tuple[DoubtKey, str | None]]:
    """Unit and period of a file first: single rows can only go in once these are known."""
    first = ("unit", "period", "version")
    return sorted(answers.items(), key=lambda one: one[0][3] not in first)


def _open(desk: Desk, key: DoubtKey) -> list[StoredDoubt]:
    with desk.database.reading() as session:
        return [one for one in open_doubts(session) if _key(one) == key]


def _key(doubt: StoredDoubt) -> DoubtKey:
    return doubt.trace.sha256, doubt.trace.sheet, doubt.trace.cell, doubt.field, doubt.trace.text
