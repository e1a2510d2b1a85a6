"""The rows of a division table by their columns, each looked at: units under units, tasks under tasks."""

from collections.abc import Sequence
from dataclasses import dataclass

from lianping_desk.domain.plan import PlanDoubt
from lianping_desk.exchange.plan_reading.document import Row
from lianping_desk.exchange.plan_reading.duties.unit_lists import unit_list
from lianping_desk.exchange.plan_reading.tables.annex_columns import UNIT_COLUMNS, Cells, Column
from lianping_desk.exchange.plan_reading.tables.cell_kinds import (
    LIKELY_UNITS,
    is_date,
    is_nothing,
    is_number,
    likeness_to_units,
)
from lianping_desk.exchange.plan_reading.tables.division_heads import Part
from lianping_desk.exchange.plan_reading.tables.flat_alignment import Alignment, Line, Slot

_MISPLACED = "这一行的格子和表头对不上，各栏是按文字推断的，请对照原件核对"
_STRANGE = "这一行的任务或单位一栏里像是别的内容，可能错了一栏，请对照原件核对"


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows, and what a person should look at."""

    cells: tuple[Cells, ...]
    doubts: tuple[PlanDoubt, ...]


def rows_of(part: Part) -> Rows:
    """Every row by its columns; one whose cells do not fit is laid out by what they say, and doubted."""
    cells: list[Cells] = []
    doubts: list[PlanDoubt] = []
    for row in part.rows:
        if not any(cell.strip() for cell in row.cells):
            continue
        read = cells_of(part, row)
        why = ""
        if not _fits(read) and not is_band(row):
            other = cells_of(part, _laid_out(part, row))
            read, why = (other, _MISPLACED) if _fits(other) else (read, _STRANGE)
        elif row.lacks_cells and _lacks_units(part, read):
            why = _MISPLACED
        if why:
            said = " ".join(dict.fromkeys(cell.strip() for cell in row.cells if cell.strip()))
            doubts.append(PlanDoubt(f"分工表（正文第{row.line}行）", said, why))
        cells.append(read)
    return Rows(tuple(cells), tuple(doubts))


def cells_of(part: Part, row: Row) -> Cells:
    """A row by its columns: two columns of one kind are read as one cell."""
    by_column: dict[Column, str] = {}
    goals: list[tuple[str, int | None]] = []
    for place, (column, cell) in enumerate(zip(part.columns, row.cells, strict=True)):
        if column is Column.goal:
            goals.append((cell, part.year_of(place)))
        before = by_column.get(column, "")
        if not before or (cell and cell != before):
            by_column[column] = f"{before}\n{cell}" if before else cell
    return Cells(by_column, row.line, tuple(goals))


def is_band(row: Row) -> bool:
    """Whether one text runs across the row: the name of the tasks below."""
    said = [cell for cell in row.cells if cell.strip()]
    return len(set(said)) == 1 and len(said) > 1


def _fits(cells: Cells) -> bool:
    """Whether units stand where units are asked for, and no list of units is a task."""
    for column in UNIT_COLUMNS:
        text = cells.said(column)
        names = unit_list(text).names
        if text and not likeness_to_units(text) and not any(likeness_to_units(name) for name in names):
            return False
    titles = [text for column in (Column.task, Column.measure) if (text := cells.said(column))]
    return not any(
        likeness_to_units(text) >= LIKELY_UNITS or _holds_list(text) or is_date(text) or is_number(text)
        for text in titles
    )


def _lacks_units(part: Part, cells: Cells) -> bool:
    """Whether some of the columns of units are empty and others are not."""
    said = [bool(cells.said(column)) for column in set(part.columns) & set(UNIT_COLUMNS)]
    return any(said) and not all(said)


def _holds_list(text: str) -> bool:
    """某局、某会青少年…行动: units and the task behind them ran together."""
    names = unit_list(text).names
    return len(names) > 1 and 2 * sum(likeness_to_units(name) >= LIKELY_UNITS for name in names) >= len(names)


def _laid_out(part: Part, row: Row) -> Row:
    """The texts of a row under the columns that they fit best: a converter may have dropped its empty cells."""
    texts: list[str] = []
    for cell in row.cells:
        if not is_nothing(cell) and cell != (texts[-1] if texts else ""):
            texts.append(cell)
    slots = [Slot(column) for column in part.columns]
    placed = Alignment([Line(text, row.line) for text in texts], slots).placed()
    if any(one.begins_row for one in placed[1:]):
        return row
    cells = [""] * len(slots)
    for one in placed:
        cells[one.slot] = "\n".join(texts[one.start : one.end])
    return Row(tuple(cells), row.line)


def holds_units(rows: Sequence[Cells]) -> bool:
    """Whether most cells under the headings of units do name units: 单位 over %, 个, 人 is a unit of measure."""
    cells = [text for row in rows for column in UNIT_COLUMNS if (text := row.said(column))]
    return 2 * sum(likeness_to_units(cell) > 0 for cell in cells) > len(cells)
