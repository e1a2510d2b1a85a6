"""Binary Excel workbooks (.xlsb): the values by calamine, what is hidden, merged or shown as a percentage by us."""

import tempfile
import zipfile
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from lianping_desk.exchange.containers import ASK_FOR_WORKBOOK
from lianping_desk.exchange.grid import Cell, CellContent, Grid, Sheet, Trouble
from lianping_desk.exchange.opening.shown import Shape, number_cell, text_of
from lianping_desk.exchange.opening.xlsb_layout import Layout, read_layouts
from lianping_desk.exchange.opening.xml_parts import MOST_CELLS, damaged, too_many_cells
from lianping_desk.exchange.unreadable import Unreadable

WIDEST_AREA = 20_000_000
"""Cells of the rectangle that a sheet says it uses; calamine makes them all."""


def read_xlsb(package: zipfile.ZipFile, content: bytes) -> Grid:
    layouts = read_layouts(package)
    with tempfile.TemporaryDirectory() as folder:
        named = Path(folder) / "in.xlsb"  # calamine trusts the suffix
        named.write_bytes(content)
        try:
            book = CalamineWorkbook.from_path(named)
            sheets = tuple(_sheet(book, number, layouts) for number in _worksheets(book))
        except CalamineError as error:
            raise damaged() from error
    if not sheets:
        raise Unreadable("文件里没有能读的工作表，可能已损坏。", ASK_FOR_WORKBOOK)
    return Grid("xlsb", sheets)


def _worksheets(book: CalamineWorkbook) -> list[int]:
    return [n for n, sheet in enumerate(book.sheets_metadata) if sheet.typ == SheetTypeEnum.WorkSheet]


def _sheet(book: CalamineWorkbook, number: int, layouts: Mapping[str, Layout]) -> Sheet:
    about = book.sheets_metadata[number]
    layout = layouts.get(about.name)
    if layout is None:
        raise damaged()  # its hidden rows would go in as if they were shown
    sheet = book.get_sheet_by_index(number)
    if sheet.total_height * sheet.total_width > WIDEST_AREA:
        raise too_many_cells()
    cells: dict[tuple[int, int], Cell] = {}
    for row, values in enumerate(sheet.to_python(skip_empty_area=False), start=1):
        for column, value in enumerate(values, start=1):
            if value != "":
                cells[row, column] = _cell(row, column, value, layout.shapes.get((row, column), Shape.plain))
        if len(cells) > MOST_CELLS:
            raise too_many_cells()
    for row, column in layout.errors:
        cells[row, column] = Cell(row, column, None, "#N/A", trouble=Trouble.error)
    for row, column in layout.without_result:
        cells[row, column] = Cell(row, column, None, "=", trouble=Trouble.no_result)
    return Sheet(
        about.name,
        cells,
        tuple(layout.merges),
        frozenset(layout.hidden_rows),
        frozenset(layout.hidden_columns),
        is_hidden=about.visible != SheetVisibleEnum.Visible,
    )


def _cell(row: int, column: int, value: CellContent | timedelta, shape: Shape) -> Cell:
    if isinstance(value, bool):
        return Cell(row, column, value, text_of(value))
    if isinstance(value, int | float):
        return number_cell(row, column, value, shape if shape == Shape.percent else Shape.plain, epoch_1904=False)
    if isinstance(value, datetime | date | time):
        return Cell(row, column, value, text_of(value))
    text = str(value)
    return Cell(row, column, text, text)
