"""Where the tables of a sheet stand: their headings, of one to three levels, and what each column is for."""

import re
from dataclasses import dataclass, replace

from lianping_desk.domain.received import TableKind
from lianping_desk.exchange.grid import Cell, Merge, Sheet
from lianping_desk.exchange.reading.headings import (
    KEY_FIELDS,
    LONGEST_HEADING,
    Meaning,
    Role,
    is_known,
    is_put_aside,
    is_unit_of_measure,
    meaning_of,
    wants_two_things,
)
from lianping_desk.exchange.reading.periods import period_in
from lianping_desk.exchange.reading.spread import Spread
from lianping_desk.exchange.reading.words import plain

MOST_LEVELS = 3
WIDEST_TABLE = 200
_NOT_FIELDS = frozenset(Role)
_FIRST_COUNTS = frozenset({"task", "measure", "indicator", "name"})


@dataclass(frozen=True, slots=True)
class Column:
    """One understood column. `last` is beyond `first` where one heading spans several columns (类别 and 任务).

    `above`: the headings over its own, where there are several levels.
    """

    meaning: Meaning
    first: int
    last: int
    heading: str
    above: str = ""


@dataclass(frozen=True, slots=True)
class UnknownColumn:
    """A column that is not read: its heading, where that stands, and why."""

    column: int
    row: int
    heading: str
    why: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a sheet: headings on `first_row` to `body` - 1, rows from `body` to `last_row`."""

    kind: TableKind
    sheet: Sheet
    first_row: int
    body: int
    last_row: int
    columns: tuple[Column, ...]
    unknown: tuple[UnknownColumn, ...]

    def column(self, field: str) -> Column | None:
        return next((column for column in self.columns if column.meaning.field == field), None)

    @property
    def width(self) -> int:
        return max(column.last for column in self.columns)


@dataclass(frozen=True, slots=True)
class _Band:
    """Rows that may be a heading, read as a table of one kind."""

    kind: TableKind
    first_row: int
    last_row: int
    columns: tuple[Column, ...]
    unknown: tuple[UnknownColumn, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(c.meaning.field for c in self.columns if c.meaning.field not in _NOT_FIELDS)


def find_tables(sheet: Sheet, spread: Spread) -> tuple[Table, ...]:
    """The tables of a sheet from the top. A heading that is repeated further down belongs to the table it repeats."""
    bands: list[_Band] = []
    done = 0
    for row, cells in spread.rows.items():
        if row <= done or len(cells) < 2:
            continue
        band = _best_band(spread, row)
        if band:
            bands.append(band)
            done = band.last_row
    last = max(spread.rows, default=0)
    tables = []
    for index, band in enumerate(bands):
        if index and _repeats(spread, band, bands[index - 1]):
            continue
        following = next((b for b in bands[index + 1 :] if not _repeats(spread, b, band)), None)
        end = following.first_row - 1 if following else last
        body = band.last_row + 1
        tables.append(Table(band.kind, sheet, band.first_row, body, end, band.columns, band.unknown))
    return tuple(tables)


def _repeats(spread: Spread, band: _Band, earlier: _Band) -> bool:
    """Whether a heading is that of a table further up again, on a next page, not under a title of its own period."""
    if band.kind is not earlier.kind or band.columns != earlier.columns:
        return False
    above = (spread.rows.get(row, []) for row in range(band.first_row - 2, band.first_row))
    return not any(len(cells) == 1 and period_in(cells[0].text) for cells in above)


def _best_band(spread: Spread, row: int) -> _Band | None:
    """The reading of the rows from `row` on as a heading that understands most; None where they are none."""
    if not _may_begin(spread, row):
        return None
    best: _Band | None = None
    last = row
    while True:
        deeper: _Band | None = None
        for kind in TableKind:
            band = _band(spread, kind, row, last)
            if band and (deeper is None or len(band.fields) > len(deeper.fields)):
                deeper = band
        is_finer = last > row and any(_parent(spread, cell) or _is_only_unit(cell.text) for cell in spread.rows[last])
        if deeper and (best is None or is_finer or len(deeper.fields) > len(best.fields)):
            best = deeper  # a heading over several columns (工作推进情况) means none of them by itself
        if last - row + 1 == MOST_LEVELS or not _goes_on(spread, last + 1):
            return best
        last += 1


def _may_begin(spread: Spread, row: int) -> bool:
    """Whether a heading may begin here: most texts are headings, or some are and others reach over several columns."""
    texts = [cell.text.strip() for cell in spread.rows[row]]
    if any(text.endswith((":", "：")) or len(text) > LONGEST_HEADING for text in texts):
        return False
    known = sum(is_known(text) for text in texts)
    has_parents = any(m.last_column > m.first_column for m in spread.merges_from(row))
    return known * 2 >= len(texts) or (known > 0 and has_parents)


def _is_only_unit(text: str) -> bool:
    """Whether a text is a unit and not a heading by itself: 万元 is, 场次 may be either and is taken as the heading."""
    return is_unit_of_measure(text) and not is_known(text)


def _parent(spread: Spread, cell: Cell) -> Merge | None:
    """The merged range over several columns that ends right above a cell."""
    merge = spread.merge(cell.row - 1, cell.column)
    is_above = merge is not None and merge.last_row < cell.row and merge.last_column > merge.first_column
    return merge if is_above else None


def _goes_on(spread: Spread, row: int) -> bool:
    """Whether `row` is a further level of the heading above it: nothing in it but headings."""
    cells = spread.rows.get(row, [])
    below_parent = False
    for cell in cells:
        is_below = _parent(spread, cell) is not None
        below_parent = below_parent or is_below
        is_number = isinstance(cell.value, int | float)
        if (
            is_number
            or len(cell.text) > LONGEST_HEADING
            or not (is_below or is_known(cell.text) or is_unit_of_measure(cell.text))
        ):
            return False
    return bool(cells) and (
        below_parent
        or bool(spread.merges_into(row))
        or all(is_known(c.text) or is_unit_of_measure(c.text) for c in cells)
    )


def _band(spread: Spread, kind: TableKind, first: int, last: int) -> _Band | None:
    width = min(max(spread.rows[row][-1].column for row in range(first, last + 1)), WIDEST_TABLE)
    found: list[Column] = []
    unknown: list[UnknownColumn] = []
    for column in range(1, width + 1):
        levels = _levels(spread, first, last, column)
        if not levels:
            if found and found[-1].last == column - 1 == found[-1].first and found[-1].meaning.field == "task":
                found[-1] = replace(found[-1], last=column)  # 类别 and 任务 under one heading that was not merged
            else:
                unknown.append(UnknownColumn(column, last, "", "这一栏没有表头，没有读入"))
            continue
        if any(len(text) > LONGEST_HEADING for text in levels):
            return None
        origin = spread.origin(last, column)
        meaning = _meaning(levels, kind)
        if meaning and meaning.field not in _NOT_FIELDS and spread.is_hidden(column):
            unknown.append(UnknownColumn(column, origin[0], levels[-1], "这一栏是隐藏的，没有读入"))
        elif meaning is None:
            why = "一栏里合写了存在问题和下一步打算" if wants_two_things(levels[-1]) else "没有认出这一栏"
            unknown.append(UnknownColumn(column, origin[0], levels[-1], why))
        elif found and found[-1].last == column - 1 and origin == spread.origin(last, column - 1):
            found[-1] = Column(meaning, found[-1].first, column, levels[-1], found[-1].above)
        else:
            found.append(Column(meaning, column, column, levels[-1], "".join(levels[:-1])))
    columns, doubles = _without_doubles(found, last)
    band = _Band(kind, first, last, tuple(columns), (*unknown, *doubles))
    return band if _is_heading(band) else None


def _levels(spread: Spread, first: int, last: int, column: int) -> list[str]:
    """The texts over a column from the top, each merged text once."""
    levels: list[str] = []
    seen: set[tuple[int, int]] = set()
    for row in range(first, last + 1):
        origin = spread.origin(row, column)
        text = spread.text(row, column)
        if origin not in seen and text.strip() and origin[0] >= first:
            levels.append(text)
        seen.add(origin)
    if len(levels) > 1 and _is_only_unit(levels[-1]):
        levels[-2:] = [f"{levels[-2]}（{levels[-1].strip('()（）')}）"]  # 经费 above, 万元 below: 经费（万元）
    return levels


def _meaning(levels: list[str], kind: TableKind) -> Meaning | None:
    """What the lowest heading says; where it says nothing by itself, what it says together with those above."""
    meaning = meaning_of(levels[-1], kind)
    if len(levels) > 1:
        whole = meaning_of("".join(levels), kind)
        above = meaning_of(levels[-2], kind)
        if above is not None and above.field == Role.ignored:
            return above
        return meaning or whole
    return meaning


def _without_doubles(found: list[Column], row: int) -> tuple[list[Column], list[UnknownColumn]]:
    """Of several columns with one meaning none can be trusted with numbers; of texts the first is read."""
    kept: list[Column] = []
    doubles: list[UnknownColumn] = []
    found = _with_finer_task(found)
    by_field: dict[str, list[Column]] = {}
    for column in found:
        by_field.setdefault(column.meaning.field, []).append(column)
    for field, same in by_field.items():
        by_field[field] = [column for column in same if not _gives_way(column)] or same
    for column in found:
        same = by_field[column.meaning.field]
        if column not in same and is_put_aside(column.heading):
            continue
        if (
            column.meaning.field in _NOT_FIELDS
            or column.meaning.level
            or same == [column]
            or (column.meaning.field in _FIRST_COUNTS and column is same[0])
        ):
            kept.append(column)
        else:
            why = f"与“{same[0].heading if column is not same[0] else same[-1].heading}”栏分不清，没有读入"
            doubles.append(UnknownColumn(column.first, row, column.heading, why))
    return kept, doubles


def _gives_way(column: Column) -> bool:
    """Whether a column is only read where no other has its meaning: 培训人数, or one of a stated year."""
    return column.meaning.is_loose or bool(re.search(r"20\d\d年", plain(column.heading)))


def _with_finer_task(found: list[Column]) -> list[Column]:
    """Beside a column of tasks one of 具体任务 holds the measures."""
    fields = [column.meaning.field for column in found]
    if fields.count("task") != 2 or "measure" in fields:
        return found
    second = len(fields) - 1 - fields[::-1].index("task")
    if not plain(found[second].heading).startswith("具体"):
        return found
    return [replace(c, meaning=Meaning("measure")) if n == second else c for n, c in enumerate(found)]


def _is_heading(band: _Band) -> bool:
    """A heading names what its rows are about and at least one thing about it."""
    fields = set(band.fields)
    key = KEY_FIELDS[band.kind]
    if key not in fields:
        return False
    others = fields - {key, "measure"}
    if band.kind is TableKind.base:
        name = next(c for c in band.columns if c.meaning.field == "name")
        return bool(others) and (
            plain(name.heading) not in ("名称", "项目名称") or bool(others & {"level", "stage", "host"})
        )
    return bool(others)
