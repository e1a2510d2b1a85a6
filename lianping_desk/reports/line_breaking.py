"""Where a line of Chinese may end: the rules for the first and last character of a line, for words and for numbers."""

import re
from bisect import bisect_right
from itertools import accumulate
from typing import NamedTuple

NEVER_FIRST = frozenset(
    "!%),.:;?]}¢°·’”†‡›℃‰、。〉》」』】〕〗〞︰﹐﹑﹒﹔﹕﹖﹗﹚﹜﹞！＂％＇），．：；？］｝～…—–·々"
)
NEVER_LAST = frozenset("$([{£¥‘“‹〈《「『【〔〖〝﹙﹛﹝（［｛￡￥＄＃#")
_WORD = re.compile(r"[A-Za-z0-9_.,:%/@#&+'’°-]")
_LEAST_FILL = 0.55  # of a line: rather than leave it emptier, a long word is cut
_INSEPARABLE = frozenset(("——", "……", "――", "──"))


class Line(NamedTuple):
    """Characters `start` to `end` of a text, `width` wide; `ends` where the writer, not the margin, ended it."""

    start: int
    end: int
    width: float
    ends: bool


def may_break(before: str, after: str) -> bool:
    """Whether a line may end between these two characters."""
    if after in NEVER_FIRST or before in NEVER_LAST:
        return False
    if before == " ":
        return True
    return not (_WORD.match(before) and _WORD.match(after))


def break_lines(text: str, widths: list[float], room: float, indent: float = 0.0) -> list[Line]:
    """Break a text into lines.

    `widths` are the advances of its characters, `room` the width of a line and `indent` what the first line lacks, all
    in the same unit. A word longer than a line is cut; a text always has at least one line.
    """
    lines: list[Line] = []
    edges = [0.0, *accumulate(widths)]
    start = 0
    for part in text.split("\n"):
        stop = start + len(part)
        if edges[stop] - edges[start] <= room - (0.0 if lines else indent) + 0.01:
            lines.append(Line(start, stop, edges[stop] - edges[start], True))
        else:
            _break_part(text, edges, start, stop, room, indent, lines)
        start = stop + 1
    return lines


def _break_part(
    text: str, edges: list[float], start: int, stop: int, room: float, indent: float, lines: list[Line]
) -> None:
    while start < stop:
        limit = edges[start] + room - (0.0 if lines else indent) + 0.01
        end = min(max(bisect_right(edges, limit) - 1, start + 1), stop)
        if end < stop:
            end = _best_end(text, start, end, bisect_right(edges, edges[start] + (limit - edges[start]) * _LEAST_FILL))
        seen = end
        while seen > start + 1 and text[seen - 1] == " ":
            seen -= 1
        lines.append(Line(start, seen, edges[seen] - edges[start], end >= stop))
        start = end
        while start < stop and text[start] == " ":
            start += 1


def _best_end(text: str, start: int, end: int, least: int) -> int:
    """The last allowed end from `end` back to `least`; where none is, `end` (a word too long to keep whole)."""
    if text[end] == " ":
        return end
    best = end
    while best > max(start + 1, least):
        before, after = text[best - 1], text[best]
        if may_break(before, after) and before + after not in _INSEPARABLE:
            return best
        best -= 1
    return end
