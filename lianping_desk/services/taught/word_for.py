"""The word that she teaches the reader by an answer: what it means, and for which units."""

from datetime import date

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.received import FIELD_NAMES, Catalogue
from lianping_desk.domain.taught import LEFT_OUT, NOT_WANTED, TaughtKind, TaughtWord
from lianping_desk.exchange.reading.words import clean
from lianping_desk.services.returns.doubts.settled_subject import Subjects


def word_for(
    catalogue: Catalogue, kind: TaughtKind, text: str, answer: str, unit: str | None, learnt_from: str
) -> TaughtWord:
    """The word that she teaches when she says that `text` in tables of `unit` (None: of any) is `answer`.

    `answer` is in her words: the name of a field, a task by number or title, an indicator. DeskError when it is not
    understood, or when there is nothing to remember.
    """
    text = clean(text)
    if not text:
        raise DeskError("这一格是空的，没有可以记住的用语。", "请直接选一个候选，或者填写。")
    unit_id = next((one.id for one in catalogue.units if one.name == unit), None)
    means = _meaning(catalogue, kind, answer)
    plan_id = None if kind is TaughtKind.heading else catalogue.plan.id
    return TaughtWord(kind, text, means, unit_id, date.today(), plan_id, learnt_from)


def _meaning(catalogue: Catalogue, kind: TaughtKind, answer: str) -> str:
    match kind:
        case TaughtKind.heading:
            if answer.strip() in (NOT_WANTED, LEFT_OUT):
                return LEFT_OUT
            return _field(answer)
        case TaughtKind.task:
            return str(Subjects(catalogue).task(answer).no)
        case TaughtKind.measure:
            return Subjects(catalogue).measure(answer)
        case TaughtKind.indicator:
            return Subjects(catalogue).indicator(answer)


def _field(answer: str) -> str:
    wanted = answer.strip()
    for field, name in FIELD_NAMES.items():
        if wanted in (field, name, name.partition("（")[0]):
            return field
    raise DeskError(f"没有“{wanted}”这个栏目。", "请从候选里选一个栏目。")
