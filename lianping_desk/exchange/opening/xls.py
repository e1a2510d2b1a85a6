"""Old Excel and WPS workbooks (.xls, .et: BIFF), read by xlrd with their formats, merged and hidden cells."""

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import xlrd
from xlrd.biffh import (
    XL_CELL_BOOLEAN,
    XL_CELL_DATE,
    XL_CELL_ERROR,
    XL_CELL_NUMBER,
    XL_CELL_TEXT,
    XLRDError,
    error_text_from_code,
)
from xlrd.book import Book
from xlrd.sheet import Sheet as XlsSheet

from lianping_desk.exchange.containers import ASK_FOR_WORKBOOK, ASK_WITHOUT_PASSWORD
from lianping_desk.exchange.grid import Cell, Grid, Merge, Sheet, Trouble
from lianping_desk.exchange.opening.shown import number_cell, shape_of, text_of
from lianping_desk.exchange.opening.xml_parts import MOST_CELLS, damaged, too_many_cells
from lianping_desk.exchange.unreadable import Unreadable

_FIRST_UNICODE = 80
"""Version of BIFF from which text is Unicode; before, it is in the code page that the workbook names."""


def read_xls(content: bytes, kind: str) -> Grid:
    book = _book(content)
    if book.biff_version < _FIRST_UNICODE and book.codepage is None:
        book = _book(content, encoding_override="gb18030")  # xlrd would take it for Western European
    if not book.nsheets:
        raise Unreadable("文件里没有能读的工作表，可能已损坏。", ASK_FOR_WORKBOOK)
    return Grid(kind, tuple(_sheet(book, sheet) for sheet in book.sheets()))


def _book(content: bytes, **more: Any) -> Book:
    with Path(os.devnull).open("w") as log:
        try:
            book: Book = xlrd.open_workbook(
                file_contents=content, formatting_info=True, ragged_rows=True, logfile=log, **more
            )
            return book
        except XLRDError as error:
            if "encrypted" in str(error).lower():
                raise Unreadable("文件设有打开密码，已加密。", ASK_WITHOUT_PASSWORD) from error
            raise damaged() from error
        except MemoryError:
            raise
        except Exception as error:  # xlrd lets whatever its parsing stumbles over through
            raise damaged() from error


def _sheet(book: Book, sheet: XlsSheet) -> Sheet:
    cells: dict[tuple[int, int], Cell] = {}
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            cell = _cell(book, sheet, row, column)
            if cell is not None:
                cells[row + 1, column + 1] = cell
        if len(cells) > MOST_CELLS:
            raise too_many_cells()
    merges = tuple(Merge(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells)
    hidden_rows = (row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden or info.height == 0)
    hidden_columns = (column + 1 for column, info in sheet.colinfo_map.items() if info.hidden or info.width == 0)
    return Sheet(
        sheet.name, cells, merges, frozenset(hidden_rows), frozenset(hidden_columns), is_hidden=sheet.visibility != 0
    )


def _cell(book: Book, sheet: XlsSheet, row: int, column: int) -> Cell | None:
    cell = _stored(book, sheet, row, column)
    if cell and cell.trouble is None and _is_struck(book, sheet, row, column):
        return replace(cell, trouble=Trouble.struck)
    return cell


def _is_struck(book: Book, sheet: XlsSheet, row: int, column: int) -> bool:
    """Whether the font of the cell, or of any run of its text, crosses it out."""
    fonts = [book.xf_list[sheet.cell_xf_index(row, column)].font_index]
    fonts += [font for _, font in sheet.rich_text_runlist_map.get((row, column), ())]
    return any(font < len(book.font_list) and book.font_list[font].struck_out for font in fonts)


def _stored(book: Book, sheet: XlsSheet, row: int, column: int) -> Cell | None:
    kind = sheet.cell_type(row, column)
    value = sheet.cell_value(row, column)
    at = (row + 1, column + 1)
    if kind == XL_CELL_TEXT:
        return Cell(*at, value, value) if value else None
    if kind in (XL_CELL_NUMBER, XL_CELL_DATE):
        style = book.xf_list[sheet.cell_xf_index(row, column)]
        number_format = book.format_map.get(style.format_key)
        code = number_format.format_str if number_format else None
        return number_cell(*at, value, shape_of(style.format_key, code), book.datemode == 1)
    if kind == XL_CELL_BOOLEAN:
        return Cell(*at, bool(value), text_of(bool(value)))
    if kind == XL_CELL_ERROR:
        return Cell(*at, None, error_text_from_code.get(value, "#N/A"), trouble=Trouble.error)
    return None
