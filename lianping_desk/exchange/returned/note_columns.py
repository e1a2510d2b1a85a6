"""Where the explanations stand: a column right of everything in the rows of each table that has a marked cell.

Nothing is put in above or left of the data, so that every address stays what it is in the original.
"""

from collections.abc import Iterable

from lianping_desk.exchange.grid import Grid, Sheet
from lianping_desk.exchange.reading.body import Use
from lianping_desk.exchange.reading.context import ReadingContext
from lianping_desk.exchange.reading.sheets import TableBody, take_apart
from lianping_desk.exchange.reading.words import plain
from lianping_desk.exchange.returned.addresses import column_and_row
from lianping_desk.exchange.returned.marking import Mark, NoteColumn
from lianping_desk.exchange.returned.words import PROBLEM_HEADING, is_explanation_sheet

_HEADING = plain(PROBLEM_HEADING)


def note_columns(grid: Grid, marks: Iterable[Mark], context: ReadingContext) -> tuple[NoteColumn, ...]:
    """The columns for these marks, one for each table that has any of them, or that has one from an earlier return.

    A table that lies on its side has no rows to write beside: its cells only get their notes.
    """
    marks = tuple(marks)
    found: list[NoteColumn] = []
    for sheet in grid.sheets:
        if sheet.is_hidden or is_explanation_sheet(sheet.name):
            continue
        for body in take_apart(sheet, context).bodies:
            here = [mark for mark in marks if mark.sheet == sheet.name and _is_in(mark, body)]
            if not body.rows_at and (here or _earlier(sheet, body)):
                found.append(_column(sheet, body, here))
    return tuple(found)


def _column(sheet: Sheet, body: TableBody, marks: list[Mark]) -> NoteColumn:
    notes: dict[int, str] = {}
    for mark in marks:
        _, row = column_and_row(mark.cell)
        notes[row] = f"{notes[row]}\n{mark.explanation}" if row in notes else mark.explanation
    table = body.table
    last = max((line.row for line in body.rows if line.use is not Use.outside), default=table.body)
    column = _earlier(sheet, body) or _rightmost(sheet, table.first_row, last) + 1
    return NoteColumn(sheet.name, column, table.first_row, table.body - 1, last, notes)


def _is_in(mark: Mark, body: TableBody) -> bool:
    """Whether the mark is in a row of the table's body; a heading, a title or a signature has no line of its own."""
    if not mark.cell:
        return False
    _, row = column_and_row(mark.cell)
    return body.table.body <= row <= body.table.last_row


def _earlier(sheet: Sheet, body: TableBody) -> int | None:
    """The column of an earlier return, in a workbook that went back once already."""
    return next(
        (
            cell.column
            for cell in sheet.cells.values()
            if body.table.first_row <= cell.row < body.table.body and plain(cell.text) == _HEADING
        ),
        None,
    )


def _rightmost(sheet: Sheet, first: int, last: int) -> int:
    """The last column that anything takes in these rows, merged ranges included."""
    cells = (column for row, column in sheet.cells if first <= row <= last)
    merges = (merge.last_column for merge in sheet.merges if merge.first_row <= last and merge.last_row >= first)
    return max((*cells, *merges), default=0)
