"""Headings of several levels: the texts over one column, and what they mean together."""

import re

from lianping_desk.domain.received import TableKind
from lianping_desk.exchange.reading.heading_words import HeadingWords
from lianping_desk.exchange.reading.headings import KEY_FIELDS, Meaning, Role, is_unit_of_measure
from lianping_desk.exchange.reading.periods import period_in
from lianping_desk.exchange.reading.spread import Spread
from lianping_desk.exchange.reading.words import plain, without_brackets

_SUMS = frozenset({"合计", "总计", "小计", "总数", "合计数"})
"""Under a heading that is parted (线上, 线下, 合计) the column of the whole."""
_SUM_OF_PERIOD = re.compile(r"(.+?)(?:合计|总计|小计)")
_WHAT_IS = re.compile(
    "(?:本期|本年度?|本季度?|当期|截至目前|目前)?(?:实际|已|实)?(?:完成|开展|发生|达到)?(?:数量|数值|数|值|情况|量)?"
)
"""Under a heading for numbers: 实际完成, 完成数, 本期 say no more than that it is the number itself."""
_NO_FIELD = re.compile("(?:本期|本年度?|本季度|当期|基本|总体|主要|工作|具体)*(?:情况|指标|数据|内容)")
_NUMBERS = frozenset({"people", "sessions", "funds", "percent", "period_value", "cumulative"})
_STATE = re.compile(
    "(?:已|未|提前|按期|全部|部分|尚未|基本)(?:完成|启动|开展|落实)|(?:正在|持续|正常|有序)?(?:推进|进行|实施)中?"
    "|完成|滞后|逾期|按序时|慢序时|达序时|超序时|提前"
)


def levels_over(spread: Spread, words: HeadingWords, first: int, last: int, column: int) -> list[str]:
    """The texts over a column from the top, each merged text once."""
    levels: list[str] = []
    seen: set[tuple[int, int]] = set()
    for row in range(first, last + 1):
        origin = spread.origin(row, column)
        text = spread.text(row, column)
        if origin not in seen and text.strip() and origin[0] >= first:
            levels.append(text)
        seen.add(origin)
    if len(levels) > 1 and is_only_unit(words, levels[-1]):
        levels[-2:] = [f"{levels[-2]}（{levels[-1].strip('()（）')}）"]  # 经费 above, 万元 below: 经费（万元）
    return levels


def is_only_unit(words: HeadingWords, text: str) -> bool:
    """Whether a text is a unit and not a heading by itself: 万元 is, 场次 may be either and is taken as the heading."""
    return is_unit_of_measure(text) and not words.is_known(text)


def meaning_of_levels(words: HeadingWords, levels: list[str], kind: TableKind) -> Meaning | None:
    """What the lowest heading says; where it says nothing by itself, what it says together with those above."""
    lowest = levels[-1]
    meaning = words.meaning(lowest, kind)
    above_it = [level for level in levels[:-1] if not _NO_FIELD.fullmatch(plain(level))] or levels[:-1]
    if not above_it:
        return meaning
    above = words.meaning(above_it[-1], kind)
    if above is not None and _says_the_whole(lowest):
        return above
    if above is not None and above.field == Role.ignored:
        return above
    if _WHAT_IS.fullmatch(without_brackets(plain(lowest))):
        measured = words.meaning(above_it[-1] + _brackets(lowest), kind)
        if measured is not None and measured.field in _NUMBERS:
            return measured
    return meaning or words.meaning("".join(levels), kind) or words.meaning(lowest + above_it[-1], kind)


def _says_the_whole(text: str) -> bool:
    """合计, and 上半年合计 too; whether that period is the file's is looked at later."""
    if plain(text) in _SUMS:
        return True
    found = _SUM_OF_PERIOD.fullmatch(plain(text))
    return found is not None and (found[1] == "本期" or period_in(found[1]) is not None)


def _brackets(text: str) -> str:
    """The unit in brackets behind a heading: （场） of 实际（场）."""
    found = re.search(r"\([^()]*\)$", plain(text))
    return found[0] if found else ""


def names_state(text: str) -> bool:
    """Whether a heading is itself a state, so that the cells below it are ticked: 已完成, 推进中, 未启动."""
    return bool(_STATE.fullmatch(plain(text)))


def are_stacked(spread: Spread, words: HeadingWords, levels: list[str], place: tuple[int, int], kind: TableKind) -> str:
    """The upper of two headings of which each stands for a field of its own: records that take two rows. "" for none.

    `place`: the row and the column of the lower one. A heading over several columns is a common one, not stacked.
    """
    if len(levels) < 2:
        return ""
    fields = [meaning.field if (meaning := words.meaning(text, kind)) else "" for text in levels[-2:]]
    if fields[0] == fields[1] or any(field in ("", *Role, KEY_FIELDS[kind], "measure") for field in fields):
        return ""
    return "" if _is_common(spread, *place) else levels[-2]


def _is_common(spread: Spread, row: int, column: int) -> bool:
    """Whether the heading above a place is merged over several columns, or would be: the place beside it is free."""
    above = next((line for line in range(row - 1, 0, -1) if spread.text(line, column)), row)
    merge = spread.merge(above, column)
    is_merged = merge is not None and merge.last_column > merge.first_column
    return is_merged or (not spread.text(above, column + 1) and bool(spread.text(row, column + 1)))
