"""The annex 分工表: a real table, or one whose cells a converter wrote one below the other."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lianping_desk.exchange.plan_reading.annex_columns import (
    UNIT_COLUMNS,
    Cells,
    Column,
    column_of,
    is_head,
    lists_units,
)
from lianping_desk.exchange.plan_reading.document import Document, Paragraph, Table
from lianping_desk.exchange.plan_reading.standing_duties import Said

_MOST_HEADINGS = 8
# 序号, 牵头单位; 任务分工表 is the name of the table
_CELL_OF_A_HEAD = re.compile(r"(?!\d)[^，。：；、]{1,12}(?<!表)")
_ONE_TASK = re.compile(r"行动|工程")


@dataclass(frozen=True, slots=True)
class AnnexRow:
    """One task of the table. `no` is its place in the table, as doubts name it."""

    no: int
    title: str
    group: str
    measures: tuple[tuple[str, int], ...]
    said: tuple[Said, ...]
    line: int


def annex_rows(document: Document) -> tuple[tuple[AnnexRow, ...], int | None]:
    """The rows of the division table, and the line where it begins if its cells are lines of text; () for none."""
    for table in document.tables:
        rows = _of_table(table)
        if rows:
            return rows, None
    return _of_lines(document.paragraphs)


def _of_table(table: Table) -> tuple[AnnexRow, ...]:
    for place, row in enumerate(table.rows):
        columns = [column_of(cell) for cell in row.cells]
        if Column.task not in columns and Column.measure in columns:
            columns[columns.index(Column.measure)] = Column.task
        if is_head(columns):
            first = place + 1
            while first < len(table.rows) and is_head([column_of(cell) for cell in table.rows[first].cells]):
                columns = [column_of(cell) for cell in table.rows[first].cells]  # 责任分工 over 牵头单位, 参与单位
                first += 1
            body = [Cells(dict(_by_column(columns, below.cells)), below.line) for below in table.rows[first:]]
            return tuple(_grouped(body)) if _hold_units(body) else ()
    return ()


def _hold_units(rows: Sequence[Cells]) -> bool:
    """Whether most cells under the headings of units do name units: 单位 over %, 个, 人 is a unit of measure."""
    cells = [row.by_column[column] for row in rows for column in UNIT_COLUMNS if row.by_column.get(column, "").strip()]
    return 2 * sum(lists_units(cell) for cell in cells) > len(cells)


def _by_column(columns: Sequence[Column], cells: Sequence[str]) -> Iterator[tuple[Column, str]]:
    """A heading merged over two columns names both: the first is then the group of the second."""
    for place, (column, cell) in enumerate(zip(columns, cells, strict=True)):
        is_first_of_two = column is Column.task and Column.task in columns[place + 1 :]
        yield (Column.group if is_first_of_two else column), cell


def _grouped(rows: Sequence[Cells]) -> Iterator[AnnexRow]:
    """Rows with the same task and the same units are the measures of one task; otherwise a row is a task.

    A 行动 or 工程 is one task even where each of its rows names other units; under any other heading (营造良好环境)
    the row is the task, and the heading its group (DESIGN 6).
    """
    group, task, number = "", "", 0
    pending: list[Cells] = []

    def finished() -> Iterator[AnnexRow]:
        if not pending:
            return
        measures = [(row.text(Column.measure), row.line) for row in pending if row.text(Column.measure)]
        said = tuple(Said(row.statements, row.line, of_task=len(pending) == 1) for row in _with_own_units(pending))
        if len(said) > 1 and not _ONE_TASK.search(task):
            for no, row in enumerate(pending, number - len(pending) + 1):
                title = _bare(row.text(Column.measure))
                yield AnnexRow(no, title, _bare(task), (), (Said(row.statements, row.line),), row.line)
        else:
            yield AnnexRow(number, _bare(task), group, tuple(measures), said, pending[0].line)

    for row in rows:
        if len({cell for cell in row.by_column.values() if cell.strip()}) == 1:
            yield from finished()
            pending = []
            group = _bare(row.text(Column.task) or next(cell for cell in row.by_column.values() if cell.strip()))
            continue
        title = row.text(Column.task) or (task if row.text(Column.measure) else "")
        if not title:
            continue
        if title == task and pending and row.text(Column.measure):
            is_own = bool(row.statements) and row.units != pending[-1].units and not _ONE_TASK.search(task)
            pending.append(row)
            number += is_own
            continue
        yield from finished()
        own_group = row.text(Column.group)
        group = _bare(own_group) if own_group else group
        task, pending, number = title, [row], number + 1
    yield from finished()


def _with_own_units(rows: Sequence[Cells]) -> list[Cells]:
    """The rows that name units other than the row before; a cell merged over several rows speaks once."""
    return [
        row for place, row in enumerate(rows) if row.statements and (place == 0 or row.units != rows[place - 1].units)
    ]


def _bare(title: str) -> str:
    return re.sub(r"^(?:[（(]?[一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十\d]+[、.．])\s*", "", title).strip(
        "。"
    )


def _of_lines(paragraphs: Sequence[Paragraph]) -> tuple[tuple[AnnexRow, ...], int | None]:
    """Cells one below the other: a head, then blocks that each begin with the next number or end with their units."""
    for place in range(len(paragraphs)):
        columns: list[Column] = []
        for following in paragraphs[place : place + _MOST_HEADINGS]:
            column = column_of(following.text) if _CELL_OF_A_HEAD.fullmatch(following.text) else Column.other
            if column is Column.other or (column not in UNIT_COLUMNS and set(columns) & set(UNIT_COLUMNS)):
                break  # …, 牵头单位, 责任单位 and then the first task: 青少年…提升行动
            columns.append(column)
        if is_head(columns) and Column.number not in columns[1:]:
            body = paragraphs[place + len(columns) :]
            blocks = _numbered_blocks(body) if columns[0] is Column.number else _plain_blocks(body)
            rows = tuple(_grouped([_block(block, columns) for block in blocks]))
            if rows:
                return rows, paragraphs[place].line
    return (), None


def _numbered_blocks(cells: Sequence[Paragraph]) -> Iterator[Sequence[Paragraph]]:
    numbers: list[int] = []
    for place, cell in enumerate(cells):
        if cell.text.rstrip(".、") == str(len(numbers) + 1):
            numbers.append(place)
    for start, end in zip(numbers, [*numbers[1:], len(cells)], strict=True):
        yield cells[start + 1 : end]


def _plain_blocks(cells: Sequence[Paragraph]) -> Iterator[Sequence[Paragraph]]:
    """Without numbers a task begins where the units of the one before have ended."""
    start, has_units = 0, False
    for place, cell in enumerate(cells):
        names_units = lists_units(cell.text)
        if has_units and not names_units:
            yield cells[start:place]
            start = place
        has_units = names_units
    if has_units:
        yield cells[start:]


def _block(cells: Sequence[Paragraph], columns: Sequence[Column]) -> Cells:
    """Empty cells leave no line, so a block is read from its end: units, before them the title, before that a group."""
    wanted = [column for column in columns if column in UNIT_COLUMNS]
    texts = [cell.text for cell in cells]
    last = len(texts)
    while last > 0 and not lists_units(texts[last - 1]):
        last -= 1  # remarks, dates and whatever follows the table
    first = last
    while first > 1 and last - first < len(wanted) and lists_units(texts[first - 1]):
        first -= 1
    found = dict(zip(wanted, texts[first:last], strict=False))
    title = first - 1
    if title >= 0:
        found[Column.task] = texts[title]
    if title >= 1:
        found[Column.group] = texts[title - 1]
    return Cells(found, cells[max(title, 0)].line if cells else 0)
