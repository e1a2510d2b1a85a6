"""Search by hanzi, full pinyin or initials: jyj and jiaoyuju both find 教育局."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from lianping_desk.services.pinyin import PinyinIndex

_HANZI = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")


class SearchIndex:
    """Finds texts by any part of them. Words parted by spaces must all be found, in any order.

    Pinyin is prepared when the first letters are typed, once for each run of hanzi that occurs: tables repeat the same
    units and titles. Hanzi are searched at once.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = [_fold(text) for text in texts]
        self._pieces: list[tuple[int, ...]] = []
        self._pinyin: PinyinIndex | None = None

    def matches(self, query: str) -> list[int]:
        """Places of the texts that hold every word of `query`, in order; all of them when it is blank."""
        found: Sequence[int] = range(len(self._texts))
        for word in _fold(query).split():
            for run in _runs(word):
                found = self._spelling(run, found) if _is_letters(run) else self._holding(run, found)
        return list(found)

    def _holding(self, run: str, among: Sequence[int]) -> list[int]:
        texts = self._texts
        return [place for place in among if run in texts[place]]

    def _spelling(self, run: str, among: Sequence[int]) -> list[int]:
        """Places whose text holds the letters themselves, or hanzi that are read so."""
        texts, pieces = self._texts, self._pieces
        strange_to = frozenset(self._spelled(run)).isdisjoint
        return [place for place in among if not strange_to(pieces[place]) or run in texts[place]]

    def _spelled(self, run: str) -> Sequence[int]:
        if self._pinyin is None:
            numbers: dict[str, int] = {}
            for text in self._texts:
                self._pieces.append(tuple(numbers.setdefault(run, len(numbers)) for run in _HANZI.findall(text)))
            self._pinyin = PinyinIndex(list(numbers))
        return self._pinyin.spelled(run)


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _is_letters(run: str) -> bool:
    return run.isascii() and run.isalpha()


def _runs(word: str) -> Iterator[str]:
    """Parts a word where letters meet anything else, so that 县jyj is found as well."""
    start = 0
    for place in range(1, len(word) + 1):
        if place == len(word) or _is_letters(word[place]) != _is_letters(word[start]):
            yield word[start:place]
            start = place
