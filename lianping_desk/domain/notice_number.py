"""Numbers of notices (文号, 期号): counted per year and kind, however they are written."""

import re
from collections.abc import Iterable

from lianping_desk.domain.notice import Notice, NoticeKind

_COUNT = re.compile(r"\d+")


def count_in(number: str) -> int | None:
    """Which one of its year a number says it is: 3 for 第3期 and for 〔2023〕3号; None where it has no figure."""
    found = _COUNT.findall(number)
    return int(found[-1]) if found else None


def next_count(kind: NoticeKind, year: int, sent: Iterable[Notice]) -> int:
    """The number that the next notice of this kind takes in this year."""
    return max((count for one in sent if (count := _counted(one, kind, year)) is not None), default=0) + 1


def same_number(notice: Notice, sent: Iterable[Notice]) -> Notice | None:
    """An earlier notice of the kind and year that bears the same number; None while the number is free, or empty."""
    if not notice.number.strip():
        return None
    for one in sent:
        is_like = one.kind is notice.kind and one.on.year == notice.on.year and one.number == notice.number
        if is_like and one.id != notice.id:
            return one
    return None


def _counted(notice: Notice, kind: NoticeKind, year: int) -> int | None:
    return count_in(notice.number) if notice.kind is kind and notice.on.year == year else None
