"""任务分工表 as a table."""

from lianping_desk.domain.materials.division import DivisionTable
from lianping_desk.domain.materials.leaves.words import listed, numbered
from lianping_desk.domain.materials.table import Align, Cell, Column, Leaf, Table


def division_leaves(division: DivisionTable) -> tuple[Leaf, ...]:
    """One table; the column of cooperating units only where the plan has such."""
    cooperating = division.has_cooperating
    columns = [
        Column("类别", 4.5, Align.centre, is_group=True),
        Column("序号", 3, Align.centre),
        Column("工作内容", 13),
        Column("具体举措", 24 if cooperating else 30),
        Column("牵头单位", 11),
        Column("责任单位", 22 if cooperating else 28),
        *([Column("配合单位", 14)] if cooperating else []),
    ]
    rows: list[tuple[Cell, ...]] = []
    for row in division.rows:
        units = [listed(row.lead), listed(row.responsible), *([listed(row.cooperating)] if cooperating else [])]
        rows.append((row.section or row.kind.chinese, row.no, row.title, numbered(row.measures), *units))
    unit = division.heading.unit
    empty = f"{unit}在方案中没有分工任务。" if unit else "方案里还没有任务。"
    table = Table(tuple(columns), tuple(rows), empty)
    return (Leaf("分工表", division.heading, tables=(table,), remarks=division.remarks),)
