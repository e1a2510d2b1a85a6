"""All tables of a document that divide the work: the pages of one go together, none is passed over in silence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lianping_desk.domain.plan import PlanDoubt
from lianping_desk.exchange.plan_reading.document import Document, Table
from lianping_desk.exchange.plan_reading.tables.annex_columns import UNIT_COLUMNS, Cells, Column
from lianping_desk.exchange.plan_reading.tables.cell_kinds import LIKELY_UNITS, likeness_to_units
from lianping_desk.exchange.plan_reading.tables.division_heads import Part, continued, part_of
from lianping_desk.exchange.plan_reading.tables.division_rows import holds_units, rows_of
from lianping_desk.exchange.plan_reading.tables.flat_tables import flat_table
from lianping_desk.exchange.plan_reading.tables.goal_tables import is_goal_table

# A table of contacts, of money, or of times names units and tasks and divides nothing.
_CONTACTS = re.compile(r"联系人|联系电话|电话|手机|姓名|职务|职称|邮箱|微信|传真")
_MONEY = re.compile(r"经费|资金|金额|投资|预算|万元")
_TIMES = re.compile(r"(工作)?(阶段|步骤)|日期|活动时间|(举办|活动)地点")
_NOT_ANNEX = "这个表像是{}，没有当作分工表读，请看其中有没有分工"
_UNREAD = "这个表里有单位名称，但没有看出是不是分工表，没有读"
_OTHER_SHAPE = "这个表也像分工表，但栏目和前面的分工表不一样，没有读"


@dataclass(slots=True)
class Division:
    """The rows of all division tables; `line` is where the table begins if its cells are lines of text."""

    rows: list[Cells] = field(default_factory=list)
    doubts: list[PlanDoubt] = field(default_factory=list)
    line: int | None = None


def division_of(document: Document) -> Division:
    """What the tables of a document say of who does what."""
    found = Division()
    parts = list(_parts(document.tables, found))
    if not parts:
        flat = flat_table(document.paragraphs)
        part = part_of(flat.table) if flat else None
        if flat and part and holds_units(rows_of(part).cells):
            parts, found.line = [part], flat.line
            found.doubts += flat.doubts
    for part in parts:
        rows = rows_of(part)
        found.rows += rows.cells
        found.doubts += rows.doubts
    return found


def _parts(tables: Sequence[Table], found: Division) -> Iterator[Part]:
    """The division tables in order; a table that might be one and is not read leaves a doubt."""
    first: Part | None = None
    last: Part | None = None
    for table in tables:
        part = part_of(table)
        if part:
            other = _other_kind(part)
            if not holds_units(rows_of(part).cells):
                last = None
            elif other or (first and not _of_one_shape(part, first)):
                found.doubts.append(_doubt(table, _NOT_ANNEX.format(other) if other else _OTHER_SHAPE))
                last = None
            else:
                first, last = first or part, part
                yield part
            continue
        page = continued(table, last) if last else None
        if page and _reads_on(page):
            last = page
            yield page
        elif _names_units(table):
            found.doubts.append(_doubt(table, _UNREAD))


def _other_kind(part: Part) -> str:
    head = "、".join(part.headings)
    if _TIMES.search(head) and Column.lead not in part.columns:
        return "时间安排表"
    if _MONEY.search(head) and Column.lead not in part.columns:
        return "经费表"
    return "联系表" if _CONTACTS.search(head) and Column.lead not in part.columns else ""


def _of_one_shape(part: Part, first: Part) -> bool:
    """Whether two tables divide alike: the same roles, both with or without measures."""
    weighty = {*UNIT_COLUMNS, Column.measure}
    return set(part.columns) & weighty == set(first.columns) & weighty


def _reads_on(page: Part) -> bool:
    """Whether rows without a head fit the columns of the table before."""
    rows = rows_of(page)
    named = [row for row in rows.cells if any(row.said(column) for column in UNIT_COLUMNS)]
    return bool(named) and holds_units(rows.cells) and 2 * len(rows.doubts) <= len(rows.cells)


def _names_units(table: Table) -> bool:
    """Whether a table has a column of units beside a column of other words; contacts and goals are left alone."""
    head = "".join(table.rows[0].cells)
    if _CONTACTS.search(head) or is_goal_table(table):
        return False
    columns = list(zip(*(row.cells for row in table.rows), strict=True))
    of_units = [_share(column) > 0.5 for column in columns]
    has_words = any(not units and _has_words(column) for units, column in zip(of_units, columns, strict=True))
    return any(of_units) and has_words


def _share(cells: Sequence[str]) -> float:
    said = [cell for cell in cells if cell.strip()]
    return sum(likeness_to_units(cell) >= LIKELY_UNITS for cell in said) / len(said) if len(said) > 1 else 0.0


def _has_words(cells: Sequence[str]) -> bool:
    return any(len(cell) >= 5 and not likeness_to_units(cell) for cell in cells)


def _doubt(table: Table, why: str) -> PlanDoubt:
    said = " ".join(dict.fromkeys(cell.strip() for cell in table.rows[0].cells if cell.strip()))
    return PlanDoubt(f"正文第{table.rows[0].line}行的表", said, why)
