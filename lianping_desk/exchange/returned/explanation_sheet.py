"""退回说明: the sheet that tells the unit what is asked of it, cell by cell, with a way to each."""

from openpyxl.workbook import Workbook
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from lianping_desk.exchange.cell_text import put_text
from lianping_desk.exchange.returned import looks
from lianping_desk.exchange.returned.mark_cells import sheet_of
from lianping_desk.exchange.returned.marking import Mark, Marking
from lianping_desk.exchange.returned.words import EXPLANATION_SHEET, is_explanation_sheet

_WIDTHS = {"A": 6.0, "B": 18.0, "C": 18.0, "D": 30.0, "E": 56.0}
_HEADINGS = ("序号", "位置", "栏目", "原来填的", "请这样改")
_LAST = "E"
_HEADING_HEIGHT = 24.0


def write_explanation_sheet(book: Workbook, marking: Marking) -> None:
    """Put the sheet in front and let the workbook open on it; one of an earlier return goes."""
    for old in [sheet for sheet in book.worksheets if is_explanation_sheet(sheet.title)]:
        book.remove(old)
    sheet: Worksheet = book.create_sheet(EXPLANATION_SHEET, 0)
    for letters, width in _WIDTHS.items():
        sheet.column_dimensions[letters].width = width
    row = _write_lines(sheet, marking)
    for number, heading in enumerate(_HEADINGS, start=1):
        cell = sheet.cell(row, number)
        put_text(cell, heading)
        cell.font, cell.fill, cell.alignment = looks.LIST_HEADING, looks.LIST_HEADING_FILL, looks.CENTRED
        cell.border = looks.LIST_BOX
    sheet.row_dimensions[row].height = _HEADING_HEIGHT
    for number, mark in enumerate(marking.marks, start=1):
        _write_mark(book, sheet, row + number, number, mark)
    _set_up(sheet, row)
    _open_on(book, sheet)


def _write_lines(sheet: Worksheet, marking: Marking) -> int:
    """The title and the lines above the list; returns the row of the list's headings."""
    sheet.merge_cells(f"A1:{_LAST}1")
    put_text(sheet["A1"], EXPLANATION_SHEET)
    sheet["A1"].font, sheet["A1"].alignment = looks.TITLE, looks.CENTRED
    sheet.row_dimensions[1].height = 34
    for row, line in enumerate(marking.lines, start=2):
        sheet.merge_cells(f"A{row}:{_LAST}{row}")
        cell = sheet[f"A{row}"]
        put_text(cell, line)
        cell.font, cell.alignment = looks.PLAIN, looks.WRAPPED
        sheet.row_dimensions[row].height = looks.height_of(line, sum(_WIDTHS.values())) + 6
    return len(marking.lines) + 3


def _write_mark(book: Workbook, sheet: Worksheet, row: int, number: int, mark: Mark) -> None:
    of = sheet_of(book, mark.sheet) if mark.cell else None
    place = f"{of.title}!{mark.cell}" if of is not None else "整份表"
    texts = (str(number), place, mark.heading, mark.text, mark.explanation)
    for column, text in enumerate(texts, start=1):
        cell = sheet.cell(row, column)
        put_text(cell, text)
        cell.font, cell.border = looks.PLAIN, looks.LIST_BOX
        cell.alignment = looks.CENTRED if column == 1 else looks.WRAPPED
    if of is not None:
        link = sheet.cell(row, 2)
        quoted = of.title.replace("'", "''")
        link.hyperlink = Hyperlink(ref=link.coordinate, location=f"'{quoted}'!{mark.cell}")
        link.font = looks.LINK
    widths = list(_WIDTHS.values())
    heights = [looks.height_of(text, width) for text, width in zip(texts, widths, strict=True)]
    sheet.row_dimensions[row].height = max(*heights, 20.0)


def _set_up(sheet: Worksheet, heading_row: int) -> None:
    sheet.freeze_panes = f"A{heading_row + 1}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.sheet_view.showGridLines = False


def _open_on(book: Workbook, sheet: Worksheet) -> None:
    for other in book.worksheets:
        other.sheet_view.tabSelected = other is sheet
    book.active = book.index(sheet)
