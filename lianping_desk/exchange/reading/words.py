"""Text of cells made comparable, and the small words that stand for nothing."""

import re
import unicodedata
from functools import lru_cache

_INVISIBLE = re.compile(r"_x000D_|[\s\u200b-\u200f\u2060\ufeff\u00ad]+")
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|〔[^〔〕]*〕|【[^【】]*】")

SHORT = 60
"""Characters of a text whose plain form is kept for the next time."""

NOTHING = frozenset(
    {"无", "无。", "暂无", "没有", "空", "/", "//", "\\", "-", "--", "---", "—", "——", "———", "–", "――"}
    | {"□", "×", "*", "、", "。", "…", "……"}
)
"""Marks by which an office says that there is nothing to report."""


def plain(text: str) -> str:
    """Full-width forms made half-width, no white space, no invisible characters: what two spellings have in common."""
    return _plain_once(text) if len(text) <= SHORT else _plain(text)


def _plain(text: str) -> str:
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))


_plain_once = lru_cache(maxsize=8192)(_plain)
"""Headings, names and titles are looked at many times over; half of the time of understanding went here."""


def without_brackets(text: str) -> str:
    """`text` (already plain) without what stands in brackets."""
    previous = None
    while previous != text:
        previous, text = text, _BRACKETED.sub("", text)
    return text


def is_nothing(text: str) -> bool:
    """Whether the cell says that there is nothing."""
    found = plain(text)
    return not found or found in NOTHING or not found.strip("-—–―/_=.*·~")


def clean(text: str) -> str:
    """Text as she should see it: no leftover line-end marks, no white space around."""
    tidy = text.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")
    return tidy.strip(" \t\n\u3000\xa0\ufeff\u200b")


def is_part_of(short: str, whole: str) -> bool:
    """Whether the characters of `short` stand in `whole` in the same order, other characters between them."""
    rest = iter(whole)
    return all(character in rest for character in short)
