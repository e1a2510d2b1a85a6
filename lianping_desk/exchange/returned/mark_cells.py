"""Marks in the sheets of an open workbook: the cells, the notes at them, and the column beside each table."""

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Protection
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from lianping_desk.exchange.cell_text import clean_text, put_text
from lianping_desk.exchange.returned import looks
from lianping_desk.exchange.returned.marking import Mark, Marking, NoteColumn
from lianping_desk.exchange.returned.words import NOTE_START, OWN_NOTE, PROBLEM_HEADING

LONGEST_NOTE = 2000
"""Characters of a note at a cell; the column has the whole text."""


def mark_cells(book: Workbook, marking: Marking) -> None:
    """Mark the cells of an open workbook; what an earlier return marked is cleared first."""
    for sheet in _sheets(book):
        _clear_earlier(sheet)
    for mark in marking.marks:
        if mark.cell and (of := sheet_of(book, mark.sheet)) is not None:
            _mark(of, mark, marking.author)
    for column in marking.columns:
        if (of := sheet_of(book, column.sheet)) is not None:
            _write_column(of, column)


def sheet_of(book: Workbook, name: str | None) -> Worksheet | None:
    """The sheet with this name; the first where the container had no names (CSV)."""
    return next((sheet for sheet in _sheets(book) if name is None or sheet.title == name), None)


def _sheets(book: Workbook) -> list[Worksheet]:
    return [sheet for sheet in book.worksheets if isinstance(sheet, Worksheet)]


def _clear_earlier(sheet: Worksheet) -> None:
    for row in sheet.iter_rows():
        for cell in row:
            if cell.comment is not None and str(cell.comment.text).startswith(NOTE_START):
                own = str(cell.comment.text).partition(OWN_NOTE)[2]
                cell.comment = Comment(own, str(cell.comment.author)) if own else None
                cell.fill = looks.NO_FILL


def _mark(sheet: Worksheet, mark: Mark, author: str) -> None:
    for cell in _cells_shown(sheet, mark.cell):
        cell.fill = looks.MARKED_FILL
        cell.protection = Protection(locked=False)  # of a protected sheet it must be possible to change it
    first = _cells_shown(sheet, mark.cell)[0]
    text = f"{NOTE_START}{mark.explanation}"
    if first.comment is not None:
        before = str(first.comment.text)
        text = f"{text}\n{before if before.startswith(NOTE_START) else OWN_NOTE + before}"
    note = Comment(clean_text(text)[:LONGEST_NOTE], author)
    note.width, note.height = 280, max(60, int(looks.height_of(text, 40) * 1.4))
    first.comment = note


def _cells_shown(sheet: Worksheet, address: str) -> list[Cell | MergedCell]:
    """The cell, or every cell of the merged range that it begins, so that the whole of it is coloured."""
    for merged in sheet.merged_cells.ranges:
        if merged.start_cell is not None and merged.start_cell.coordinate == address:
            return [sheet.cell(row, column) for row, column in merged.cells]
    return [sheet[address]]


def _write_column(sheet: Worksheet, column: NoteColumn) -> None:
    _undo_merges(sheet, column)
    heading = sheet.cell(column.first_row, column.column)
    if column.last_row > column.first_row:
        sheet.merge_cells(
            start_row=column.first_row,
            end_row=column.last_row,
            start_column=column.column,
            end_column=column.column,
        )
    _write(heading, PROBLEM_HEADING)
    heading.font, heading.alignment = looks.HEADING, looks.CENTRED
    for row in range(column.last_row + 1, column.end_row + 1):
        cell = sheet.cell(row, column.column)
        if row in column.notes:
            _write(cell, column.notes[row])
            cell.font, cell.alignment = looks.NOTE, looks.WRAPPED
            _make_room(sheet, row, column.notes[row])
        elif cell.value is not None:
            cell.value, cell.border = None, looks.NO_BORDER
    letters = get_column_letter(column.column)
    sheet.column_dimensions[letters].width = looks.NOTE_WIDTH
    sheet.column_dimensions[letters].hidden = False


def _undo_merges(sheet: Worksheet, column: NoteColumn) -> None:
    """The heading of an earlier return may be merged already."""
    for merged in list(sheet.merged_cells.ranges):
        if merged.min_col == merged.max_col == column.column and merged.min_row == column.first_row:
            sheet.unmerge_cells(str(merged))


def _write(cell: Cell | MergedCell, text: str) -> None:
    put_text(cell, text)
    cell.border = looks.BOX


def _make_room(sheet: Worksheet, row: int, text: str) -> None:
    """A row whose height is fixed grows until the explanation is seen whole; others grow by themselves."""
    fixed = sheet.row_dimensions[row].height
    if fixed is not None:
        sheet.row_dimensions[row].height = max(fixed, looks.height_of(text, looks.NOTE_WIDTH))
