"""Filling a form as a unit would: open the workbook, write under the headings, sign, save."""

from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell import MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from lianping_desk.exchange.forms.answers import Answers, BaseAnswer, TaskAnswer


def fill_form(form: Path, answers: Answers, target: Path) -> None:
    """Write `answers` into a copy of `form`; bases go into the rows that are still free."""
    book = load_workbook(form)
    sheet = book.worksheets[0]
    columns, heading_row = _headings(sheet, "任务")
    lines = {sheet.cell(row, columns["任务"]).value: row for row in range(heading_row + 1, sheet.max_row + 1)}
    for task in answers.tasks:
        if task.title in lines:
            _write(sheet, lines[task.title], columns, task_cells(task))
    columns, heading_row = _headings(sheet, "基地名称")
    rows = range(heading_row + 1, sheet.max_row + 1)
    free = (row for row in rows if not sheet.cell(row, columns["基地名称"]).value)
    for base, row in zip(answers.bases, free, strict=False):
        _write(sheet, row, columns, base_cells(base))
    for label, value in signature_cells(answers).items():
        _beside(sheet, f"{label}：").value = value
    book.save(target)


def task_cells(task: TaskAnswer) -> dict[str, Any]:
    """The cells of a task by the headings of the form."""
    return {
        "完成进度（%）": task.percent,
        "进展情况": task.progress,
        "存在问题": task.problems,
        "下一步打算": task.next_step,
        "受益人次": task.people,
        "活动场次": task.sessions,
        "投入经费（万元）": task.funds,
    }


def base_cells(base: BaseAnswer) -> dict[str, Any]:
    """The cells of a base by the headings of the form."""
    return {
        "基地名称": base.name,
        "级别": base.level,
        "所在乡镇": base.town,
        "依托单位": base.host,
        "阶段": base.stage,
        "日期": base.on,
        "证书编号": base.certificate,
        "有效期至": base.valid_until,
    }


def signature_cells(answers: Answers) -> dict[str, Any]:
    """What is signed, by label."""
    return {
        "填报人": answers.reporter,
        "联系电话": answers.phone,
        "审核人": answers.reviewer,
        "填报日期": answers.signed_on,
    }


def _write(sheet: Worksheet, row: int, columns: dict[str, int], values: dict[str, Any]) -> None:
    for heading, value in values.items():
        if value not in (None, ""):
            sheet.cell(row, columns[heading]).value = value


def _headings(sheet: Worksheet, wanted: str) -> tuple[dict[str, int], int]:
    """The columns of the table that has a heading `wanted`, by heading, and the row of its headings."""
    for number, row in enumerate(sheet.iter_rows(), start=1):
        columns = {str(cell.value): cell.column for cell in row if cell.value}
        if wanted in columns and len(columns) > 3:
            return columns, number
    raise ValueError(f"the form has no table with a column {wanted}")


def _beside(sheet: Worksheet, label: str) -> Any:
    """The first cell to the right of a label that can be written into."""
    for row in sheet.iter_rows():
        for place, cell in enumerate(row):
            if cell.value == label:
                return next(one for one in row[place + 1 :] if not isinstance(one, MergedCell))
    raise ValueError(f"the form has no {label}")
