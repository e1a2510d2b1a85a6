"""Workbooks that no program offers to repair: Excel's strict rules in the XML, and LibreOffice opening them."""

import csv
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from lianping_desk.domain.materials.pack import Pack, TaskSheets
from lianping_desk.exchange.workbooks.write_workbook import write_workbook
from tests.exchange import sample_materials as sample
from tests.exchange.workbooks.strict import faults

AWKWARD = (
    "history",
    "县/教*育?局[一]:",
    "'引号'",
    "=1+1",
    "&A",
    "长" * 60,
    "县教育局",
    "县教育局",
    "ABC",
    "abc",
    "𬭎" * 40,
)


def awkward_pack() -> Pack:
    """Sheets of units with names that Excel does not take, and texts that are not what they seem."""
    sheets = tuple(sample.task_sheet_named(name) for name in AWKWARD)
    rows = tuple(
        sample.ledger_row(number, unit=name, progress=text)
        for number, (name, text) in enumerate(
            zip(
                AWKWARD,
                ("=cmd|' /C calc'!A0", "+1", "-1", "@x", "\x07响", "字" * 5000, "<a&b>", "𬭎", "", " ", "\n\n"),
                strict=True,
            ),
            start=5,
        )
    )
    head = replace(sample.heading("填报台账&数据"), office="甲&乙" * 60)
    return sample.pack(
        sample.division(), replace(sample.ledger(rows), heading=head), TaskSheets(sample.heading("任务书"), sheets)
    )


@pytest.mark.parametrize("pack", [sample.pack(), awkward_pack()], ids=["the whole pack", "awkward names and texts"])
def test_excel_finds_no_fault_in_the_file(tmp_path: Path, pack: Pack) -> None:
    assert list(faults(write_workbook(tmp_path / "材料.xlsx", pack))) == []


def test_the_rules_would_catch_a_fault(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "材料.xlsx", sample.pack())
    broken = tmp_path / "broken.xlsx"
    with zipfile.ZipFile(path) as whole, zipfile.ZipFile(broken, "w") as changed:
        for name in whole.namelist():
            content = whole.read(name)
            if name == "xl/workbook.xml":
                content = content.replace("年度任务".encode(), "进度安排".encode())
            if name == "xl/worksheets/sheet3.xml":
                content = content.replace(b'dxfId="0"', b'dxfId="99"').replace(
                    b'<autoFilter ref="A', b'<autoFilter ref="A1:A'
                )
            changed.writestr(name, content)
    assert any("two sheets of one name" in fault for fault in faults(broken))


@pytest.fixture
def office(tmp_path: Path) -> list[str]:
    """The beginning of a command that converts a file with LibreOffice, with a profile of its own."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    return [program, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to"]


def test_libreoffice_opens_every_sheet_with_every_value(tmp_path: Path, office: list[str]) -> None:
    pack = sample.pack()
    path = write_workbook(tmp_path / "材料.xlsx", pack)
    kinds = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    subprocess.run([*office, kinds, "--outdir", str(tmp_path), str(path)], check=True, capture_output=True, timeout=120)
    read = {
        file.stem.removeprefix("材料-"): list(csv.reader(file.read_text("utf-8").splitlines()))
        for file in tmp_path.glob("材料-*.csv")
    }
    assert set(read) == set(openpyxl.load_workbook(path, read_only=True).sheetnames)
    (row,) = [row for row in read["任务进展"] if "县教育局" in row]
    assert "60" in row and "2.5" in row and any("参赛学生620人" in cell for cell in row)
    assert any("2023-07-06" in row for row in read["填报台账"])
    assert any("▲ 慢序时" in row for row in read["进度安排"])
