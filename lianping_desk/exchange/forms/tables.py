"""The three tables of a form: tasks, indicators, bases. They share the columns A to L of one sheet."""

from dataclasses import dataclass
from typing import Literal

from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from lianping_desk.domain.number_text import format_number
from lianping_desk.exchange.cell_text import put_text
from lianping_desk.exchange.forms import look
from lianping_desk.exchange.forms.content import FormContent
from lianping_desk.exchange.forms.hidden_sheet import choice

WIDTHS = {"A": 5, "B": 24, "C": 6, "D": 11, "E": 9, "F": 10, "G": 34, "H": 22, "I": 22, "J": 9, "K": 9, "L": 12}
EMPTY_BASE_ROWS = 5

_GENERAL = "General"
_OTHER_WORDS = "一般从列表中选择；确需另写的，点“是”。"


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of a table over the sheet's columns `first` to `last`; `number_format` is set where it is filled in."""

    first: str
    last: str
    heading: str
    number_format: str = ""
    is_text: bool = False


_TASKS = (
    _Column("A", "A", "序号"),
    _Column("B", "B", "任务", is_text=True),
    _Column("C", "C", "角色"),
    _Column("D", "D", "上期进度"),
    _Column("E", "E", "完成进度（%）", _GENERAL),
    _Column("F", "F", "状态", look.TEXT_FORMAT),
    _Column("G", "G", "进展情况", look.TEXT_FORMAT, is_text=True),
    _Column("H", "H", "存在问题", look.TEXT_FORMAT, is_text=True),
    _Column("I", "I", "下一步打算", look.TEXT_FORMAT, is_text=True),
    _Column("J", "J", "受益人次", _GENERAL),
    _Column("K", "K", "活动场次", _GENERAL),
    _Column("L", "L", "投入经费（万元）", _GENERAL),
)
_INDICATORS = (
    _Column("A", "A", "序号"),
    _Column("B", "C", "指标", is_text=True),
    _Column("D", "E", "目标值"),
    _Column("F", "F", "上期累计"),
    _Column("G", "G", "本期数", _GENERAL),
    _Column("H", "H", "累计数", _GENERAL),
    _Column("I", "L", "备注", look.TEXT_FORMAT, is_text=True),
)
_BASES = (
    _Column("A", "A", "序号"),
    _Column("B", "C", "基地名称", look.TEXT_FORMAT, is_text=True),
    _Column("D", "D", "级别", look.TEXT_FORMAT),
    _Column("E", "F", "所在乡镇", look.TEXT_FORMAT),
    _Column("G", "G", "依托单位", look.TEXT_FORMAT, is_text=True),
    _Column("H", "H", "阶段", look.TEXT_FORMAT),
    _Column("I", "I", "日期", look.DAY_FORMAT),
    _Column("J", "K", "证书编号", look.TEXT_FORMAT),
    _Column("L", "L", "有效期至", look.DAY_FORMAT),
)


def write_tasks(sheet: Worksheet, row: int, content: FormContent) -> int:
    """任务进展, from `row` on; returns the row after it."""
    first = _start(sheet, row, "一、任务进展", _TASKS)
    for line, task in enumerate(content.tasks, start=first):
        _empty_row(sheet, line, _TASKS)
        sheet[f"A{line}"] = task.no  # the plan's own number, so that form and division table speak of the same task
        put_text(sheet[f"B{line}"], task.title)
        put_text(sheet[f"C{line}"], task.part)
        put_text(sheet[f"D{line}"], _last_time(task.last_percent, task.last_state))
        sheet[f"D{line}"].font = look.GREY
        look.set_growing_height(sheet, line, 54)
    last = first + len(content.tasks) - 1
    if content.tasks:
        _allow(sheet, _number("decimal", 0, 100, "完成进度填 0 至 100 的数，如 60。"), "E", first, last)
        _allow(sheet, choice(content, "states", _OTHER_WORDS, strict=False), "F", first, last)
        for column in "JK":
            _allow(sheet, _number("whole", 0, None, "填不小于 0 的整数；没有的空着。"), column, first, last)
        _allow(sheet, _number("decimal", 0, None, "以万元计，如 2.5；没有的空着。"), "L", first, last)
    return last + 1


def write_indicators(sheet: Worksheet, row: int, content: FormContent) -> int:
    """创建目标和指标, from `row` on; returns the row after it."""
    first = _start(sheet, row, "二、创建目标和指标", _INDICATORS)
    for number, indicator in enumerate(content.indicators, start=1):
        line = first + number - 1
        _empty_row(sheet, line, _INDICATORS)
        sheet[f"A{line}"] = number
        put_text(sheet[f"B{line}"], indicator.title)
        put_text(sheet[f"D{line}"], indicator.target_text)
        last = indicator.last_cumulative
        put_text(sheet[f"F{line}"], "" if last is None else f"{format_number(last)}{indicator.unit}")
        sheet[f"F{line}"].font = look.GREY
        look.set_growing_height(sheet, line, 26)
    last_row = first + len(content.indicators) - 1
    for column in "GH":
        _allow(sheet, _number("decimal", 0, None, "只填数字；没有的空着。"), column, first, last_row)
    return last_row + 1


def write_bases(sheet: Worksheet, row: int, content: FormContent) -> int:
    """科普教育基地: the register's rows to correct, then empty ones; returns the row after it."""
    title = "三、科普教育基地" if content.indicators else "二、科普教育基地"
    first = _start(sheet, row, f"{title}（已有的如有变化请改正，新增的接着填写）", _BASES)
    for number in range(1, len(content.bases) + EMPTY_BASE_ROWS + 1):
        line = first + number - 1
        _empty_row(sheet, line, _BASES)
        sheet[f"A{line}"] = number
        look.set_growing_height(sheet, line, 28)
    for line, base in enumerate(content.bases, start=first):
        texts = (base.name, base.level, base.town, base.host, base.stage, base.certificate)
        for column, text in zip("BDEGHJ", texts, strict=True):
            put_text(sheet[f"{column}{line}"], text)
        sheet[f"I{line}"] = base.on
        sheet[f"L{line}"] = base.valid_until
        for column in "IL":
            sheet[f"{column}{line}"].number_format = look.DAY_FORMAT
    last = first + len(content.bases) + EMPTY_BASE_ROWS - 1
    _allow(sheet, choice(content, "levels", "级别请从列表中选择。", strict=True), "D", first, last)
    _allow(sheet, choice(content, "towns", _OTHER_WORDS, strict=False), "E", first, last)
    _allow(sheet, choice(content, "stages", "阶段请从列表中选择。", strict=True), "H", first, last)
    for column in "IL":
        _allow(sheet, _day(), column, first, last)
    return last + 1


def _start(sheet: Worksheet, row: int, title: str, columns: tuple[_Column, ...]) -> int:
    """The title of a table and its headings; returns its first row."""
    cell = look.span(sheet, row, "A", "L")
    put_text(cell, title)
    cell.font, cell.alignment = look.SECTION, look.LEFT
    sheet.row_dimensions[row].height = 26
    for column in columns:
        heading = look.span(sheet, row + 1, column.first, column.last)
        put_text(heading, column.heading)
        look.box(sheet, row + 1, column.first, column.last)
        heading.font, heading.alignment, heading.fill = look.HEADING, look.CENTRE, look.HEADING_FILL
    sheet.row_dimensions[row + 1].height = 32
    return row + 2


def _empty_row(sheet: Worksheet, row: int, columns: tuple[_Column, ...]) -> None:
    for column in columns:
        cell = look.span(sheet, row, column.first, column.last)
        look.box(sheet, row, column.first, column.last)
        cell.font = look.BODY
        cell.alignment = look.TEXT if column.is_text else look.CENTRE
        if column.number_format:
            look.open_for_input(sheet, row, column.first, column.last, column.number_format)


def _last_time(percent: float | None, state: str) -> str:
    shown = "" if percent is None else f"{format_number(percent)}%"
    return "\n".join(part for part in (shown, state) if part)


def _allow(sheet: Worksheet, rule: DataValidation | None, column: str, first: int, last: int) -> None:
    if rule is not None:
        rule.add(f"{column}{first}:{column}{last}")
        sheet.add_data_validation(rule)


def _number(kind: Literal["whole", "decimal"], least: int, most: int | None, message: str) -> DataValidation:
    rule = DataValidation(type=kind, operator="between", formula1=str(least), allow_blank=True)
    if most is None:
        rule.operator = "greaterThanOrEqual"
    rule.formula2 = None if most is None else str(most)
    rule.errorTitle, rule.error = "请核对", message
    rule.errorStyle, rule.showErrorMessage = "warning", True
    return rule


def _day() -> DataValidation:
    rule = DataValidation(type="date", operator="greaterThanOrEqual", formula1="36526", allow_blank=True)
    rule.errorTitle, rule.error = "请核对", "日期写成 2023-05-01 的样子。"
    rule.errorStyle, rule.showErrorMessage = "warning", True
    return rule
