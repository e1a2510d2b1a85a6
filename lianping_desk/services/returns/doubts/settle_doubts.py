"""Settle doubts of files that came in before, as she decided them beside the archived sheet: one transaction."""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from lianping_desk.domain.decision import Decision, Settled
from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.long_work import Progress, no_progress
from lianping_desk.domain.received import Catalogue, ReadReturn
from lianping_desk.domain.taught import TaughtKind, TaughtWord
from lianping_desk.services.catalogue import catalogue
from lianping_desk.services.desk import Desk
from lianping_desk.services.returns.doubts.settle_doubt import close, decision_in_words, settle_in
from lianping_desk.services.returns.importing.answers import in_order
from lianping_desk.services.returns.importing.archive import copy_original, find_original
from lianping_desk.services.returns.importing.supplement import supplement
from lianping_desk.services.returns.reading.read_files import read_files
from lianping_desk.services.taught.list_taught import meaning_in_words
from lianping_desk.store.doubts import doubts_of_word, open_doubt_row
from lianping_desk.store.periods import period_by_id
from lianping_desk.store.received_tables import DoubtRow
from lianping_desk.store.steps import Writing, step
from lianping_desk.store.taught import teach_word


@dataclass(slots=True)
class SettledDoubts:
    """What became of her decisions: rows that went in or gained something, and decisions that could not be carried out.

    The doubts of `refused` stay open.
    """

    rows: int = 0
    refused: list[str] = field(default_factory=list)


def settle_doubts(
    desk: Desk,
    decisions: Mapping[int, Decision],
    words: Sequence[TaughtWord] = (),
    progress: Progress = no_progress,
) -> SettledDoubts:
    """Carry out decisions about stored doubts, by their ids, and teach `words`.

    A taught word settles every open doubt about it, of its unit or of all; for a heading the archived originals are
    read again and what can be read now comes in. DeskError when a doubt is gone or settled; then nothing changes.
    """
    known = catalogue(desk)
    known = replace(known, taught=(*words, *known.taught))
    reads = _read_again(desk, words, progress)
    done = SettledDoubts()
    with desk.database.writing(_why(desk, decisions, words), desk.who) as session:
        for word in words:
            teach_word(session, word)
        rows = {number: open_doubt_row(session, number) for number in decisions}
        for number in in_order(rows, lambda one: rows[one].field):
            decision = decisions[number]
            if rows[number].settled is None and decision.how is not Settled.taught:
                _settle(session, known, rows[number], decision, done)
        for word in words:
            _apply(session, known, word, reads, done)
    return done


def _settle(session: Writing, known: Catalogue, doubt: DoubtRow, decision: Decision, done: SettledDoubts) -> None:
    name, cell = doubt.file.name, doubt.cell
    try:
        with step(session):
            done.rows += settle_in(session, known, doubt, decision)
    except DeskError as error:
        done.refused.append(f"{name} {cell}：{error}")


def _apply(
    session: Writing, known: Catalogue, word: TaughtWord, reads: Mapping[int, ReadReturn], done: SettledDoubts
) -> None:
    """Let a word settle the open doubts about it."""
    decision = Decision(Settled.taught, word.means)
    for doubt in doubts_of_word(session, word):
        if word.kind is not TaughtKind.heading:
            _settle(session, known, doubt, decision, done)
            continue
        read = reads.get(doubt.file_id)
        if read is None or read.refused is not None:
            why = read.refused if read else "存档里没有它的原件，不能重读。"
            done.refused.append(f"{doubt.file.name} {doubt.cell}：{why}")
            continue
        done.rows += supplement(session, known, doubt.file, read)
        close(doubt, Decision(Settled.taught, meaning_in_words(word, known.plan)))


def _read_again(desk: Desk, words: Sequence[TaughtWord], progress: Progress) -> dict[int, ReadReturn]:
    """The archived files in which a taught heading stands, read with it, by the id of the file.

    Whose such a file is was settled when it came in: what was taught for its unit holds for it, whatever it says.
    """
    found: dict[int, tuple[str, str, str | None]] = {}
    with desk.database.reading() as session:
        for word in words:
            for doubt in doubts_of_word(session, word) if word.kind is TaughtKind.heading else ():
                file, period = doubt.file, period_by_id(session, doubt.file.period_id)
                found[file.id] = (file.sha256, file.name, period.code if period else None)
    holding = [replace(word, unit_id=None) for word in words]
    reads: dict[int, ReadReturn] = {}
    for file_id, (sha256, name, code) in found.items():
        if find_original(desk.folder, sha256) is None:
            continue
        copy = copy_original(desk.folder, sha256, name)
        try:
            reads[file_id] = read_files(desk, [copy], code, progress, taught=holding)[0]
        finally:
            shutil.rmtree(copy.parent, ignore_errors=True)
    return reads


def _why(desk: Desk, decisions: Mapping[int, Decision], words: Sequence[TaughtWord]) -> str:
    if len(decisions) == 1 and not words:
        ((number, decision),) = decisions.items()
        with desk.database.reading() as session:
            return decision_in_words(open_doubt_row(session, number), decision)
    return f"处理{len(decisions)}个疑点" + (f"，记住{len(words)}条用语" if words else "")
