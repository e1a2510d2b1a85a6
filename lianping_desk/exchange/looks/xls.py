"""How the sheets of an old Excel or WPS workbook look, by xlrd."""

import os
from pathlib import Path
from typing import Any

import xlrd

from lianping_desk.domain.sheet_picture import Place
from lianping_desk.exchange.looks.sheet_look import (
    MOST_DRESSED,
    WIDEST_COLUMN,
    Looks,
    SheetLook,
    pixels_of_characters,
    pixels_of_points,
)

_TWIPS_OF_A_POINT = 20
_PARTS_OF_A_CHARACTER = 256
_CENTRED = (2, 6)
_SOLID = 1


def xls_looks(content: bytes) -> Looks:
    with Path(os.devnull).open("w") as log:
        book = xlrd.open_workbook(file_contents=content, formatting_info=True, ragged_rows=True, logfile=log)
    return {sheet.name: _look(book, sheet) for sheet in book.sheets()}


def _look(book: Any, sheet: Any) -> SheetLook:
    look = SheetLook()
    for column, info in sheet.colinfo_map.items():
        if column < WIDEST_COLUMN and info.width:
            look.widths[column + 1] = pixels_of_characters(info.width / _PARTS_OF_A_CHARACTER)
    for row, info in sheet.rowinfo_map.items():
        if info.height and not info.has_default_height:
            look.heights[row + 1] = pixels_of_points(info.height / _TWIPS_OF_A_POINT)
    for row in range(sheet.nrows):
        if len(look.fills) + len(look.bold) > MOST_DRESSED:
            break
        for column in range(sheet.row_len(row)):
            _note_cell(look, book, book.xf_list[sheet.cell_xf_index(row, column)], (row + 1, column + 1))
    return look


def _note_cell(look: SheetLook, book: Any, style: Any, place: Place) -> None:
    if book.font_list[style.font_index].bold:
        look.bold.add(place)
    if style.alignment.hor_align in _CENTRED:
        look.centred.add(place)
    colour = book.colour_map.get(style.background.pattern_colour_index)
    if style.background.fill_pattern == _SOLID and colour:
        look.fills[place] = "#{:02X}{:02X}{:02X}".format(*colour)
