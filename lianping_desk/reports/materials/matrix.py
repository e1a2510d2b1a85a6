"""The division table as a matrix: tasks by units, a sign where a unit has a part (DESIGN 7)."""

from collections.abc import Iterable, Iterator

from lianping_desk.domain.materials.division import DivisionRow, DivisionTable
from lianping_desk.domain.plan import Role
from lianping_desk.reports import table as paper
from lianping_desk.reports.flow import Block
from lianping_desk.reports.paragraph import Paragraph
from lianping_desk.reports.styles import LEDGER_NOTE
from lianping_desk.reports.table import Band, CellAlign, Column, TableStyle

_UNITS_TO_A_PAGE = 42
_STYLE = TableStyle(size=8, leading=10.5, pad_x=2)
_NUMBER_WIDTH = 26.0
_TITLE_WIDTH = 116.0
_WIDEST_UNIT = 19.0  # one hanzi a line: a name is read downwards, as on any office's matrix


def matrix_blocks(division: DivisionTable, width: float) -> Iterator[Block]:
    """One table, or several below one another where the units are too many for the width of a page."""
    units = tuple(dict.fromkeys(name for row in division.rows for name in (*row.lead, *_others(row))))
    if not units:
        return
    count = -(-len(units) // _UNITS_TO_A_PAGE)
    share = -(-len(units) // count)
    for start in range(0, len(units), share):
        yield _table(division.rows, units[start : start + share], width)
    signs = [role for role in Role if role is not Role.cooperating or division.has_cooperating]
    yield Paragraph("　".join(f"{role.sign} {role.chinese}单位" for role in signs), LEDGER_NOTE)


def _others(row: DivisionRow) -> tuple[str, ...]:
    return (*row.responsible, *row.cooperating)


def _table(tasks: Iterable[DivisionRow], units: tuple[str, ...], width: float) -> paper.Table:
    room = min((width - _NUMBER_WIDTH - _TITLE_WIDTH) / len(units), _WIDEST_UNIT)
    columns = (
        Column(("序号",), CellAlign.centre, most=_NUMBER_WIDTH),
        Column(("任务",), least=_TITLE_WIDTH),
        *(Column((unit,), CellAlign.centre, least=room, most=room) for unit in units),
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
