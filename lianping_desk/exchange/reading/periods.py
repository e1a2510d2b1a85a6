"""Which reporting period a text names."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from lianping_desk.exchange.reading.hanzi_numbers import hanzi_number
from lianping_desk.exchange.reading.words import plain

_PLAN_YEARS = re.compile(r"20\d\d年?(?:[-—–－~]+|至|到)20\d\d(?:年度?)?(?!\d)")
_MONTHS = re.compile(r"(?:(20\d\d)年?)?(?<!\d)(\d{1,2})月?(?:份)?(?:[-—–~]+|至|到)(?:(20\d\d)年)?(\d{1,2})月")
_HALF = re.compile(r"(?:(20\d\d)年?度?)?([上下])半年")
_QUARTER = re.compile(r"(?:(20\d\d)年?度?)?(?<!前)第?([一二三四1-4])季度")
_CODE = re.compile(r"(20\d\d)([HQ][1-4])(?!\d)")
_MONTH = re.compile(r"(20\d\d)年(\d{1,2})月(?:份)?(?!\d*[日号])(?!\d)")
_HANZI_YEAR = re.compile("二[〇○零]二[〇○零一二三四五六七八九](?=年)")
_YEAR_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_HANZI_MONTHS = re.compile(r"([一二三四五六七八九十]{1,2})月?(?:-|—|–|至|到)([一二三四五六七八九十]{1,2})月")
_SHORT_YEAR = re.compile(r"(?<![\d.])(2\d)年(?=[上下]半年|第?[一二三四1-4]季度|\d{1,2}月?[-—–至到])")
_DAYS_FROM_TO = re.compile(r"(20\d\d)年(\d{1,2})月1日?(?:-|—|–|~|至|到)(?:\1年)?(\d{1,2})月(?:28|29|30|31)日?")
_DOTTED = re.compile(r"(20\d\d)[./](\d{1,2})(?:-|—|–|~|至|到)(20\d\d)[./](\d{1,2})(?![./\d])")
_UNTIL = re.compile(r"截[至止]到?20\d\d年\d{1,2}月(?:底|末|\d{1,2}[日号])?")
_WHOLE_YEAR = re.compile(r"(20\d\d)年?(?:年度|度|全年)")
_BARE_YEAR = re.compile(r"(20\d\d)年(?!\d)")

_SPANS = {(1, 12): "", (1, 6): "H1", (7, 12): "H2", (1, 3): "Q1", (4, 6): "Q2", (7, 9): "Q3", (10, 12): "Q4"}


@dataclass(frozen=True, slots=True)
class NamedPeriod:
    """A period as a text names it. `year` is "" where it is missing, `part` "" for a whole year (H1, Q2, -05).

    `is_bare`: only a year stands there, which may as well be that of a half-year's report.
    """

    year: str
    part: str
    is_bare: bool = False

    @property
    def code(self) -> str:
        return self.year + self.part

    def fits(self, code: str) -> bool:
        """Whether a period with this code may be meant."""
        if self.is_bare:
            return code.startswith(self.year)
        return code == self.code if self.year else bool(self.part) and code[4:] == self.part

    def agrees_with(self, other: "NamedPeriod") -> bool:
        """Whether both may be one period, as far as each of them goes."""
        same_year = self.year == other.year or not (self.year and other.year)
        return same_year and (self.part == other.part or self.is_bare or other.is_bare)


@lru_cache(maxsize=4096)
def period_in(text: str) -> NamedPeriod | None:
    """The period that a title, a label or a file name states; None where it states none."""
    wanted = _PLAN_YEARS.sub("", _in_figures(plain(text)))
    found = _part_in(wanted)
    if found is not None:
        years = set(re.findall(r"(?<!\d)20\d\d(?=年|\D|$)", wanted))
        return replace(found, year=years.pop()) if not found.year and len(years) == 1 else found
    if named := _WHOLE_YEAR.search(wanted):
        return NamedPeriod(named[1], "")
    if named := _BARE_YEAR.search(wanted):
        return NamedPeriod(named[1], "", is_bare=True)
    return None


def _in_figures(text: str) -> str:
    """二〇二三年一至六月, 2023.1-2023.6 and 2023年1月1日至6月30日 as 2023年1-6月; 截至2023年6月底 names no period."""
    text = _HANZI_YEAR.sub(lambda found: found[0].translate(_YEAR_DIGITS), text)
    text = _HANZI_MONTHS.sub(lambda found: f"{_month(found[1])}-{_month(found[2])}月", text)
    text = _SHORT_YEAR.sub(r"20\1年", text)
    text = _DAYS_FROM_TO.sub(r"\1年\2-\3月", text)
    text = _DOTTED.sub(lambda found: f"{found[1]}年{found[2]}-{found[4]}月" if found[3] == found[1] else found[0], text)
    return _UNTIL.sub("", text)


def _month(hanzi: str) -> int:
    return int(hanzi_number(hanzi) or 0)


def _part_in(wanted: str) -> NamedPeriod | None:
    """A part of a year, with the year where it stands before it."""
    if found := _CODE.search(wanted.upper()):
        return NamedPeriod(found[1], found[2])
    if found := _MONTHS.search(wanted):
        return _span(found[1] or "", found[3], int(found[2]), int(found[4]))
    if found := _HALF.search(wanted):
        return NamedPeriod(found[1] or "", "H1" if found[2] == "上" else "H2")
    if found := _QUARTER.search(wanted):
        number = found[2] if found[2].isdigit() else str("一二三四".index(found[2]) + 1)
        return NamedPeriod(found[1] or "", f"Q{number}")
    if (found := _MONTH.search(wanted)) and 1 <= int(found[2]) <= 12:
        return NamedPeriod(found[1], f"-{int(found[2]):02d}")
    return None


def _span(year: str, last_year: str | None, first: int, last: int) -> NamedPeriod | None:
    if last_year and last_year != year:
        return None
    if first == last and 1 <= first <= 12:
        return NamedPeriod(year, f"-{first:02d}")
    part = _SPANS.get((first, last))
    return None if part is None else NamedPeriod(year, part)
