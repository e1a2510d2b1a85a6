"""A thousand files as they come in over five years: forms that units filled in, and tables that they made."""

import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import sha256
from itertools import islice
from pathlib import Path

from openpyxl import Workbook, load_workbook

from lianping_desk.domain.period import parse_period
from lianping_desk.services.desk import Desk
from lianping_desk.services.periods.add_period import add_period
from lianping_desk.services.periods.show_periods import periods
from lianping_desk.services.plan.show_plan import ShownPlan, show_plan
from lianping_desk.services.returns.forms.write_forms import write_forms
from lianping_desk.store.forms import WrittenForm, form_codes, record_forms

FILES = 1_000
TABLES = 60
FILLED = "2023H1"
"""The period whose forms are written and filled; those of the others are the same workbooks with other words."""
PERIODS = tuple(f"{year}{part}" for year in range(2021, 2026) for part in ("Q1", "H1", "Q2", "Q3", "H2", "Q4"))
SAID = "组织科普活动"
_CODE = re.compile(rb"(?<=<t>)[0-9a-f]{16}(?=</t>)")


def write_returns(desk: Desk, folder: Path) -> list[Path]:
    """Open the periods in `desk`, and write the files into `folder`."""
    for code in PERIODS:
        add_period(desk, code)
    filled = [fill(path) for path in write_forms(desk, FILLED, folder / "发出")]
    _record_forms(desk)
    files = list(islice(_of_every_period(filled, folder), FILES - TABLES))
    shown = show_plan(desk)
    for number in range(TABLES):
        files.append(plain_table(folder / f"自报{number}.xlsx", shown, number))
    assert len(files) == FILES
    return files


def _record_forms(desk: Desk) -> None:
    """Forms of every period were sent out, each under a code of its own."""
    ids = {period.code: period.id for period in periods(desk)}
    with desk.database.reading() as session:
        codes = form_codes(session, ids[FILLED])
    for code in PERIODS:
        if code != FILLED:
            with desk.database.writing("发出填报表", desk.who) as session:
                forms = [WrittenForm(unit, _code_for(code, old), "") for unit, old in codes.items()]
                record_forms(session, ids[code], forms, date(2023, 7, 1))


def _code_for(period: str, code: str) -> str:
    """The code of a unit's form of another period."""
    return code if period == FILLED else sha256(f"{period} {code}".encode()).hexdigest()[: len(code)]


def _of_every_period(filled: Sequence[Path], folder: Path) -> Iterator[Path]:
    for code in PERIODS:
        (folder / code).mkdir()
        for path in filled:
            yield _for_period(path, folder / code / path.name.replace(parse_period(FILLED).title, ""), code)


def _for_period(path: Path, target: Path, code: str) -> Path:
    """The form as the unit fills it in another period: its code, its title and what was done are others."""
    words = {FILLED: code, parse_period(FILLED).title: parse_period(code).title, SAID: f"{code}期间{SAID}"}
    with zipfile.ZipFile(path) as form, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as other:
        hidden = _CODE.search(form.read("xl/worksheets/sheet2.xml"))
        assert hidden is not None
        words[hidden[0].decode()] = _code_for(code, hidden[0].decode())
        for name in form.namelist():
            content = form.read(name)
            if name.startswith("xl/worksheets/"):
                for old, new in words.items():
                    content = content.replace(_as_written(old), _as_written(new))
            other.writestr(name, content)
    return target


def _as_written(text: str) -> bytes:
    """Text as openpyxl writes it into a part: hanzi by their numbers."""
    return "".join(char if char.isascii() else f"&#{ord(char)};" for char in text).encode()


def fill(path: Path) -> Path:
    """Every task of a form gets its progress, its percent and its counts, as a unit types them."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    columns, first = _headings([list(row) for row in sheet.iter_rows(values_only=True)])
    for row in range(first + 1, sheet.max_row + 1):
        if not sheet.cell(row, columns["任务"]).value or not isinstance(sheet.cell(row, 1).value, int):
            break
        sheet.cell(row, columns["进展情况"]).value = f"{SAID}{row}场，发放资料{row * 100}份，参加群众踊跃。"
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
