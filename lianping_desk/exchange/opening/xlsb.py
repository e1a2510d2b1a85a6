"""Binary Excel workbooks (.xlsb), read by calamine.

Calamine tells neither number formats nor hidden rows, so a share such as 0.6 stays a bare number (and becomes a doubt).
"""

import shutil
import tempfile
from datetime import date, datetime, time, timedelta
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from lianping_desk.exchange.containers import ASK_FOR_WORKBOOK, open_package
from lianping_desk.exchange.grid import Cell, CellContent, Grid, Sheet
from lianping_desk.exchange.opening.shown import Shape, number_cell, text_of
from lianping_desk.exchange.opening.xml_parts import MOST_CELLS, damaged, too_many_cells
from lianping_desk.exchange.unreadable import Unreadable

WIDEST_AREA = 20_000_000
"""Cells of the rectangle that a sheet says it uses; calamine makes them all."""


def read_xlsb(path: Path) -> Grid:
    with open_package(path):
        pass
    with tempfile.TemporaryDirectory() as folder:
        named = Path(folder) / "in.xlsb"  # calamine trusts the suffix
        shutil.copyfile(path, named)
        try:
            book = CalamineWorkbook.from_path(named)
            sheets = tuple(_sheet(book, number) for number in _worksheets(book))
        except CalamineError as error:
            raise damaged() from error
    if not sheets:
        raise Unreadable("文件里没有能读的工作表，可能已损坏。", ASK_FOR_WORKBOOK)
    return Grid("xlsb", sheets)


def _worksheets(book: CalamineWorkbook) -> list[int]:
    return [n for n, sheet in enumerate(book.sheets_metadata) if sheet.typ == SheetTypeEnum.WorkSheet]


def _sheet(book: CalamineWorkbook, number: int) -> Sheet:
    about = book.sheets_metadata[number]
    sheet = book.get_sheet_by_index(number)
    if sheet.total_height * sheet.total_width > WIDEST_AREA:
        raise too_many_cells()
    cells: dict[tuple[int, int], Cell] = {}
    for row, values in enumerate(sheet.to_python(skip_empty_area=False), start=1):
        for column, value in enumerate(values, start=1):
            if value != "":
                cells[row, column] = _cell(row, column, value)
        if len(cells) > MOST_CELLS:
            raise too_many_cells()
    return Sheet(about.name, cells, is_hidden=about.visible != SheetVisibleEnum.Visible)


def _cell(row: int, column: int, value: CellContent | timedelta) -> Cell:
    if isinstance(value, bool):
        return Cell(row, column, value, text_of(value))
    if isinstance(value, int | float):
        return number_cell(row, column, value, Shape.plain, epoch_1904=False)
    if isinstance(value, datetime | date | time):
        return Cell(row, column, value, text_of(value))
    text = str(value)
    return Cell(row, column, text, text)
