"""Filling a form as a unit would: open the workbook, type under the headings, save."""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from lianping_desk.domain.received import Found, ReadReturn, ReadRow, Signature, TableKind

Values = Mapping[str, Any]


def fill_form(
    path: Path,
    progress: Mapping[str, Values] | None = None,
    indicators: Mapping[str, Values] | None = None,
    bases: Sequence[Values] = (),
    signed: Values | None = None,
) -> Path:
    """Type values under the headings of the tables, rows named by task or indicator; bases go into the free rows."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    for heading, rows in (("任务", progress), ("指标", indicators)):
        columns, first = _headings(sheet, heading)
        lines = {sheet.cell(row, columns[heading]).value: row for row in range(first + 1, sheet.max_row + 1)}
        for name, values in (rows or {}).items():
            for title, value in values.items():
                sheet.cell(lines[name], columns[title]).value = value
    columns, first = _headings(sheet, "基地名称")
    free = (row for row in range(first + 1, sheet.max_row + 1) if not sheet.cell(row, columns["基地名称"]).value)
    for values, row in zip(bases, free, strict=False):
        for title, value in values.items():
            sheet.cell(row, columns[title]).value = value
    for label, value in (signed or {}).items():
        _beside(sheet, label).value = value
    book.save(path)
    return path


def _headings(sheet: Worksheet, wanted: str) -> tuple[dict[str, int], int]:
    for row in sheet.iter_rows():
        columns = {str(cell.value): cell.column for cell in row if cell.value}
        if wanted in columns and len(columns) > 3:
            return columns, row[0].row
    raise AssertionError(f"no table with a column {wanted}")


def _beside(sheet: Worksheet, label: str) -> Any:
    for row in sheet.iter_rows():
        for place, cell in enumerate(row):
            if cell.value == label:
                return next(c for c in row[place + 1 :] if not isinstance(c, MergedCell))
    raise AssertionError(f"no {label}")


def plain_table(path: Path, title: str, headings: Sequence[str], rows: Sequence[Sequence[Any]]) -> Path:
    """A table that a unit made itself."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in ([title], list(headings), *map(list, rows)):
        sheet.append(row)
    book.save(path)
    return path


def reading(
    folder: Path, name: str, unit: str | None, period: str | None, rows: Sequence[ReadRow], **more: Any
) -> tuple[Path, ReadReturn]:
    """A file on disk and its reading, without anyone having to read it."""
    path = folder / name
    path.write_text(f"{name} {rows} {more}", encoding="utf-8")
    fingerprint = sha256(path.read_bytes()).hexdigest()
    return path, ReadReturn(
        file=name,
        sha256=fingerprint,
        kind="xlsx",
        unit=Found(unit, "Sheet1!A2") if unit else None,
        period=Found(period, "Sheet1!A1") if period else None,
        rows=tuple(rows),
        **more,
    )


def progress_line(task: int, row: int = 5, **values: Any) -> ReadRow:
    """A row about a task with these values, each in a cell of its own."""
    letters = dict(zip(values, letters_from("D"), strict=False))
    return ReadRow(
        TableKind.progress,
        "Sheet1",
        row,
        values,
        {field: f"{letters[field]}{row}" for field in values},
        {field: str(value) for field, value in values.items()},
        task_no=task,
    )


def letters_from(first: str) -> Iterator[str]:
    yield from (chr(code) for code in range(ord(first), ord("Z") + 1))


def signed_on(day: Any) -> Signature:
    return Signature(on=day)
