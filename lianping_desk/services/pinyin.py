"""Which hanzi are read as typed letters: full pinyin from any syllable on (jiaoyuju), or initials (jyj)."""

import os
import re
from collections.abc import Iterator, Sequence
from functools import cache

REACH = 4
"""A rarer reading is found together with up to this many characters on either side of it."""

FEW_SPLITS = 2
"""Letters can part into syllables in several ways (xian, xi'an); beyond this many, one pattern is quicker than each."""


class PinyinIndex:
    """Finds pieces of hanzi by how they are read. pypinyin is imported here, with the first letter that is typed."""

    def __init__(self, pieces: Sequence[str]) -> None:
        self._keys = [_key(piece) for piece in pieces]
        self._last: tuple[str, Sequence[int]] = ("", range(len(pieces)))

    def spelled(self, letters: str) -> Sequence[int]:
        """Numbers of the pieces that hold `letters` (a-z) as pinyin or initials, in order.

        What matches a word matches its beginning too, so that each further letter searches only what is left.
        """
        before, found = self._last
        if not letters.startswith(before):
            found = range(len(self._keys))
        if letters != before:
            found = self._narrow(letters, found)
        self._last = (letters, found)
        return found

    def _narrow(self, letters: str, among: Sequence[int]) -> list[int]:
        keys = self._keys
        match _splits(letters):
            case []:
                return [number for number in among if letters in keys[number]]
            case [only]:
                return [number for number in among if letters in (key := keys[number]) or only in key]
            case [one, other]:
                return [number for number in among if letters in (key := keys[number]) or one in key or other in key]
        spelled = re.compile("'" + "'?".join(letters.upper())).search
        return [number for number in among if letters in (key := keys[number]) or spelled(key)]


def _key(piece: str) -> str:
    """Initials (xjyj) and syllables ('XIAN'JIAO'YU'JU) of a piece, then its rarer readings with their surroundings.

    Initials are small and syllables are capitals, so that no search can run from one into the other.
    """
    readings = [_readings(character) for character in piece]
    usual = [first for first, *_ in readings]
    initials = [syllable[1:2].lower() for syllable in usual]
    parts = ["".join(initials), "".join(usual)]
    for place, (_, *rarer) in enumerate(readings):
        before, after = slice(max(0, place - REACH), place), slice(place + 1, place + 1 + REACH)
        for syllable in rarer:
            parts.append("".join((*usual[before], syllable, *usual[after])))
            if (initial := syllable[1].lower()) != initials[place]:
                parts.append("".join((*initials[before], initial, *initials[after])))
    return "\n".join(parts)


def _leave_phrases_out() -> None:
    """Only single characters are looked up: without its dictionary of phrases pypinyin loads in a third of the time."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")


@cache
def _readings(character: str) -> tuple[str, ...]:
    """Every reading of a character without its tone, the usual one first: 'ZHONG and 'CHONG for 重."""
    _leave_phrases_out()
    from pypinyin import Style, pinyin

    offered = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore")
    found = dict.fromkeys(_as_typed(reading) for reading in (offered[0] if offered else ()))
    return tuple(f"'{reading.upper()}" for reading in found if reading) or ("-",)


def _as_typed(reading: str) -> str:
    """ü is typed as v: lü becomes lv."""
    return "".join(letter for letter in reading.replace("ü", "v") if letter.isascii() and letter.isalpha())


@cache
def _syllables() -> frozenset[str]:
    """Every syllable that some character is read as, as it is typed."""
    _leave_phrases_out()
    from pypinyin.constants import PINYIN_DICT
    from pypinyin.contrib.tone_convert import to_normal

    toned = {reading for readings in PINYIN_DICT.values() for reading in readings.split(",")}
    return frozenset(_as_typed(to_normal(reading)) for reading in toned)


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(syllable[:length] for syllable in _syllables() for length in range(1, len(syllable) + 1))


def _splits(letters: str) -> list[str]:
    """Ways to part `letters` into syllables, the last one perhaps unfinished; one more than FEW_SPLITS at most."""
    found = []
    for split in _ways(letters):
        found.append(split)
        if len(found) > FEW_SPLITS:
            break
    return found


def _ways(letters: str) -> Iterator[str]:
    if letters in _beginnings():
        yield "'" + letters.upper()
    for length in range(1, min(len(letters) - 1, 6) + 1):
        if letters[:length] in _syllables():
            for rest in _ways(letters[length:]):
                yield "'" + letters[:length].upper() + rest
