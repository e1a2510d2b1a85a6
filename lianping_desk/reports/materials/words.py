"""Cells of a material as text on paper."""

from datetime import date

from lianping_desk.domain.materials.light import Light
from lianping_desk.domain.materials.table import Cell
from lianping_desk.domain.number_text import format_number
from lianping_desk.reports import table as paper


def paper_cell(cell: Cell) -> str | paper.Cell:
    """The cell of a table on paper; a light keeps its shape and colour beside its word."""
    if isinstance(cell, Light):
        return paper.Cell(cell.word, light=cell.state)
    return written(cell)


def written(cell: Cell) -> str:
    """Words, numbers and days as an office writes them in a table: 33.3, 2023-06-30."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, date):
        return cell.isoformat()
    return cell.text if isinstance(cell, Light) else format_number(cell)
