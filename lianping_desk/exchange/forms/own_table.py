"""A return in a table of the unit's own making, as most units send it: a title, headings, rows, a line of names."""

from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from lianping_desk.exchange.forms.answers import Answers
from lianping_desk.exchange.forms.fill_form import base_cells, signature_cells, task_cells

WIDTHS = (6, 30, 14, 40, 24, 24, 11, 11, 16)


def write_own_table(answers: Answers, target: Path) -> None:
    """Write the return as a plain workbook."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "工作进展"
    sheet.append([f"{answers.unit}{answers.period_title}全民科学素质工作进展情况表"])
    sheet["A1"].font = Font(bold=True, size=14)
    sheet.append([])
    _table(sheet, "任务", [(task.title, task_cells(task)) for task in answers.tasks])
    if answers.bases:
        sheet.append([])
        rows = [(base.name, {k: v for k, v in base_cells(base).items() if k != "基地名称"}) for base in answers.bases]
        _table(sheet, "基地名称", rows)
    sheet.append([])
    sheet.append([part for label, value in signature_cells(answers).items() for part in (f"{label}：", value)])
    for number, width in enumerate(WIDTHS):
        sheet.column_dimensions["ABCDEFGHI"[number]].width = width
    book.save(target)


def _table(sheet: Worksheet, subject: str, rows: list[tuple[str, dict[str, Any]]]) -> None:
    """Headings and numbered rows, the subject first."""
    sheet.append(["序号", subject, *rows[0][1]])
    for cell in sheet[sheet.max_row]:
        cell.font = Font(bold=True)
    for number, (name, values) in enumerate(rows, start=1):
        sheet.append([number, name, *values.values()])
        for cell in sheet[sheet.max_row]:
            cell.alignment = Alignment(wrap_text=True, vertical="center")
