"""Filling a form as an agency would: open it in a spreadsheet program, type into the tinted cells, save."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

HEADINGS = {
    "percent": "完成进度（%）",
    "state": "状态",
    "progress": "进展情况",
    "problems": "存在问题",
    "next_step": "下一步打算",
    "people": "受益人次",
    "sessions": "活动场次",
    "funds": "投入经费（万元）",
}
"""The fields of `returns read --json` (DESIGN 6) and what stands over their columns."""

Columns = dict[str, int]


def tasks_of(path: Path) -> dict[int, str]:
    """The tasks that a form asks about: row of the sheet, title."""
    sheet = load_workbook(path).worksheets[0]
    return {row: str(sheet.cell(row, columns["任务"]).value) for row, columns in _rows(sheet, "任务")}


def fill(
    path: Path,
    answers: Mapping[str, Mapping[str, Any]],
    signed_on: str = "",
    bases: Sequence[Mapping[str, Any]] = (),
) -> dict[tuple[str, str], str]:
    """Type `answers` (task title to field to value), and `bases` (heading to value) into the free rows.

    Returns the address of every cell of a task that was typed into.
    """
    book = load_workbook(path)
    sheet = book.worksheets[0]
    typed = {}
    for row, columns in _rows(sheet, "任务"):
        title = str(sheet.cell(row, columns["任务"]).value)
        for field, value in answers.get(title, {}).items():
            cell = sheet.cell(row, columns[HEADINGS[field]])
            cell.value = value
            typed[title, field] = cell.coordinate
    free = (
        (row, columns) for row, columns in _rows(sheet, "基地名称") if not sheet.cell(row, columns["基地名称"]).value
    )
    for base, (row, columns) in zip(bases, free, strict=False):
        for heading, value in base.items():
            sheet.cell(row, columns[heading]).value = value
    if signed_on:
        _right_of(sheet, "填报日期：").value = signed_on
    book.save(path)
    return typed


def _rows(sheet: Worksheet, heading: str) -> Iterator[tuple[int, Columns]]:
    """The numbered rows of the table that has a column of this heading."""
    columns: Columns = {}
    for row in list(sheet.iter_rows()):
        texts = {str(cell.value): cell.column for cell in row if cell.value is not None}
        if heading in texts and "序号" in texts:
            columns = texts
        elif columns and not isinstance(row[0].value, int):
            return
        elif columns:
            yield row[0].row, columns


def _right_of(sheet: Worksheet, label: str) -> Any:
    """The cell, or merged cells, beside a label."""
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value == label:
                merged = next((area for area in sheet.merged_cells.ranges if cell.coordinate in area), None)
                return sheet.cell(cell.row, 1 + (merged.max_col if merged else cell.column))
    raise AssertionError(f"the form has no {label}")
