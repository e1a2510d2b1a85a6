"""The division table as a matrix: tasks by units, a sign where a unit has a part (DESIGN 7)."""

from collections.abc import Iterable, Iterator
from itertools import accumulate
from math import ceil

from lianping_desk.domain.materials.division import DivisionRow, DivisionTable
from lianping_desk.domain.plan import Role
from lianping_desk.reports import table as paper
from lianping_desk.reports.flow import Block, Gap
from lianping_desk.reports.paragraph import Paragraph
from lianping_desk.reports.styles import LEDGER_NOTE
from lianping_desk.reports.table import Band, CellAlign, Column, TableStyle

_UNITS_TO_A_PAGE = 42  # of names that are read downwards
_STYLE = TableStyle(size=8, leading=10.5, pad_x=2)
_BETWEEN = 14.0
_NUMBER_WIDTH = 26.0
_TITLE_WIDTH = 116.0
_NARROWEST_UNIT, _WIDEST_UNIT = 14.5, 19.0  # one hanzi a line: a name is read downwards, as on any office's matrix
_LONGEST_DOWNWARDS = 18
"""Hanzi of a name; a longer one is set in lines of several hanzi, lest the heading leave no room for the tasks."""


def matrix_blocks(division: DivisionTable, width: float) -> Iterator[Block]:
    """One table, or several below one another where the units are too many for the width of a page."""
    units = tuple(dict.fromkeys(name for row in division.rows for name in (*row.lead, *_others(row))))
    if not units:
        return
    for number, together in enumerate(_shared_out(units)):
        if number:
            yield Gap(_BETWEEN)
        yield _table(division.rows, together, width)
    signs = [role for role in Role if role is not Role.cooperating or division.has_cooperating]
    yield Paragraph("　".join(f"{role.sign} {role.chinese}单位" for role in signs), LEDGER_NOTE)


def _shared_out(units: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The units in as many groups as tables are needed, each about as wide as the others."""
    needs = [(_long_width(unit) or _NARROWEST_UNIT) / _NARROWEST_UNIT for unit in units]
    count = ceil(sum(needs) / _UNITS_TO_A_PAGE)
    ends = [ceil(so_far * count / sum(needs) - 1e-9) for so_far in accumulate(needs)]
    for number in range(1, count + 1):
        if together := tuple(unit for unit, end in zip(units, ends, strict=True) if end == number):
            yield together


def _long_width(unit: str) -> float | None:
    """How wide the column of a long name is, in points; None of one that is read downwards."""
    if len(unit) <= _LONGEST_DOWNWARDS:
        return None
    return ceil(len(unit) / _LONGEST_DOWNWARDS) * _STYLE.size + 2 * _STYLE.pad_x + 1


def _others(row: DivisionRow) -> tuple[str, ...]:
    return (*row.responsible, *row.cooperating)


def _table(tasks: Iterable[DivisionRow], units: tuple[str, ...], width: float) -> paper.Table:
    long = {unit: wide for unit in units if (wide := _long_width(unit)) is not None}
    left = width - _NUMBER_WIDTH - _TITLE_WIDTH - sum(long.values())
    short = min(left / max(len(units) - len(long), 1), _WIDEST_UNIT)
    rooms = [long.get(unit, short) for unit in units]
    columns = (
        Column(("序号",), CellAlign.centre, most=_NUMBER_WIDTH),
        Column(("任务",), least=_TITLE_WIDTH),
        *(Column((unit,), CellAlign.centre, room, room) for unit, room in zip(units, rooms, strict=True)),
    )
    rows: list[tuple[str | paper.Cell, ...] | Band] = []
    section = ""
    for task in tasks:
        named = task.section or task.kind.chinese
        if named != section:
            section = named
            rows.append(Band(section))
        rows.append((str(task.no), task.title, *(_sign(task, unit) for unit in units)))
    return paper.Table(columns, rows, _STYLE)


def _sign(task: DivisionRow, unit: str) -> str:
    for role, names in ((Role.lead, task.lead), (Role.responsible, task.responsible)):
        if unit in names:
            return role.sign
    return Role.cooperating.sign if unit in task.cooperating else ""
