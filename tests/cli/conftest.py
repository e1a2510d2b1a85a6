"""The command line as a process of its own, on real data folders."""

import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

FILLED_IN = {"F": "按序时", "G": "举办科普活动12场", "H": "无", "I": "继续推进", "J": 1200, "K": 12, "L": 2.5}


def run_desk(data: Path, *words: str | Path) -> "subprocess.CompletedProcess[str]":
    """`lianping-desk --data DATA WORDS`; output as text."""
    command = [sys.executable, "-m", "lianping_desk", "--data", str(data), *map(str, words)]
    project = Path(__file__).resolve().parents[2]
    return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, cwd=project, check=False)


def fill(form: Path, percent: object = 40) -> None:
    """Fill every task of a form as an agency would."""
    book = openpyxl.load_workbook(form)
    sheet = book["填报表"]
    table = ""
    for row in sheet.iter_rows():
        if row[0].value == "序号":
            table = str(row[1].value)
        elif isinstance(row[0].value, int) and table == "任务":
            for column, value in (FILLED_IN | {"E": percent}).items():
                sheet[f"{column}{row[0].row}"] = value
    book.save(form)


@pytest.fixture(scope="session")
def sent(fresh_data_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder `data` with 2023H1 open and its forms in `forms`, two of them filled in; made once, to be copied."""
    place = tmp_path_factory.mktemp("sent")
    shutil.copytree(fresh_data_folder, place / "data")
    for words in (("period", "add", "2023H1"), ("forms", "--period", "2023H1", "--out", place / "forms")):
        done = run_desk(place / "data", *words)
        assert done.returncode == 0, done.stderr
    fill(form_of(place, "县教育局"))
    fill(form_of(place, "县气象局"), percent="基本完成")
    return place


@pytest.fixture
def place(sent: Path, tmp_path: Path) -> Path:
    """The same for one test alone."""
    shutil.copytree(sent, tmp_path / "place")
    return tmp_path / "place"


def form_of(place: Path, unit: str) -> Path:
    """The form of a unit."""
    return place / "forms" / f"{unit}-2023年上半年填报表.xlsx"
