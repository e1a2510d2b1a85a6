"""All rows of the sheets that are read, and the columns that were not."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from lianping_desk.domain.period import parse_period
from lianping_desk.domain.received import FIELD_NAMES, Doubt, ReadRow, TableKind
from lianping_desk.exchange.grid import Cell
from lianping_desk.exchange.reading.body import Use
from lianping_desk.exchange.reading.context import ReadingContext
from lianping_desk.exchange.reading.heading_columns import NOT_FIELDS
from lianping_desk.exchange.reading.heading_words import MOST_OFFERED
from lianping_desk.exchange.reading.headings import KEY_FIELDS, Role
from lianping_desk.exchange.reading.periods import period_in
from lianping_desk.exchange.reading.rows import RowReader, Setting
from lianping_desk.exchange.reading.sheets import SheetParts, TableBody
from lianping_desk.exchange.reading.table import Column, Table, UnknownColumn
from lianping_desk.exchange.reading.whose import Whose
from lianping_desk.exchange.reading.words import clean, plain

_SINCE = re.compile(r"自?20\d\d年(?:以来|起|至今|至(?=20))")

_FIGURES: Mapping[TableKind, tuple[str, ...]] = {
    TableKind.progress: ("percent", "people", "sessions", "funds"),
    TableKind.indicator: ("period_value", "cumulative"),
    TableKind.base: ("date", "valid_until"),
}
_TEXTS: Mapping[TableKind, tuple[str, ...]] = {
    TableKind.progress: ("progress", "problems", "next_step", "state"),
    TableKind.indicator: (),
    TableKind.base: ("level", "host", "town", "stage"),
}


def rows_of_sheets(
    context: ReadingContext, sheets: Sequence[SheetParts], whose: Whose, period: str | None
) -> Iterator[ReadRow]:
    """The rows of every table, sheet by sheet from the top. `period` is the file's, by its code, if it is known."""
    year = int(period[:4]) if period else None
    for parts in sheets:
        unit = whose.unit_of(parts.sheet.name)
        its_context = context.for_unit(unit)
        its_unit = whose.by_sheet.get(parts.sheet.name)
        around = parts.around
        setting = Setting(year, around.funds_factor, its_unit, whose.by_row, period, around.people_factor)
        for body in parts.bodies:
            if title_of_another_period(parts, body, period) is None:
                others = columns_of_another_period(body.table, period)
                columns = tuple(column for column in body.table.columns if column not in others)
                yield from RowReader(its_context, body, columns, setting).rows()


def title_of_another_period(parts: SheetParts, body: TableBody, period: str | None) -> Cell | None:
    """The title right above a further table of a sheet when it is of another period than the file (去年同期情况)."""
    above = [other.top for other in parts.bodies if other.top < body.top]
    if not above or period is None:
        return None
    for title in parts.around.titles:
        if max(above) < title.row < body.top and (named := period_in(title.text)):
            return None if named.fits(period) else title
    return None


def tables_of_another_period(parts: SheetParts, period: str | None) -> Iterator[Doubt]:
    """A doubt for every table that was left out because its title names another period."""
    for body in parts.bodies:
        if title := title_of_another_period(parts, body, period):
            why = "这张表写的是另一个填报期，没有读入"
            yield Doubt(clean(title.text), why, title.address, parts.sheet.name, title.row)


def columns_of_another_period(table: Table, period: str | None) -> tuple[Column, ...]:
    """The columns whose headings name another period than the file's: 2022年完成率 in a return of 2023."""
    if period is None:
        return ()
    kept = (KEY_FIELDS[table.kind], "next_step", "date", "valid_until", *NOT_FIELDS)
    return tuple(c for c in table.columns if c.meaning.field not in kept and _is_of_another(c, period))


def _is_of_another(column: Column, period: str) -> bool:
    levels = (_SINCE.sub("", plain(text)) for text in (column.heading, column.above))  # the lower one is the narrower
    named = next((found for text in levels if (found := period_in(text))), None)
    if named is None or named.fits(period):
        return False
    ends = parse_period(period).ends
    is_until = column.meaning.field == "cumulative" and named.part == f"-{ends.month:02d}"
    return not (is_until and named.year in ("", str(ends.year)))


def loose_labels_doubted(parts: SheetParts) -> Iterator[Doubt]:
    """A doubt for labels with cells beside them of which nobody can say what task they are about."""
    for cell in parts.loose:
        why = "这几行像是填报内容，但看不出是哪项任务，没有读入"
        yield Doubt(clean(cell.text), why, cell.address, parts.sheet.name, cell.row)


def further_tables_doubted(parts: SheetParts) -> Iterator[Doubt]:
    """A doubt for every table below one of ours of which nobody can say what task, indicator or base it is about."""
    for body in parts.bodies:
        if cell := body.table.followed_by:
            why = "从这一行起像是另一张表，看不出各行是哪项任务（或指标、基地），没有读入"
            yield Doubt(clean(cell.text), why, cell.address, parts.sheet.name, cell.row)


def unread_columns(context: ReadingContext, parts: SheetParts, period: str | None) -> Iterator[Doubt]:
    """A doubt for every column that holds something below its heading but is not understood, or of another period."""
    sheet = parts.sheet.name
    for body in parts.bodies:
        others = columns_of_another_period(body.table, period)
        read = {column.meaning.field for column in body.table.columns if column not in others}
        for other in others:
            if other.meaning.field not in read and _content(body, other.first):
                row = body.table.body - 1
                why = "这一栏写的是另一个填报期，没有读入"
                yield Doubt(
                    clean(other.heading), why, body.spread.address(row, other.first), sheet, body.sheet_row(row)
                )
        yield from _beyond_headings(parts, body)
        for column in body.table.unknown:
            if content := _content(body, column.column):
                row = body.sheet_row(body.table.body - 1)
                if not column.is_of_heading:
                    cell = column.cell if body.keeps_places else content[0].address
                    yield Doubt(clean(column.heading), column.why, cell, sheet, row)
                    continue
                offered = _may_mean(context, body, column, content)
                yield Doubt(clean(column.heading), column.why, column.cell, sheet, row, "heading", offered)


def _beyond_headings(parts: SheetParts, body: TableBody) -> Iterator[Doubt]:
    """A doubt for a column right of all headings in which several rows hold something, or most do."""
    most = sum(line.use is Use.data for line in body.rows) / 2
    headings = (body.spread.rows.get(row, ()) for row in range(body.table.first_row, body.table.body))
    last = max((cell.column for cells in headings for cell in cells), default=0)
    beyond = [cell for line in body.rows if line.use is Use.data for cell in line.cells if cell.column > last]
    columns = (column for other in parts.bodies for column in other.table.columns)
    aside = {column.first for column in columns if column.meaning.field == Role.ignored}  # notes for the whole sheet
    for column in sorted({cell.column for cell in beyond} - aside):
        cells = [cell for cell in beyond if cell.column == column]
        if len(cells) > 1 or len(cells) >= most:
            why = "这一栏没有表头，没有读入"
            yield Doubt(clean(cells[0].text), why, cells[0].address, parts.sheet.name, body.sheet_row(cells[0].row))


def _content(body: TableBody, column: int) -> list[Cell]:
    """What stands below the heading of a column in rows of data."""
    return [cell for line in body.rows if line.use is Use.data for cell in line.cells if cell.column == column]


def _may_mean(context: ReadingContext, body: TableBody, column: UnknownColumn, content: list[Cell]) -> tuple[str, ...]:
    """Which fields a column may be, by its heading, else those that are still missing and fit what stands in it."""
    if likely := context.headings.likely(column.heading, body.table.kind):
        return likely
    figures = sum(isinstance(cell.value, int | float) or cell.text[:1].isdigit() for cell in content)
    if body.table.kind is TableKind.progress and all(plain(cell.text).endswith("%") for cell in content):
        return (FIELD_NAMES["percent"],)
    wanted = _FIGURES if figures * 2 > len(content) else _TEXTS
    missing = (field for field in wanted[body.table.kind] if body.table.column(field) is None)
    return tuple(FIELD_NAMES[field] for field in islice(missing, MOST_OFFERED))
