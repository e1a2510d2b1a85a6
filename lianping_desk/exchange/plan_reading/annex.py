"""The annex 分工表: a real table, or one whose cells a converter wrote one below the other."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lianping_desk.domain.plan import Role
from lianping_desk.exchange.plan_reading.document import Document, Paragraph, Table
from lianping_desk.exchange.plan_reading.duties import Statement, listed, stated
from lianping_desk.exchange.plan_reading.unit_lists import looks_like_unit, unit_list


class Column(StrEnum):
    """What a column of a division table holds."""

    number = "number"
    group = "group"
    task = "task"
    measure = "measure"
    lead = "lead"
    responsible = "responsible"
    cooperating = "cooperating"
    other = "other"


# The first that fits: 牵头责任单位 is lead, 工作任务 a task and not a measure.
_HEADINGS = (
    (Column.number, r"序号|编号|NO\.?"),
    (Column.lead, r"牵头.*|主办.*|主责.*"),
    (Column.cooperating, r"(配合|参与|参加|协办|协助|协同).*"),
    (Column.responsible, r"(主要)?(责任|负责|承办|实施|落实|分工)(单位|部门|主体|处室).*|责任分工|分工|单位|职责分工"),
    (Column.group, r"类别|类型|分类|领域|板块|项目类别|任务类别|所属.*"),
    (
        Column.measure,
        r"(具体|主要|工作|重点|实施)?(举措|措施)|具体(任务|内容|工作|要求)|工作(要求|举措)|主要内容|任务分解",
    ),
    (Column.task, r".*(工作内容|任务|工作|内容|事项|项目|行动|工程|名称).*"),
)
_UNIT_COLUMNS = {Column.lead: Role.lead, Column.responsible: Role.responsible, Column.cooperating: Role.cooperating}
_MOST_HEADINGS = 8


@dataclass(frozen=True, slots=True)
class AnnexRow:
    """One task of the table. `no` is its place in the table, as doubts name it."""

    no: int
    title: str
    group: str
    measures: tuple[tuple[str, int], ...]
    statements: tuple[Statement, ...]
    line: int


def annex_rows(document: Document) -> tuple[tuple[AnnexRow, ...], int | None]:
    """The rows of the division table, and the line where it begins; () and None where there is none."""
    for table in document.tables:
        rows, start = _of_table(table)
        if rows:
            return rows, start
    return _of_lines(document.paragraphs)


def _column(heading: str) -> Column:
    heading = re.sub(r"\s|[（(].*[）)]", "", heading)
    return next((column for column, words in _HEADINGS if re.fullmatch(words, heading)), Column.other)


def _is_head(columns: Sequence[Column]) -> bool:
    return Column.task in columns and any(column in _UNIT_COLUMNS for column in columns)


def _of_table(table: Table) -> tuple[tuple[AnnexRow, ...], int | None]:
    for place, row in enumerate(table.rows):
        columns = [_column(cell) for cell in row.cells]
        if Column.task not in columns and Column.measure in columns:
            columns[columns.index(Column.measure)] = Column.task
        if _is_head(columns):
            body = [Cells(dict(_by_column(columns, below.cells)), below.line) for below in table.rows[place + 1 :]]
            return tuple(_grouped(body)), row.line
    return (), None


@dataclass(frozen=True, slots=True)
class Cells:
    """A row of the table by its columns."""

    by_column: dict[Column, str]
    line: int

    def text(self, column: Column) -> str:
        return re.sub(r"\s+", "", self.by_column.get(column, ""))

    @property
    def statements(self) -> tuple[Statement, ...]:
        found: list[Statement] = []
        for column, role in _UNIT_COLUMNS.items():
            found += listed(self.by_column.get(column, "").strip(), role)
        return tuple(found)


def _by_column(columns: Sequence[Column], cells: Sequence[str]) -> Iterator[tuple[Column, str]]:
    """A heading merged over two columns names both: the first is then the group of the second."""
    for place, (column, cell) in enumerate(zip(columns, cells, strict=True)):
        is_first_of_two = column is Column.task and Column.task in columns[place + 1 :]
        yield (Column.group if is_first_of_two else column), cell


def _grouped(rows: Sequence[Cells]) -> Iterator[AnnexRow]:
    """Rows with the same task and the same units are the measures of one task; otherwise a row is a task."""
    group, task, number = "", "", 0
    pending: list[Cells] = []

    def finished() -> Iterator[AnnexRow]:
        if pending:
            first = pending[0]
            measures = [(row.text(Column.measure), row.line) for row in pending if row.text(Column.measure)]
            yield AnnexRow(number, _bare(task), group, tuple(measures), first.statements, first.line)

    before: tuple[str, ...] | None = None
    for row in rows:
        if len({cell for cell in row.by_column.values() if cell.strip()}) == 1:
            yield from finished()
            pending, before = [], None
            group = _bare(row.text(Column.task) or next(cell for cell in row.by_column.values() if cell.strip()))
            continue
        title = row.text(Column.task) or (task if row.text(Column.measure) else "")
        if not title:
            continue
        said = tuple(row.text(column) for column in _UNIT_COLUMNS)
        if title == task and pending and (said == before or not any(said)) and row.text(Column.measure):
            pending.append(row)
            continue
        yield from finished()
        own_group = row.text(Column.group)
        group = _bare(own_group) if own_group else group
        task, pending, before, number = title, [row], said, number + 1
    yield from finished()


def _bare(title: str) -> str:
    return re.sub(r"^(?:[（(]?[一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十\d]+[、.．])\s*", "", title).strip(
        "。"
    )


def _of_lines(paragraphs: Sequence[Paragraph]) -> tuple[tuple[AnnexRow, ...], int | None]:
    """Cells one below the other: a head, then blocks that each begin with the next number."""
    for place in range(len(paragraphs)):
        if _column(paragraphs[place].text) is not Column.number:
            continue
        columns = [Column.number]
        for following in paragraphs[place + 1 : place + _MOST_HEADINGS]:
            column = _column(following.text)
            if column is Column.other or re.fullmatch(r"\d+", following.text):
                break
            columns.append(column)
        if _is_head(columns):
            body = paragraphs[place + len(columns) :]
            return tuple(_grouped(list(_blocks(body, columns)))), paragraphs[place].line
    return (), None


def _blocks(cells: Sequence[Paragraph], columns: Sequence[Column]) -> Iterator[Cells]:
    numbers: list[int] = []
    for place, cell in enumerate(cells):
        if cell.text.rstrip(".、") == str(len(numbers) + 1):
            numbers.append(place)
    for start, end in zip(numbers, [*numbers[1:], len(cells)], strict=True):
        yield _block(cells[start + 1 : end], columns)


def _block(cells: Sequence[Paragraph], columns: Sequence[Column]) -> Cells:
    """Empty cells leave no line, so a block is read from its end: units, before them the title, before that a group."""
    wanted = [column for column in columns if column in _UNIT_COLUMNS]
    texts = [cell.text for cell in cells]
    last = len(texts)
    while last > 0 and not _lists_units(texts[last - 1]):
        last -= 1  # remarks, dates and whatever follows the table
    first = last
    while first > 1 and last - first < len(wanted) and _lists_units(texts[first - 1]):
        first -= 1
    found = dict(zip(wanted, texts[first:last], strict=False))
    title = first - 1
    if title >= 0:
        found[Column.task] = texts[title]
    if title >= 1:
        found[Column.group] = texts[title - 1]
    return Cells(found, cells[max(title, 0)].line if cells else 0)


def _lists_units(text: str) -> bool:
    if stated(text):
        return True
    names = unit_list(text).names
    return bool(names) and all(looks_like_unit(name) for name in names)
