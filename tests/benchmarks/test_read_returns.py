"""Two hundred ordinary returns hashed, opened in the children, understood and matched."""

from pathlib import Path

import pandas
import pytest
from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from lianping_desk.domain.received import Catalogue
from lianping_desk.exchange.contained import ContainedReader
from lianping_desk.exchange.plan_file import read_plan_file
from lianping_desk.exchange.reading.read_return import read_returns
from lianping_desk.shipped import resource
from tests.benchmarks.conftest import Figures

FILES = 200

pytestmark = pytest.mark.benchmark


def write_return(path: Path, catalogue: Catalogue, number: int) -> Path:
    """A plain table as a unit sends it: ten tasks, eight columns, a signature line."""
    book = Workbook()
    sheet = book.active
    sheet.append(["2023年1-6月全民科学素质工作进展情况统计表"])
    sheet.append([f"填报单位：{catalogue.units[number % len(catalogue.units)].name}"])
    sheet.append(["序号", "工作内容", "进展情况", "完成率（%）", "状态", "存在问题", "受益人数", "投入经费（万元）"])
    for task in catalogue.plan.tasks[:10]:
        row = [
            task.no,
            task.title,
            f"开展科普活动{number}场。",
            40 + task.no,
            "按序时",
            "经费不足。",
            120 * task.no,
            2.5,
        ]
        sheet.append(row)
    sheet.append([f"填报人：张三　联系电话：0762-433{number:04}　填报日期：2023年7月5日"])
    book.save(path)
    return path


def test_reading_two_hundred_returns(tmp_path: Path, figures: Figures) -> None:
    shipped = read_plan_file(resource("plans", "lianping_2021_2025.toml"))
    catalogue = Catalogue(shipped.plan, shipped.units, shipped.indicators)
    files = [write_return(tmp_path / f"{number}.xlsx", catalogue, number) for number in range(FILES)]

    with ContainedReader() as reader:

        def read_all() -> None:
            found = read_returns(files, catalogue, None, reader)
            assert sum(len(one.rows) for one in found) == FILES * 10

        def read_with(engine: str) -> None:
            for file in files:
                pandas.read_excel(file, engine=engine)

        figures.compare(
            "200 returns read and understood", read_all, lambda: read_with("openpyxl"), "pandas merely reading", "<= 1"
        )
        figures.compare(
            "200 returns read and understood",
            read_all,
            lambda: [CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python() for file in files],
            "bare calamine (limit)",
            "",
        )
