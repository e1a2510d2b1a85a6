"""Tables whose labels stand before their cells: fields down the first column, or tasks on cards of labels."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from lianping_desk.domain.plan import Task
from lianping_desk.domain.received import TableKind
from lianping_desk.exchange.grid import Cell, Sheet
from lianping_desk.exchange.reading.context import ReadingContext
from lianping_desk.exchange.reading.headings import KEY_FIELDS
from lianping_desk.exchange.reading.layouts.labels import Labels
from lianping_desk.exchange.reading.layouts.view import Layout, View
from lianping_desk.exchange.reading.spread import Spread
from lianping_desk.exchange.reading.words import plain

ENOUGH_FIELDS = 2
"""Fields beside the task that make a run of labels a table; one is enough where the tasks are the plan's."""
_INSTRUCTION = re.compile("请|填|按|指|如实|例如|选填|必填|应|须|不超过|从下拉|格式|由|为本期|可")
TITLE_REACH = 2
"""Rows above a card in which the task may stand that it is about."""


@dataclass(slots=True)
class Record:
    """Rows of labels about one task, or about several in columns beside each other.

    `columns` hold labels; `title` names the task where no label does; `unit` whose it is, in a file of several.
    """

    kind: TableKind
    columns: tuple[int, ...]
    rows: list[int]
    title: Cell | None = None
    unit: Cell | None = None


def labelled_views(sheet: Sheet, spread: Spread, context: ReadingContext) -> Iterator[View]:
    """Each run of labels as tables of their own, with the labels as headings above the values."""
    labels = Labels(spread, context.headings)
    records = [record for column, rows in labels.runs() for record in _records(labels, column, rows, context)]
    units = {plain(record.unit.text) for record in records if record.unit}
    for record in records:
        if len(units) < 2:
            record.unit = None  # the file's one unit is stated as in any other table
        layout = Layout(sheet.name)
        first = _put_beside(layout, labels, record)
        if len(record.columns) > 1:
            _put_card(layout, labels, record, first)
        else:
            _put_turned(layout, labels, record, first, sheet)
        yield layout.view(record.rows)


def _records(labels: Labels, column: int, rows: list[int], context: ReadingContext) -> Iterator[Record]:
    """The run parted where it comes to a next task, as far as the parts are tables."""
    columns = (column, *labels.further_columns(rows, column))
    kind = labels.kind(rows, columns)
    if kind is None:
        return
    parts: list[list[int]] = [[]]
    has_key = False
    for row in rows:
        is_key = KEY_FIELDS[kind] in labels.fields([row], columns, kind)
        if is_key and has_key:
            parts.append(_without_fields(labels, parts[-1], columns, kind))
        has_key = has_key or is_key
        parts[-1].append(row)
    for part in parts:
        record = Record(kind, columns, part, unit=labels.unit_of(part))
        if _is_table(labels, record, context):
            yield record


def _without_fields(labels: Labels, rows: list[int], columns: tuple[int, ...], kind: TableKind) -> list[int]:
    """Take the last rows that carry no field off `rows`: 序号 above a task's name begins the next card."""
    begins: list[int] = []
    while rows and not labels.fields(rows[-1:], columns, kind):
        begins.insert(0, rows.pop())
    return begins


def _is_table(labels: Labels, record: Record, context: ReadingContext) -> bool:
    """Whether it is named what the record is about, in it or right above it, with enough fields beside."""
    key = KEY_FIELDS[record.kind]
    fields = set(labels.fields(record.rows, record.columns, record.kind))
    others = len(fields - {key, "measure"})
    if _instructs(labels, record):
        return False
    if key in fields:
        if not _begins_with_key(labels, record) or _has_labels_for_values(labels, record):
            return False
        return others >= ENOUGH_FIELDS or (others > 0 and _names_tasks(labels, record, context))
    if record.kind is TableKind.progress and others >= ENOUGH_FIELDS:
        record.title = _title_above(labels.spread, record.rows[0], context)
    return record.title is not None


def _instructs(labels: Labels, record: Record) -> bool:
    """Whether what stands beside the labels says how to fill them in: 完成率 | 填0到100之间的数."""
    values = [
        plain(cell.text)
        for row in record.rows
        for cell in labels.spread.rows[row]
        if cell.column > record.columns[0] and cell.column not in record.columns
    ]
    return sum(bool(_INSTRUCTION.match(text)) for text in values) * 2 >= max(1, len(values))


def _begins_with_key(labels: Labels, record: Record) -> bool:
    """Whether no field stands above the one that says what the record is about: it would be of another record."""
    key = KEY_FIELDS[record.kind]
    first = next(named for row in record.rows if (named := labels.fields([row], record.columns, record.kind)))
    return key in first


def _has_labels_for_values(labels: Labels, record: Record) -> bool:
    """Whether several rows hold labels where values should stand: a card whose pairs cannot be told apart.

    A state (完成) may look like a label.
    """
    depth = labels.last_level(record.rows, record.columns[0])
    odd = [
        row
        for row in record.rows
        for cell in labels.spread.rows[row]
        if cell.column > depth and cell.column not in record.columns and labels.label(cell)
    ]
    return len(set(odd)) > 1


def _names_tasks(labels: Labels, record: Record, context: ReadingContext) -> bool:
    """Whether all that stands beside the label of the task is a task of the plan."""
    for row in record.rows:
        if labels.fields([row], record.columns, record.kind) == ["task"]:
            values = labels.spread.rows[row][1:]
            return bool(values) and all(isinstance(context.tasks.find(cell.text), Task) for cell in values)
    return False


def _title_above(spread: Spread, first: int, context: ReadingContext) -> Cell | None:
    for row in range(first - 1, first - 1 - TITLE_REACH, -1):
        cells = spread.rows.get(row, [])
        if len(cells) == 1 and isinstance(context.tasks.find(cells[0].text), Task):
            return cells[0]
    return None


def _put_beside(layout: Layout, labels: Labels, record: Record) -> int:
    """Put whose it is and which task into columns before the others; the first column that is left free."""
    below = _depth(labels, record) + 1
    column = 1
    for cell, heading in ((record.unit, "填报单位"), (record.title, "工作任务")):
        if cell:
            layout.put(1, column, cell, heading)
            layout.put(below, column, cell)
            column += 1
    return column


def _depth(labels: Labels, record: Record) -> int:
    """How many rows of headings the labels become."""
    if len(record.columns) > 1:
        return 1
    return labels.last_level(record.rows, record.columns[0]) - record.columns[0] + 1


def _put_card(layout: Layout, labels: Labels, record: Record, first: int) -> None:
    """Labels and values by turns in each row become one row of values under headings."""
    free = count(first)
    for row in record.rows:
        place = 0
        for cell in labels.spread.rows[row]:
            if cell.column in record.columns:
                place = next(free)
                label = labels.label(cell)
                layout.put(1, place, cell, label.text if label else cell.text.rstrip(":："))
                if label and label.own_value:
                    layout.put(2, place, cell, label.own_value)
                continue
            if not place or (2, place) in layout.cells:
                place = next(free)  # a second value that no label stands before
            layout.put(2, place, cell)
    layout.rows_at.update({1: record.rows[0], 2: record.rows[0]})


def _put_turned(layout: Layout, labels: Labels, record: Record, column: int, sheet: Sheet) -> None:
    """Labels down one column become headings, each column of values a row."""
    first, depth = record.columns[0], _depth(labels, record)
    across = {row: column + number for number, row in enumerate(record.rows)}
    for row, place in across.items():
        for cell in labels.spread.rows[row]:
            level = cell.column - first + 1
            label = labels.label(cell) if level <= depth else None
            layout.put(level, place, cell, label.text if label else None)
            if label and label.own_value:
                layout.put(depth + 1, place, cell, label.own_value)
        if row in sheet.hidden_rows:
            layout.hidden_columns.add(place)
    layout.turn_merges(sheet.merges, across, first - 1)
    layout.hidden_rows |= {hidden - first + 1 for hidden in sheet.hidden_columns if hidden >= first + depth}
    widest = max((place[0] for place in layout.cells), default=0)
    for place in range(depth + 1, widest + 1):
        layout.stands_in(place, record.rows[0])
    layout.rows_at.update(dict.fromkeys(range(1, depth + 1), record.rows[0]))


def loose_labels(rest: Sheet, context: ReadingContext) -> Iterator[Cell]:
    """The first label of each run in what is left of a sheet beside its tables: nobody knows of which task it is."""
    spread = Spread(rest)
    labels = Labels(spread, context.headings)
    for column, rows in labels.runs():
        columns = (column, *labels.further_columns(rows, column))
        kind = labels.kind(rows, columns)
        cell = spread.cell(rows[0], column)
        if kind and cell and len(set(labels.fields(rows, columns, kind))) >= ENOUGH_FIELDS:
            yield cell
