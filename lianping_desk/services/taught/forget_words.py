"""Forget what the reader was taught."""

from collections.abc import Sequence

from lianping_desk.domain.taught import TaughtWord
from lianping_desk.services.desk import Desk
from lianping_desk.store import taught


def forget_words(desk: Desk, words: Sequence[TaughtWord]) -> int:
    """Forget these words, how many there were; what came in with their help stays, and undo brings them back."""
    why = f"忘掉识别用语“{words[0].text}”" if len(words) == 1 else f"忘掉{len(words)}条识别用语"
    with desk.database.writing(why, desk.who) as session:
        return taught.forget_words(session, [word.id for word in words])
