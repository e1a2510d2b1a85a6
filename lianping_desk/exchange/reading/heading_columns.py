"""What each column is for, by the headings over it, when some rows are taken as the heading of one kind of table."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lianping_desk.domain.received import TableKind
from lianping_desk.exchange.reading.heading_levels import (
    are_stacked,
    levels_over,
    meaning_of_levels,
    names_state,
)
from lianping_desk.exchange.reading.heading_words import HeadingWords
from lianping_desk.exchange.reading.headings import (
    KEY_FIELDS,
    LONGEST_HEADING,
    Meaning,
    Role,
    is_put_aside,
    wants_two_things,
)
from lianping_desk.exchange.reading.periods import period_in
from lianping_desk.exchange.reading.spread import Spread
from lianping_desk.exchange.reading.table import Column, UnknownColumn
from lianping_desk.exchange.reading.words import clean, plain

WIDEST_TABLE = 200
LEAST_STATES = 2
"""Columns headed by a state from which they are there to be ticked."""
NOT_FIELDS = frozenset(Role)
_FIRST_COUNTS = frozenset({"task", "measure", "indicator", "name"})


@dataclass(frozen=True, slots=True)
class Band:
    """Rows that may be a heading, read as a table of one kind."""

    kind: TableKind
    first_row: int
    last_row: int
    columns: tuple[Column, ...]
    unknown: tuple[UnknownColumn, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(c.meaning.field for c in self.columns if c.meaning.field not in NOT_FIELDS)


@dataclass(frozen=True, slots=True)
class HeadingRows:
    """Rows that may be a heading: for each column from the first the texts over it, from the top."""

    first: int
    last: int
    levels: tuple[list[str], ...]


def heading_rows(spread: Spread, words: HeadingWords, first: int, last: int) -> HeadingRows | None:
    """The rows `first` to `last` looked at column by column; None where a text is too long for a heading."""
    ends = (cells[-1].column for row in range(first, last + 1) if (cells := spread.rows.get(row)))
    width = min(max(ends), WIDEST_TABLE)
    levels = tuple(levels_over(spread, words, first, last, column) for column in range(1, width + 1))
    if any(len(text) > LONGEST_HEADING for texts in levels for text in texts):
        return None
    return HeadingRows(first, last, levels)


def band_of(
    spread: Spread, words: HeadingWords, kind: TableKind, rows: HeadingRows, *, needs_field: bool = True
) -> Band | None:
    """The rows as the heading of a table of this kind; None where they are none."""
    meanings = [meaning_of_levels(words, levels, kind) if levels else None for levels in rows.levels]
    keys = [n for n, meaning in enumerate(meanings, start=1) if meaning and meaning.field == KEY_FIELDS[kind]]
    if not keys:
        return None
    found, unknown = _sorted_out(spread, words, kind, rows, meanings)
    found, unknown = _with_ticked_states(kind, found, unknown)
    columns, doubles = _without_doubles(spread, found, rows.last)
    columns, others = _of_first_key(spread, (rows.last, found), columns, keys)
    band = Band(kind, rows.first, rows.last, tuple(columns), (*unknown, *doubles, *others))
    return band if _is_heading(band, needs_field=needs_field) else None


def _sorted_out(
    spread: Spread, words: HeadingWords, kind: TableKind, rows: HeadingRows, meanings: Sequence[Meaning | None]
) -> tuple[list[Column], list[UnknownColumn]]:
    """The columns that are understood, and those that are not, each with why."""
    last = rows.last
    found: list[Column] = []
    unknown: list[UnknownColumn] = []
    for column, (levels, meaning) in enumerate(zip(rows.levels, meanings, strict=True), start=1):
        if not levels:
            if found and found[-1].last == column - 1 == found[-1].first and found[-1].meaning.field == "task":
                found[-1] = replace(found[-1], last=column)  # 类别 and 任务 under one heading that was not merged
            else:
                address = spread.address(last, column)
                unknown.append(UnknownColumn(column, address, "", "这一栏没有表头，没有读入", False))
        elif meaning and meaning.field not in NOT_FIELDS and spread.is_hidden(column):
            address = spread.address(last, column)
            unknown.append(UnknownColumn(column, address, levels[-1], "这一栏是隐藏的，没有读入", False))
        elif upper := are_stacked(spread, words, levels, (last, column), kind):
            why = f"这一栏上下有两个表头（{plain(upper)}、{plain(levels[-1])}），分不清各管哪些格，没有读入"
            unknown.append(UnknownColumn(column, spread.address(last, column), levels[-1], why, False))
        elif meaning is None:
            why = "一栏里合写了存在问题和下一步打算" if wants_two_things(levels[-1]) else "没有认出这一栏"
            unknown.append(UnknownColumn(column, spread.address(last, column), levels[-1], why))
        elif found and found[-1].last == column - 1 and spread.origin(last, column) == spread.origin(last, column - 1):
            found[-1] = Column(meaning, found[-1].first, column, levels[-1], found[-1].above)
        else:
            found.append(Column(meaning, column, column, levels[-1], "".join(levels[:-1])))
    return found, unknown


def _with_ticked_states(
    kind: TableKind, found: list[Column], unknown: list[UnknownColumn]
) -> tuple[list[Column], list[UnknownColumn]]:
    """Several columns headed by states (已完成, 推进中) are ticked; a single one is a heading like any other."""
    states = [column for column in unknown if column.is_of_heading and names_state(column.heading)]
    if kind is not TableKind.progress or len(states) < LEAST_STATES:
        return found, unknown
    ticked = [Column(Meaning("state", ticked=clean(c.heading)), c.column, c.column, c.heading) for c in states]
    columns = sorted([*found, *ticked], key=lambda column: column.first)
    return columns, [column for column in unknown if column not in states]


def _without_doubles(spread: Spread, found: list[Column], row: int) -> tuple[list[Column], list[UnknownColumn]]:
    """Of several columns with one meaning none can be trusted, unless each has a period of its own (2022年, 2023年)."""
    kept: list[Column] = []
    doubles: list[UnknownColumn] = []
    found = _with_finer_task(found)
    by_field: dict[str, list[Column]] = {}
    for column in found:
        by_field.setdefault(column.meaning.field, []).append(column)
    for field, same in by_field.items():
        by_field[field] = _that_stay(same)
    for column in found:
        same = by_field[column.meaning.field]
        if column not in same and (is_put_aside(column.heading) or _is_sum_of_periods(column)):
            continue
        if (
            column.meaning.field in NOT_FIELDS
            or column.meaning.ticked
            or same == [column]
            or _of_periods_of_their_own(same)
            or (column.meaning.field in _FIRST_COUNTS and column is same[0])
        ):
            kept.append(column)
        else:
            why = f"与“{same[0].heading if column is not same[0] else same[-1].heading}”栏分不清，没有读入"
            doubles.append(UnknownColumn(column.first, spread.address(row, column.first), column.heading, why))
    return kept, doubles


def _of_first_key(
    spread: Spread, band: tuple[int, Sequence[Column]], kept: list[Column], keys: list[int]
) -> tuple[list[Column], list[UnknownColumn]]:
    """Behind a second column of tasks nobody knows of which task a column is: it is not read.

    `band`: the last row of the heading and all its understood columns, also those that are not kept.
    """
    row, found = band
    values = [column.first for column in found if column.meaning.field not in (*NOT_FIELDS, *_FIRST_COUNTS)]
    second = next((key for key in keys if any(keys[0] < value < key for value in values)), None)
    behind = [column for column in kept if second and second < column.first and column.first in values]
    why = "前面有两栏任务（或指标、名称），不知道这一栏属于哪一栏，没有读入"
    return (
        [column for column in kept if column not in behind],
        [UnknownColumn(c.first, spread.address(row, c.first), c.heading, why, False) for c in behind],
    )


def _that_stay(same: Sequence[Column]) -> list[Column]:
    """Of the columns with one meaning those that she taught, else those that say it outright; all where none does."""
    taught = [column for column in same if column.meaning.is_taught]
    if not taught and _of_periods_of_their_own(same):
        return list(same)
    return taught or [column for column in same if not _gives_way(column)] or list(same)


def _of_periods_of_their_own(same: Sequence[Column]) -> bool:
    """Whether the headings of all columns name periods, no two the same: only one of them is the file's."""
    named = {period_in(column.above + column.heading) for column in same}
    return None not in named and len(named) == len(same)


def _gives_way(column: Column) -> bool:
    """Whether a column is only read where no other has its meaning: 培训人数, or one of a stated year."""
    return column.meaning.is_loose or bool(re.search(r"20\d\d年", plain(column.above + column.heading)))


def _is_sum_of_periods(column: Column) -> bool:
    """累计 beside 本期 under one heading: what is counted is the period's own."""
    return column.meaning.is_loose and plain(column.heading) in ("累计", "累计数")


def _with_finer_task(found: list[Column]) -> list[Column]:
    """Beside a column of tasks one of 具体任务 holds the measures."""
    fields = [column.meaning.field for column in found]
    if fields.count("task") != 2 or "measure" in fields:
        return found
    second = len(fields) - 1 - fields[::-1].index("task")
    if not plain(found[second].heading).startswith("具体"):
        return found
    return [replace(c, meaning=Meaning("measure")) if n == second else c for n, c in enumerate(found)]


def _is_heading(band: Band, *, needs_field: bool) -> bool:
    """A heading names what its rows are about and at least one thing about it, unless it is known to be one."""
    fields = set(band.fields)
    key = KEY_FIELDS[band.kind]
    if key not in fields:
        return False
    others = fields - {key, "measure"}
    if not needs_field:
        return bool(others) or bool(band.unknown)
    if band.kind is TableKind.base:
        name = next(c for c in band.columns if c.meaning.field == "name")
        return bool(others) and (
            plain(name.heading) not in ("名称", "项目名称") or bool(others & {"level", "stage", "host"})
        )
    return bool(others)
