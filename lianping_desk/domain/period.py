"""Reporting periods (填报期): a year, a half, a quarter or a month, named 2023, 2023H1, 2023Q3, 2023-05."""

import re
from calendar import monthrange
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lianping_desk.domain.errors import DeskError

DAYS_TO_REPORT = 10
"""Unless she says otherwise a return is due ten days after its period ends."""

_CODE = re.compile(r"(?P<year>20\d\d)(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|-(?P<month>0[1-9]|1[0-2]))?")


@dataclass(frozen=True, slots=True)
class Period:
    """填报期: `code` is its name in contracts; `starts`, `ends`: first and last day; `due`: the last day to report."""

    code: str
    starts: date
    ends: date
    due: date
    plan_id: int = 0
    id: int = 0

    @property
    def title(self) -> str:
        return period_title(self.code)


def parse_period(code: str, due: date | None = None) -> Period:
    """The period that `code` names; DeskError when it names none."""
    found = _CODE.fullmatch(code.strip().upper())
    if not found:
        raise DeskError(
            f"“{code}”不是填报期的写法。", "请写成 2023（全年）、2023H1（上半年）、2023Q3（三季度）或 2023-05（5月）。"
        )
    year = int(found["year"])
    if found["half"]:
        first, last = (1, 6) if found["half"] == "1" else (7, 12)
    elif found["quarter"]:
        first = int(found["quarter"]) * 3 - 2
        last = first + 2
    elif found["month"]:
        first = last = int(found["month"])
    else:
        first, last = 1, 12
    ends = date(year, last, monthrange(year, last)[1])
    return Period(found.group(), date(year, first, 1), ends, due or ends + timedelta(days=DAYS_TO_REPORT))


def period_after(period: Period) -> Period:
    """The next one of the same length: 2023H2 after 2023H1, 2024 after 2023."""
    first = period.ends + timedelta(days=1)
    if "H" in period.code:
        return parse_period(f"{first.year}H{1 if first.month == 1 else 2}")
    if "Q" in period.code:
        return parse_period(f"{first.year}Q{(first.month + 2) // 3}")
    return parse_period(f"{first.year}-{first.month:02}" if "-" in period.code else f"{first.year}")


def period_to_open(opened: Sequence[Period], today: date) -> Period:
    """What she is likely to open next: the period after the last one, at first the half-year that is due next."""
    if opened:
        return period_after(max(opened, key=lambda one: one.ends))
    halves = (parse_period(f"{year}H{half}") for year in (today.year - 1, today.year) for half in (1, 2))
    return next(half for half in halves if half.due >= today)


def collected_on(periods: Sequence[Period], day: date, named: Collection[str] = ()) -> Period | None:
    """The period that a return which came on `day` is counted for as long as it is in doubt which one it is for.

    Of those that it may be for (`named`, codes), or else of all, the one that ended last by then, the longest of
    several; where none has ended the one under way that ends first. None where none had begun.
    """
    begun = [one for one in periods if one.starts <= day]
    possible = [one for one in begun if one.code in named] or begun
    ended = [one for one in possible if one.ends <= day]
    if ended:
        return max(ended, key=lambda one: (one.ends, one.ends - one.starts))
    return min(possible, key=lambda one: (one.ends, one.starts), default=None)


def period_title(code: str) -> str:
    """The period as she says it: 2023年上半年, 2023年三季度, 2023年5月, 2023年全年."""
    found = _CODE.fullmatch(code)
    if not found:
        return code
    year = f"{found['year']}年"
    if found["half"]:
        return year + ("上半年" if found["half"] == "1" else "下半年")
    if found["quarter"]:
        return year + "一二三四"[int(found["quarter"]) - 1] + "季度"
    if found["month"]:
        return f"{year}{int(found['month'])}月"
    return f"{year}全年"
