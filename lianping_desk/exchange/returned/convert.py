"""A workbook of another kind (.xls, .et, .ods, .csv, a web page) written anew as .xlsx: values, merges, widths."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time

from openpyxl.cell.cell import Cell as ExcelCell
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from lianping_desk.domain.sheet_picture import SheetPicture, WorkbookPicture
from lianping_desk.exchange.cell_text import put_text
from lianping_desk.exchange.grid import Cell, Grid, Merge, Sheet
from lianping_desk.exchange.returned import looks
from lianping_desk.exchange.returned.mark_excel import finish
from lianping_desk.exchange.returned.marking import MarkedWorkbook, Marking
from lianping_desk.exchange.workbooks.sheet_names import SheetNames

ONLY_SHEET = "Sheet1"
"""What the sheet of a container without sheet names (CSV, a web page) is called."""

_PIXELS_PER_CHARACTER = 7.0
_POINTS_PER_PIXEL = 0.75
_WIDEST, _NARROWEST, _LOWEST = 40.0, 6.0, 18.0


def convert_and_mark(grid: Grid, picture: WorkbookPicture | None, marking: Marking) -> MarkedWorkbook:
    """The workbook as .xlsx with its marks; every address is as it was. `picture` tells widths where they are known."""
    book = Workbook()
    book.remove(book.worksheets[0])
    given = SheetNames()
    names = {sheet.name: given.legal(sheet.name or ONLY_SHEET) for sheet in grid.sheets}
    for sheet in grid.sheets:
        _write_sheet(book.create_sheet(names[sheet.name]), sheet, picture.sheet(sheet.name) if picture else None)
    return MarkedWorkbook(finish(book, _renamed(marking, names)), converted=True)


def _renamed(marking: Marking, names: Mapping[str | None, str]) -> Marking:
    """The marking with the sheets as they are called in the new workbook."""
    marks = tuple(replace(mark, sheet=names.get(mark.sheet, mark.sheet)) for mark in marking.marks)
    columns = tuple(replace(column, sheet=names.get(column.sheet, column.sheet)) for column in marking.columns)
    return replace(marking, marks=marks, columns=columns)


def _write_sheet(written: Worksheet, sheet: Sheet, picture: SheetPicture | None) -> None:
    for cell in sheet.cells.values():
        place = written.cell(cell.row, cell.column)
        assert isinstance(place, ExcelCell)  # nothing is merged yet
        _write_cell(place, cell)
    for merge in sheet.merges:
        _merge(written, sheet, merge)
    widths = _widths(sheet, picture)
    for column, width in widths.items():
        written.column_dimensions[get_column_letter(column)].width = width
    for row, height in _heights(sheet, picture, widths).items():
        written.row_dimensions[row].height = height
    _draw_lines(written, sheet)
    for row in sheet.hidden_rows:
        written.row_dimensions[row].hidden = True
    for column in sheet.hidden_columns:
        written.column_dimensions[get_column_letter(column)].hidden = True
    if sheet.is_hidden:
        written.sheet_state = "hidden"


def _write_cell(written: ExcelCell, cell: Cell) -> None:
    value = cell.value
    written.alignment = looks.WRAPPED
    if cell.trouble is not None or value is None or isinstance(value, str):
        put_text(written, cell.text)
        written.number_format = "@"
        return
    written.value = value
    if cell.is_percent:
        written.number_format = "0%" if round(float(str(value)) * 100, 6).is_integer() else "0.00%"
    elif isinstance(value, datetime):
        written.number_format = "yyyy-mm-dd hh:mm"
    elif isinstance(value, date):
        written.number_format = "yyyy-mm-dd"
    elif isinstance(value, time):
        written.number_format = "hh:mm"


def _merge(written: Worksheet, sheet: Sheet, merge: Merge) -> None:
    """Merge as it was, unless text would be lost that stands inside the range."""
    inside = any(
        merge.first_row <= row <= merge.last_row and merge.first_column <= column <= merge.last_column
        for row, column in sheet.cells
        if (row, column) != (merge.first_row, merge.first_column)
    )
    if not inside:
        written.merge_cells(
            start_row=merge.first_row,
            start_column=merge.first_column,
            end_row=merge.last_row,
            end_column=merge.last_column,
        )


def _widths(sheet: Sheet, picture: SheetPicture | None) -> dict[int, float]:
    """As the file tells them; else as wide as what stands there, within reason."""
    if picture and picture.widths:
        return {column: max(pixels / _PIXELS_PER_CHARACTER, 1.0) for column, pixels in picture.widths.items()}
    merged = {(merge.first_row, merge.first_column) for merge in sheet.merges if merge.last_column > merge.first_column}
    found: dict[int, float] = {}
    for place, cell in sheet.cells.items():
        if place not in merged:
            longest = max(sum(2 if ord(sign) > 0x2E7F else 1 for sign in line) for line in cell.text.split("\n"))
            found[cell.column] = min(max(found.get(cell.column, _NARROWEST), longest + 2.0), _WIDEST)
    return found


def _heights(sheet: Sheet, picture: SheetPicture | None, widths: Mapping[int, float]) -> dict[int, float]:
    """As the file tells them; else as high as what stands there, so that nothing lies over the next row."""
    found: dict[int, float] = {}
    merged = {(merge.first_row, merge.first_column) for merge in sheet.merges}
    for place, cell in sheet.cells.items():
        if place not in merged:
            needed = looks.height_of(cell.text, widths.get(cell.column, _NARROWEST))
            found[cell.row] = max(found.get(cell.row, _LOWEST), needed)
    told = picture.heights if picture else {}
    return found | {row: pixels * _POINTS_PER_PIXEL for row, pixels in told.items()}


def _draw_lines(written: Worksheet, sheet: Sheet) -> None:
    """Lines in every row of more than one cell: a table without them is hard to fill in."""
    rows: dict[int, list[int]] = {}
    for row, column in sheet.cells:
        rows.setdefault(row, []).append(column)
    last = max((column for columns in rows.values() for column in columns), default=0)
    for row, columns in rows.items():
        if len(columns) > 1:
            for column in range(min(columns), last + 1):
                written.cell(row, column).border = looks.LIST_BOX
