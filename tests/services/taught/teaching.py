"""Words taught by hand, as the review of a return keeps them."""

from lianping_desk.domain.taught import TaughtKind
from lianping_desk.services.catalogue import catalogue
from lianping_desk.services.desk import Desk
from lianping_desk.services.taught.word_for import word_for
from lianping_desk.store.taught import teach_word


def teach(desk: Desk, kind: TaughtKind, text: str, answer: str, unit: str | None = None) -> None:
    """Keep that `text` in tables of `unit` (None: of any) means `answer`, learnt from 表.xlsx."""
    word = word_for(catalogue(desk), kind, text, answer, unit, "表.xlsx")
    with desk.database.writing(f"记住用语“{word.text}”", desk.who) as session:
        teach_word(session, word)
