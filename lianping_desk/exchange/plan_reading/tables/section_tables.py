"""Small tables that stand in the text, under a task: they are lines of that task, 牵头单位：…, and no annex."""

import re
from collections.abc import Iterator, Sequence

from lianping_desk.exchange.plan_reading.document import Block, Document, Paragraph, Row, Table
from lianping_desk.exchange.plan_reading.outline.markers import Rank, marker
from lianping_desk.exchange.plan_reading.tables.annex_columns import (
    UNIT_COLUMNS,
    Column,
    column_of,
    columns_of,
    is_head,
)
from lianping_desk.exchange.plan_reading.tables.cell_kinds import NAMES_TASK
from lianping_desk.exchange.plan_reading.tables.division_heads import Part, part_of
from lianping_desk.exchange.plan_reading.tables.division_rows import cells_of, holds_units

_TITLE_OF_A_TABLE = re.compile(r"^(附件|附表|附录|表\s*\d)|(表|清单|台账|附件|一览)(（.*）)?[：:]?$")
_LONGEST_LABEL = 12
_SURELY_LABELS = (*UNIT_COLUMNS, Column.deadline, Column.number)


def with_section_lines(document: Document) -> Document:
    """The document with tables of one task turned into lines of it, and cards (任务 | …, 牵头单位 | …) into tables."""
    blocks: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            blocks.append(block)
        else:
            blocks += _read(block, blocks)
    return Document(document.name, tuple(blocks), document.notes)


def _read(table: Table, before: Sequence[Block]) -> Iterator[Block]:
    fields = _fields(table) or _fields_across(table)
    if fields:
        columns = columns_of([label for label, _, _ in fields])
        if is_head(columns):
            line = fields[0][2]
            yield Table((Row(tuple(one[0] for one in fields), line), Row(tuple(one[1] for one in fields), line)))
        else:
            yield from _lines_of(fields, columns)
        return
    part = part_of(table)
    heading = _heading_above(before)
    if part and heading is not None and _holds_measures(part):
        yield from _measures(part, before)
    else:
        yield table


def _fields(table: Table) -> list[tuple[str, str, int]]:
    """Label, text and line of a table that says one thing a row, 牵头单位 | 某局; [] for any other."""
    fields: list[tuple[str, str, int]] = []
    for row in table.rows:
        cells = _distinct(row.cells)
        if not cells:
            continue
        if len(cells) % 2 or len(cells) > 4:
            return []
        for label, text in zip(cells[::2], cells[1::2], strict=True):
            if not _is_label(label) or (_is_label(text) and column_of(text) in _SURELY_LABELS):
                return []
            fields.append((re.sub(r"\s", "", label).rstrip("：:"), text, row.line))
    return fields if _name_units(fields) and len({label for label, _, _ in fields}) == len(fields) else []


def _fields_across(table: Table) -> list[tuple[str, str, int]]:
    """The same where the labels stand side by side over one row of texts, and none is a task's."""
    rows = [row for row in table.rows if any(row.cells)]
    if len(rows) != 2 or not all(_is_label(cell) for cell in rows[0].cells if cell):
        return []
    columns = [column_of(cell) for cell in rows[0].cells]
    if {Column.task, Column.measure, Column.goal} & set(columns):
        return []
    pairs = zip(rows[0].cells, rows[1].cells, strict=True)
    fields = [(re.sub(r"\s", "", label), text, rows[1].line) for label, text in pairs if label and text]
    return fields if _name_units(fields) else []


def _distinct(cells: Sequence[str]) -> list[str]:
    """The texts of a row, merged cells once, empty ones left out."""
    return [cell for place, cell in enumerate(cells) if cell and (place == 0 or cell != cells[place - 1])]


def _is_label(cell: str) -> bool:
    tight = re.sub(r"\s", "", cell).rstrip("：:")
    return len(tight) <= _LONGEST_LABEL and not re.search(r"[，。；、]", tight) and column_of(tight) is not Column.other


def _name_units(fields: Sequence[tuple[str, str, int]]) -> bool:
    """Whether one of the labels is that of units and units stand beside it."""
    columns = tuple(column_of(label) for label, _, _ in fields)
    if not set(columns) & set(UNIT_COLUMNS):
        return False
    part = Part(tuple(label for label, _, _ in fields), columns, (), 0)
    return holds_units([cells_of(part, Row(tuple(text for _, text, _ in fields), 0))])


def _lines_of(fields: Sequence[tuple[str, str, int]], columns: Sequence[Column]) -> Iterator[Paragraph]:
    for (label, text, line), column in zip(fields, columns, strict=True):
        if column in UNIT_COLUMNS:
            yield Paragraph(f"{label}：{_list(text)}", line)
        elif column is not Column.number:
            for part in text.splitlines():
                yield Paragraph(part if marker(part) else f"{label}：{part}", line)


def _list(text: str) -> str:
    return "、".join(line.strip("、，；;。 ") for line in text.splitlines() if line.strip())


def _heading_above(before: Sequence[Block]) -> str | None:
    """The heading of the one task that a table stands under; None under an annex or a chapter of many tasks."""
    for block in reversed(before):
        if isinstance(block, Table):
            return None
        if _TITLE_OF_A_TABLE.search(block.text):
            return None
        found = marker(block.text)
        if found and found.rank <= Rank.bracketed:
            title = re.split(r"[。：]", found.rest)[0]
            return title if found.rank is Rank.bracketed and NAMES_TASK.search(title) else None
    return None


def _holds_measures(part: Part) -> bool:
    """Whether the rows are measures: few of them are called 行动 or 工程."""
    titles = [cells_of(part, row).text(Column.task) for row in part.rows]
    return 2 * sum(NAMES_TASK.search(title) is not None for title in titles) < len(titles)


def _measures(part: Part, before: Sequence[Block]) -> Iterator[Paragraph]:
    """1.某项举措（牵头单位：…；责任单位：…); a measure that the text has told already brings its units alone."""
    told = [block.text for block in before if isinstance(block, Paragraph)]
    for no, row in enumerate(part.rows, 1):
        cells = cells_of(part, row)
        title = cells.text(Column.measure) or cells.text(Column.task)
        title = re.sub(r"^(?:\d{1,2}[.．、]|[（(]\d{1,2}[）)])", "", title)
        said = "；".join(
            f"{heading}：{_list(text)}"
            for heading, column, text in zip(part.headings, part.columns, row.cells, strict=True)
            if column in UNIT_COLUMNS and text.strip()
        )
        if any(title and title in text for text in told):
            yield Paragraph(said, row.line)
        else:
            yield Paragraph(f"{no}.{title}（{said}）" if said else f"{no}.{title}", row.line)
