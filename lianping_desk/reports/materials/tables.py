"""A table of a material, set for the page that it stands on."""

from dataclasses import replace

from lianping_desk.domain.materials import table as material
from lianping_desk.domain.materials.light import Light
from lianping_desk.reports import table as paper
from lianping_desk.reports.materials.words import paper_cell

_ALIGN = {
    material.Align.left: paper.CellAlign.left,
    material.Align.centre: paper.CellAlign.centre,
    material.Align.figures: paper.CellAlign.figures,
}
_LARGEST, _SMALLEST = 9.0, 7.5
_PAD = 3.5
_LIGHT = 1.5  # squares that a light takes beside its word
_SHORT = 4 + _LIGHT
_TEXT = 7.5  # hanzi; narrower columns hold words, days and figures, and take what these ask for
_KEPT = 0.85


def paper_table(table: material.Table, width: float) -> paper.Table:
    """The table for a page with `width` points between its margins: as large as its widths in hanzi allow."""
    table = _without_empty_columns(table)
    style = table_style(table.width, len(table.columns), width)
    per_hanzi = width / max(table.width, 1.0)
    columns = tuple(
        _column(column, [row[place] for row in table.rows], per_hanzi, style)
        for place, column in enumerate(table.columns)
    )
    rows = [tuple(paper_cell(cell) for cell in row) for row in table.rows]
    return paper.Table(columns, rows, style, table.empty)


def _without_empty_columns(table: material.Table) -> material.Table:
    """The table without columns that may go and that no row fills: the others get their room."""
    kept = [
        place
        for place, column in enumerate(table.columns)
        if not column.may_go or any(row[place] not in (None, "") for row in table.rows)
    ]
    columns = tuple(table.columns[place] for place in kept)
    return replace(table, columns=columns, rows=tuple(tuple(row[place] for place in kept) for row in table.rows))


def _column(
    column: material.Column, cells: list[material.Cell], per_hanzi: float, style: paper.TableStyle
) -> paper.Column:
    """A column of text, or of groups, keeps most of the room it was given, however much stands in the others.

    Short words stay on one line.
    """
    squares = [_squares(cell) for cell in cells]
    least = max((count for count in squares if count <= _SHORT), default=0.0) * style.size + 2 * style.pad_x
    if column.width >= _TEXT or column.is_group:
        least = column.width * per_hanzi * _KEPT
    return paper.Column((column.heading,), _ALIGN[column.align], least=least, is_group=column.is_group)


def _squares(cell: material.Cell) -> float:
    """How wide a word is, in squares of its type; figures and days look after themselves."""
    if isinstance(cell, Light):
        return len(cell.word) + _LIGHT
    return float(len(cell)) if isinstance(cell, str) else 0.0


def table_style(hanzi: float, columns: int, width: float) -> paper.TableStyle:
    """Type for columns of so many hanzi together."""
    fitting = (width - columns * 2 * _PAD) / max(hanzi, 1.0)
    size = min(max(int(fitting * 2) / 2, _SMALLEST), _LARGEST)
    return paper.TableStyle(size=size, leading=size * 1.42, pad_x=_PAD if size > 8 else 2.5, pad_y=size * 0.42)
