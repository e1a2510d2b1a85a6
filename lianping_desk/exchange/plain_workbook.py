"""A plain workbook: one worksheet a table, headings and values, nothing merged, nothing hidden."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

from openpyxl.cell.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.workbook.workbook import Workbook

from lianping_desk.exchange.cell_text import safe_text
from lianping_desk.exchange.saved_file import saved_file
from lianping_desk.exchange.workbooks.sheet_names import SheetNames
from lianping_desk.safe_files import write_bytes

MOST_ROWS = 1_000_000
"""Of a worksheet; a longer table goes on in a second one. Excel's own limit is 1,048,576."""

WIDEST, NARROWEST = 60, 8
_LOOKED_AT = 200
"""Rows that a column's width is taken from."""

Value = str | int | Decimal | date | datetime | bool | None


@dataclass(frozen=True, slots=True)
class PlainTable:
    """A worksheet's name, its headings, and its rows, which are read as they are written."""

    name: str
    headings: tuple[str, ...]
    rows: Iterable[Sequence[Value]]


def write_plain_workbook(target: Path, tables: Iterable[PlainTable]) -> Path:
    """Write the tables in their order; returns where the file is. DeskError when it cannot be written."""
    book, names = Workbook(write_only=True), SheetNames()
    for table in tables:
        rows = iter(table.rows)
        first = True
        while (some := list(islice(rows, MOST_ROWS))) or first:
            sheet = book.create_sheet(names.legal(table.name))
            _fill(sheet, table.headings, some)
            first = False
            if len(some) < MOST_ROWS:
                break
    return write_bytes(target, saved_file(book.save))


def _fill(sheet: Any, headings: Sequence[str], rows: Sequence[Sequence[Value]]) -> None:
    sheet.freeze_panes = "A2"
    for number, width in enumerate(_widths(headings, rows[:_LOOKED_AT]), 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.append([_heading(sheet, text) for text in headings])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])


def _widths(headings: Sequence[str], rows: Sequence[Sequence[Value]]) -> Iterator[int]:
    for number, heading in enumerate(headings):
        longest = max(_places(heading), *(_places(row[number]) for row in rows)) if rows else _places(heading)
        yield min(max(longest + 2, NARROWEST), WIDEST)


def _places(value: Value) -> int:
    return sum(2 if ord(sign) > 0x2E7F else 1 for sign in str(value)[:WIDEST]) if value is not None else 0


def _heading(sheet: Any, text: str) -> Any:
    cell = WriteOnlyCell(sheet, value=safe_text(text))
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: Any, value: Value) -> Any:
    if isinstance(value, bool):
        return "是" if value else "否"
    if not isinstance(value, str):
        return value
    text = safe_text(value)
    if not text.startswith(("=", "+", "-", "@", "#")):
        return text or None
    cell = WriteOnlyCell(sheet, value=text)  # stays text: no formula, no error value
    cell.data_type = "s"
    return cell
