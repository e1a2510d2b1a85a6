"""Which reporting period a file is for, and which of its sheets are of another one."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import PurePath

from lianping_desk.domain.period import Period, parse_period, period_title
from lianping_desk.domain.received import Doubt, Found
from lianping_desk.exchange.grid import Cell, place
from lianping_desk.exchange.reading.body import Use
from lianping_desk.exchange.reading.days import day_in
from lianping_desk.exchange.reading.found_value import FoundValue
from lianping_desk.exchange.reading.headings import Role
from lianping_desk.exchange.reading.periods import NamedPeriod, period_in
from lianping_desk.exchange.reading.sheets import SheetParts
from lianping_desk.exchange.reading.words import plain

_DATED = re.compile(r"20\d\d年\d{1,2}月(?:\d{1,2}日)?")
"""A line that is a date and no more says when the table was made."""
_PLANNED = re.compile("计划|打算|安排|目标")
ARGUMENT = "argument"
FILE_NAME = "file name"
LATEST_REPORT = timedelta(days=300)
"""A return dated later than this after its period very likely carries a date or a year of another one."""


@dataclass(frozen=True, slots=True)
class WhichPeriod:
    """`other_sheets`: the sheets that state another period, so that nothing is read from them."""

    found: Found | None = None
    doubts: tuple[Doubt, ...] = ()
    other_sheets: frozenset[str | None] = frozenset()


@dataclass(frozen=True, slots=True)
class _Stated:
    """What a sheet says of its period, and where. `against`: what the same sheet says otherwise."""

    period: NamedPeriod
    text: str
    sheet: str | None
    cell: str
    against: "_Stated | None" = None

    @property
    def where(self) -> str:
        return place(self.sheet, self.cell) if self.cell else f"{self.sheet}（表名）"


def find_period(
    sheets: tuple[SheetParts, ...], file_name: str, given: Period | None, covers: tuple[SheetParts, ...] = ()
) -> WhichPeriod:
    """The file's period; `given` is the one she named, and anything that contradicts it is a doubt.

    `covers` are the sheets without a table: what they state counts where those with tables state nothing.
    """
    stated = [found for parts in sheets if (found := _stated_by(parts))]
    stated = stated or [found for parts in covers if (found := _stated_by(parts))]
    told = {one.sheet for one in stated}
    stated += [found for parts in sheets if parts.sheet.name not in told and (found := _named_after(parts))]
    by_file = period_in(PurePath(file_name).stem)
    if given:
        which = _as_given(stated, by_file, given)
    else:
        main = _main(stated, by_file, is_alone=len(stated) == len(sheets))
        which = _as_stated(stated, main, by_file) if main else _as_named(stated, by_file)
    return _dated(which, sheets)


def _as_given(stated: list[_Stated], by_file: NamedPeriod | None, given: Period) -> WhichPeriod:
    """She named the period: sheets of another one are left out, unless all are."""
    against = [s for s in stated if not s.period.fits(given.code)]
    others = frozenset(s.sheet for s in against) if len(against) < len(stated) else frozenset()
    doubts = [_of_other_period(s) for s in against if s.sheet in others]
    if against and not others:
        doubts = [_contradicts(against[0], f"与选定的填报期（{given.title}）不一致", given.code)]
    if by_file and not by_file.fits(given.code):
        why = f"文件名里的填报期与选定的填报期（{given.title}）不一致"
        doubts.append(Doubt(_title(by_file), why, field="period", candidates=(given.code, by_file.code)))
    doubts += _within_sheets(s for s in stated if s.sheet not in others)
    sure = not any(doubt.field == "period" for doubt in doubts)
    return WhichPeriod(Found(given.code, ARGUMENT, sure), tuple(doubts), others)


def _as_stated(stated: list[_Stated], main: _Stated, by_file: NamedPeriod | None) -> WhichPeriod:
    """The sheets name the period; those that name another one are left out."""
    first, main = main, main if by_file else _later_of_many(stated, main)
    others = frozenset(s.sheet for s in stated if not s.period.fits(main.period.code) and s.sheet != main.sheet)
    doubts = [_of_other_period(s) for s in stated if s.sheet in others]
    if by_file and not by_file.fits(main.period.code):
        doubts.insert(0, _contradicts(main, f"与文件名里的填报期（{_title(by_file)}）不一致", by_file.code))
    elif by_file is None and first is not main:
        why = f"几张表写的填报期不一样，读入的是{_title(main.period)}的"
        codes = (main.period.code, first.period.code)
        doubts.insert(0, Doubt(main.text, why, main.cell, main.sheet, field="period", candidates=codes))
    doubts += _within_sheets(s for s in stated if s.sheet not in others)
    sure = not any(doubt.field == "period" for doubt in doubts)
    return WhichPeriod(Found(main.period.code, main.where, sure), tuple(doubts), others)


def _as_named(stated: list[_Stated], by_file: NamedPeriod | None) -> WhichPeriod:
    """No sheet names the whole period: the file's name does, or it stays open."""
    if by_file is None or not by_file.year or by_file.is_bare:
        return WhichPeriod(doubts=(_unstated(stated, by_file),))
    others = frozenset(s.sheet for s in stated if s.period.year and not s.period.fits(by_file.code))
    doubts = [_of_other_period(s) for s in stated if s.sheet in others]
    partly = [s for s in stated if s.sheet not in others and not s.period.fits(by_file.code)]
    doubts += [_contradicts(s, f"与文件名里的填报期（{_title(by_file)}）不一致", by_file.code) for s in partly]
    return WhichPeriod(Found(by_file.code, FILE_NAME, sure=not partly), tuple(doubts), others)


def _within_sheets(stated: Iterable[_Stated]) -> list[Doubt]:
    return [_contradicts(s, f"与“{s.against.text}”不一致", s.against.period.code) for s in stated if s.against]


def _stated_by(parts: SheetParts) -> _Stated | None:
    """What a sheet says of its period: a label first, then its titles, a bare year last."""
    cells = [(s.cell, s.text) for s in parts.around.statements.get("period", ())]
    above = [title for title in parts.around.titles if title.row < parts.first_row or not parts.bodies]
    cells += [(title, title.text) for title in above]
    cells = [cell for cell in cells if not _DATED.fullmatch(plain(cell[1]))] or cells
    cells = cells or _in_column(parts)
    found = [_Stated(named, text, parts.sheet.name, c.address) for c, text in cells if (named := period_in(text))]
    if not found:
        return None
    main = next((s for s in found if not s.period.is_bare and s.period.year), None)
    main = main or next((s for s in found if not s.period.is_bare), found[0])
    return replace(main, against=next((s for s in found if not s.period.agrees_with(main.period)), None))


def _in_column(parts: SheetParts) -> list[tuple[Cell, str]]:
    """The first cell of a column 填报期, where all its cells name one period."""
    cells = [
        cell
        for body in parts.bodies
        if (column := body.table.column(Role.period))
        for line in body.rows
        if line.use is Use.data and (cell := body.spread.cell(line.row, column.first))
    ]
    named = {named for cell in cells if (named := period_in(cell.text))}
    return [(cells[0], cells[0].text)] if len(named) == 1 else []


def _named_after(parts: SheetParts) -> _Stated | None:
    """The period that a sheet is named after: 2022年, 2023上半年."""
    name = parts.sheet.name or ""
    named = period_in(name)
    return _Stated(named, name, parts.sheet.name, "") if named and named.year else None


def _main(stated: list[_Stated], by_file: NamedPeriod | None, is_alone: bool) -> _Stated | None:
    """The statement that the file is about: the one of the file's name, or the first.

    Not `is_alone`: other sheets state no period, so that the file's name speaks for them where it is whole.
    """
    whole = [s for s in stated if s.period.year and not s.period.is_bare]
    named = next((s for s in whole if by_file and by_file.fits(s.period.code)), None)
    if named or is_alone or by_file is None or not by_file.year or by_file.is_bare:
        return named or next(iter(whole), None)
    return None


def _later_of_many(stated: list[_Stated], main: _Stated) -> _Stated:
    """Of the periods that as many sheets state as the main one's, the latest: that of last year is there to compare."""
    done = [s for s in stated if not _PLANNED.search(plain(s.text))]
    counts = Counter(s.period.code for s in done if s.period.year and not s.period.is_bare)
    as_often = [s for s in done if counts[s.period.code] >= counts[main.period.code] > 0]
    return max(as_often, key=lambda s: s.period.code, default=main)


def _unstated(stated: list[_Stated], by_file: NamedPeriod | None) -> Doubt:
    for s in stated:
        return Doubt(s.text, f"填报期不完整：只写了“{_title(s.period)}”", s.cell, s.sheet, field="period")
    if by_file:
        return Doubt(_title(by_file), "填报期不完整：表里没有写，文件名里也没有写全", field="period")
    return Doubt("", "没有写明填报期：表里和文件名里都没有", field="period")


def _contradicts(stated: _Stated, why: str, other: str) -> Doubt:
    both = (stated.period.code, other)
    return Doubt(stated.text, f"表内的填报期{why}", stated.cell, stated.sheet, field="period", candidates=both)


def _of_other_period(stated: _Stated) -> Doubt:
    why = f"这张表是{_title(stated.period)}的，不是本期，没有读入"
    return Doubt(stated.text, why, stated.cell, stated.sheet)


def _title(period: NamedPeriod) -> str:
    if period.year:
        return f"{period.year}年" if period.is_bare else period_title(period.code)
    return period_title(f"2000{period.part}").removeprefix("2000年")


def _dated(which: WhichPeriod, sheets: tuple[SheetParts, ...]) -> WhichPeriod:
    """With a doubt where the day of filling in does not belong to the period."""
    if which.found is None or not which.found.sure:
        return which
    period = parse_period(which.found.value)
    for parts in sheets:
        statement = parts.around.first("date")
        day = _day_in(statement.text) if statement else None
        if statement and day and not period.starts <= day <= period.ends + LATEST_REPORT:
            why = f"填报日期不在填报期（{period.title}）之后"
            doubt = Doubt(statement.text, why, statement.cell.address, parts.sheet.name, field="period")
            found = Found(which.found.value, which.found.found_in, sure=False)
            return WhichPeriod(found, (*which.doubts, doubt), which.other_sheets)
    return which


def _day_in(text: str) -> date | None:
    reading = day_in(text, None)
    return reading.value if isinstance(reading, FoundValue) and isinstance(reading.value, date) else None
