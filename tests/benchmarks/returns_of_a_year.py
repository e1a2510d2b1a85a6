"""Two hundred files as they come in: forms that we sent out and units filled, and tables that units made themselves."""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from openpyxl import Workbook, load_workbook

from lianping_desk.services.desk import Desk
from lianping_desk.services.periods.add_period import add_period
from lianping_desk.services.plan.show_plan import ShownPlan, show_plan
from lianping_desk.services.returns.write_forms import write_forms

FILES = 200
TABLES = 60
PERIODS = ("2022H1", "2022H2", "2023H1", "2023H2", "2024H1", "2024H2")


def write_returns(desk: Desk, folder: Path) -> list[Path]:
    """Open the periods in `desk`, and write the files into `folder`."""
    forms = list(islice(_forms(desk, folder), FILES - TABLES))
    shown = show_plan(desk)
    for number in range(TABLES):
        forms.append(plain_table(folder / f"自报{number}.xlsx", shown, number))
    assert len(forms) == FILES
    return forms


def _forms(desk: Desk, folder: Path) -> Iterator[Path]:
    for code in PERIODS:
        add_period(desk, code)
    for code in PERIODS:  # opened one by one, filled only as far as they are wanted
        for path in write_forms(desk, code, folder / code):
            yield fill(path)


def fill(path: Path) -> Path:
    """Every task of a form gets its progress, its percent and its counts, as a unit types them."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    columns, first = _headings([list(row) for row in sheet.iter_rows(values_only=True)])
    for row in range(first + 1, sheet.max_row + 1):
        if not sheet.cell(row, columns["任务"]).value or not isinstance(sheet.cell(row, 1).value, int):
            break
        sheet.cell(row, columns["进展情况"]).value = f"组织科普活动{row}场，发放资料{row * 100}份，参加群众踊跃。"
        sheet.cell(row, _named(columns, "完成进度")).value = 40 + row
        sheet.cell(row, _named(columns, "受益人")).value = 120 * row
    book.save(path)
    return path


def plain_table(path: Path, shown: ShownPlan, number: int) -> Path:
    """A table as a unit makes it itself: ten tasks, eight columns, a signature line."""
    book = Workbook()
    sheet = book.active
    sheet.append(["2023年1-6月全民科学素质工作进展情况统计表"])
    sheet.append([f"填报单位：{shown.units[number % len(shown.units)].name}"])
    sheet.append(["序号", "工作内容", "进展情况", "完成率（%）", "状态", "存在问题", "受益人数", "投入经费（万元）"])
    for task in shown.plan.tasks[:10]:
        said = f"开展科普活动{number + task.no}场。"
        sheet.append([task.no, task.title, said, 40 + task.no, "按序时", "经费不足。", 120 * task.no, 2.5])
    sheet.append([f"填报人：张三　联系电话：0762-433{number:04}　填报日期：2023年7月5日"])
    book.save(path)
    return path


def _headings(rows: Sequence[Sequence[object]]) -> tuple[dict[str, int], int]:
    for number, row in enumerate(rows, start=1):
        if "任务" in row:
            return {str(text): place for place, text in enumerate(row, start=1) if text}, number
    raise AssertionError("a form without a table of tasks")


def _named(columns: dict[str, int], beginning: str) -> int:
    return next(place for title, place in columns.items() if title.startswith(beginning))
