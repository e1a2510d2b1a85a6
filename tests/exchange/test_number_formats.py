"""A number is what Excel shows: with the unit that its format puts behind it, a month without a made-up day."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from lianping_desk.exchange.grid import Cell, Trouble
from lianping_desk.exchange.opening.opener import open_grid
from lianping_desk.exchange.opening.shown import Shape, number_cell, shape_of
from lianping_desk.exchange.reading.context import ReadingContext
from tests.exchange.sheets_by_hand import HEADING, TITLE, WHOSE, read, sheet

TASK = "实施青少年科学素质提升行动"


def shown(number: float, code: str) -> Cell:
    return number_cell(1, 1, number, shape_of(200, code), epoch_1904=False)


@pytest.mark.parametrize(
    ("number", "code", "text"),
    [
        (2, '0.0"万人"', "2万人"),
        (800, '#,##0"元"', "800元"),
        (60, '0"%"', "60%"),
        (5, 'G/通用格式"场"', "5场"),
        (45047, 'yyyy"年"m"月"', "2023年5月"),
    ],
)
def test_a_unit_or_a_month_in_the_format_is_part_of_what_stands_there(number: float, code: str, text: str) -> None:
    cell = shown(number, code)
    assert (cell.value, cell.text, cell.trouble) == (text, text, None)


@pytest.mark.parametrize("code", ["#,##0", "0.00", '#,##0.00_);("亏"#,##0.00)', "General", '"¥"#,##0.00', '0!.0,"万"'])
def test_other_formats_leave_the_number_as_it_is(code: str) -> None:
    cell = shown(3500, code)
    assert (cell.value, cell.trouble) == (3500, None)


@pytest.mark.parametrize("code", ["0!.0,", "#,##0,", "0.00,,"])
def test_a_number_that_is_shown_smaller_than_it_is_stored_is_a_doubt(code: str) -> None:
    assert shown(25000, code).trouble is Trouble.scaled


@pytest.mark.parametrize("code", ["yyyy-mm-dd", 'yyyy"年"m"月"d"日"', "m/d/yyyy", "[$-804]yyyy/m/d", 'm"月"d"日"'])
def test_a_whole_day_stays_one(code: str) -> None:
    assert shown(45047, code).value == date(2023, 5, 1)


def test_a_month_typed_into_excel_has_no_day() -> None:
    assert shape_of(57, None) == Shape.month
    assert number_cell(1, 1, 45047, Shape.month, epoch_1904=False).value == "2023年5月"


def test_a_return_with_units_in_its_formats(tmp_path: Path, context: ReadingContext) -> None:
    book = openpyxl.Workbook()
    for row in (TITLE, WHOSE, HEADING, [1, TASK, "做了。", 60, 2, 800]):
        book.active.append(row)
    for cell, code in (("D4", '0"%"'), ("E4", '0"万人"'), ("F4", '0"元"')):
        book.active[cell].number_format = code
    book.save(tmp_path / "a.xlsx")
    found = read(context, *open_grid(tmp_path / "a.xlsx").sheets)
    assert dict(found.rows[0].values) == {"progress": "做了。", "percent": 60, "people": 20000, "funds": 0.08}


def test_units_prescribed_above_a_table_count_for_its_columns(context: ReadingContext) -> None:
    heading = ["任务", "进展情况", "受益人数", "经费"]
    rows = [TITLE, WHOSE, ["单位：万人次、万元"], heading, [TASK, "做了。", 1.5, 3]]
    assert dict(read(context, sheet(rows)).rows[0].values) == {"progress": "做了。", "people": 15000, "funds": 3}
    rows = [TITLE, WHOSE, ["单位：万人次、万元"], ["任务", "进展情况", "受益人数（人）"], [TASK, "做了。", 300]]
    assert dict(read(context, sheet(rows)).rows[0].values) == {"progress": "做了。", "people": 300}


def test_another_task_in_the_column_of_measures_is_asked_about(context: ReadingContext) -> None:
    rows = [TITLE, WHOSE, ["任务", "举措", "进展情况"], [TASK, "实施农民科学素质提升行动", "做了。"]]
    doubts = read(context, sheet(rows)).rows[0].doubts
    assert [(doubt.field, doubt.cell) for doubt in doubts] == [("task", "B4")]
