"""The five lines that the clerk's helper dictates on the phone, right to the last cell; and every bad input."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from openpyxl import Workbook, load_workbook
from pypdf import PdfReader

from lianping_desk.cli.arguments import parse
from lianping_desk.cli.run import run
from lianping_desk.services.data_folder import DataFolder
from lianping_desk.services.open_desk import opened_desk
from lianping_desk.services.periods.add_period import add_period
from tests.end_to_end.as_an_agency import fill, tasks_of

PROJECT = Path(__file__).resolve().parents[2]
FILLED = ("县教育局", "县科协", "县农业农村局", "县委组织部", "县卫生健康局", "大湖镇")


def desk(data: Path, *words: str | Path) -> "subprocess.CompletedProcess[str]":
    """`lianping-desk --data DATA WORDS` as a process of its own."""
    command = [sys.executable, "-m", "lianping_desk", "--data", str(data), *map(str, words)]
    environment = os.environ | {"PYTHONPATH": str(PROJECT)}
    return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, env=environment, check=False)


def told(data: Path, *words: str | Path) -> Any:
    """The JSON document that a command prints."""
    done = desk(data, *words, "--json")
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return json.loads(done.stdout)


def refused(done: "subprocess.CompletedProcess[str]", *words: str) -> None:
    """Known trouble: exit code 1, one paragraph of Chinese with these words, no traceback, nothing on stdout."""
    assert done.returncode == 1, done.stdout
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    sentence = done.stderr.strip()
    assert sentence.endswith("。") and "\n" not in sentence, sentence
    for word in words:
        assert word in sentence


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder; the lock says nothing."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != "desk.lock")
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def answers(number: int, titles: list[str]) -> dict[str, dict[str, Any]]:
    """What unit number `number` reports about its tasks; every cell differs from every other."""
    return {
        title: {
            "percent": 30 + 5 * number + place,
            "state": "按序时",
            "progress": f"第{number}个单位第{place}项：举办活动{place + 3}场。",
            "problems": f"缺人{number}名。",
            "next_step": f"下半年再办{place + 1}场。",
            "people": 1000 * number + place,
            "sessions": place + 3,
            "funds": number + 0.25,
        }
        for place, title in enumerate(titles)
    }


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh folder on which the first lines were said: plan, period, forms, filled by six agencies."""
    place = tmp_path_factory.mktemp("lines")
    plan = told(place / "data", "plan", "show")[0]
    assert (plan["region"], plan["years"], len(plan["tasks"])) == ("连平县", [2021, 2025], 11)
    assert sum(len(task["measures"]) for task in plan["tasks"]) == 38
    for words in (["period", "add", "2023H1"], ["forms", "--period", "2023H1", "--out", place / "forms"]):
        done = desk(place / "data", *words)
        assert done.returncode == 0, done.stderr
    return place


@pytest.fixture(scope="module")
def typed(place: Path) -> dict[str, dict[str, dict[str, Any]]]:
    """What the six units typed; their files lie in `place / "forms"`, filled."""
    made = {}
    for number, unit in enumerate(FILLED, start=1):
        path = form(place, unit)
        made[unit] = answers(number, list(tasks_of(path).values()))
        fill(path, made[unit], "2023年7月5日")
    return made


def form(place: Path, unit: str) -> Path:
    return place / "forms" / f"{unit}-2023年上半年填报表.xlsx"


@pytest.fixture(scope="module")
def imported(place: Path, typed: dict[str, dict[str, dict[str, Any]]]) -> dict[str, Any]:
    """What `returns import` says about the six files."""
    document = told(place / "data", "returns", "import", *(form(place, unit) for unit in FILLED), "--period", "2023H1")
    assert isinstance(document, dict)
    return document


def test_every_typed_cell_comes_back_as_it_was_typed(
    place: Path, imported: dict[str, Any], typed: dict[str, dict[str, dict[str, Any]]]
) -> None:
    assert imported["kept_doubts"] == 0
    assert imported["stored_rows"] == sum(len(tasks) for tasks in typed.values())
    assert [file["unit"]["name"] for file in imported["files"]] == list(FILLED)
    for file in imported["files"]:
        assert file["refused"] is None and file["doubts"] == []
        assert file["signed"]["date"] == "2023-07-05"
        sheet = load_workbook(place / "forms" / file["file"]).worksheets[0]
        expected = list(typed[file["unit"]["name"]].values())
        assert [row["values"] for row in file["rows"]] == expected
        for row in file["rows"]:
            assert row["cells"].keys() - {"task"} == row["values"].keys()
            assert {field: sheet[row["cells"][field]].value for field in row["values"]} == row["values"]


def test_the_status_is_worked_out_from_the_leads_and_names_their_cells(
    place: Path, imported: dict[str, Any], typed: dict[str, dict[str, dict[str, Any]]]
) -> None:
    plan = told(place / "data", "plan", "show")[0]
    status = told(place / "data", "status", "--as-of", "2023-06-30")
    assert status["as_of"] == "2023-06-30"
    for task, line in zip(plan["tasks"], status["tasks"], strict=True):
        assert line["title"] == task["title"]
        reported = {unit: tasks[task["title"]]["percent"] for unit, tasks in typed.items() if task["title"] in tasks}
        leading = [reported[unit] for unit in task["lead"] if unit in reported]
        counted = leading or [reported[unit] for unit in task["responsible"] if unit in reported]
        mean = sum(map(Decimal, counted)) / len(counted) if counted else None
        assert (line["percent"] is None) == (mean is None)
        if mean is not None:
            assert line["percent"] == pytest.approx(float(mean), abs=0.06)
            assert len(line["from"]) == len(counted)
        for source in line["from"]:
            sheet = load_workbook(place / "forms" / source["file"])[source["sheet"]]
            assert sheet[source["cell"]].value == source["percent"] == reported[source["unit"]]


def test_the_pack_shows_what_was_typed_on_paper_and_in_the_workbook(
    place: Path, imported: dict[str, Any], typed: dict[str, dict[str, dict[str, Any]]]
) -> None:
    on = ["--as-of", "2023-06-30", "--period", "2023H1"]
    for kind in ("pdf", "xlsx"):
        done = desk(place / "data", "export", "pack", "--format", kind, "--out", place / f"P.{kind}", *on)
        assert done.returncode == 0, done.stderr
        assert str(place / f"P.{kind}") in done.stdout
    reader = PdfReader(place / "P.pdf")
    pages = ["".join(page.extract_text().split()) for page in reader.pages]
    paper = "".join(pages)
    cells = {cell for sheet in load_workbook(place / "P.xlsx") for row in sheet.values for cell in row}
    for unit, tasks in typed.items():
        assert unit in paper and unit in cells
        for fields in tasks.values():
            assert fields["progress"] in paper and fields["progress"] in cells
            assert fields["people"] in cells and str(fields["people"]) in paper
    assert f"第2页共{len(pages)}页" in pages[1]
    assert imported["stored_rows"]


def test_the_made_returns_beside_the_project_are_read_as_a_careful_reader_would(
    shared_folder: Path, place: Path, tmp_path: Path
) -> None:
    samples = shared_folder / "samples" / "returns"
    if not samples.is_dir():
        pytest.skip("no made returns beside the project")
    outputs = []
    for number, one in enumerate(json.loads((samples / "manifest.json").read_text("utf-8"))["runs"]):
        period = ["--period", one["period"]] if one["period"] else []
        done = desk(tmp_path / "data", "returns", "read", *(samples / name for name in one["files"]), *period, "--json")
        assert done.returncode == 0, done.stderr
        outputs.append(tmp_path / f"{number}.json")
        outputs[-1].write_text(done.stdout, "utf-8")
    script = [sys.executable, samples / "score_returns.py", *outputs, samples / "truth"]
    score = subprocess.run(script, capture_output=True, encoding="utf-8", check=False)
    assert score.returncode == 0, score.stdout


# Bad input, one after the other: its sentence, and nothing lost.


@pytest.fixture
def data(fresh_data_folder: Path, tmp_path: Path) -> Path:
    """A data folder of this test alone, with 2023H1 open."""
    shutil.copytree(fresh_data_folder, tmp_path / "data")
    with opened_desk(DataFolder(tmp_path / "data")) as opened:
        add_period(opened, "2023H1")
    return tmp_path / "data"


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "stick").write_text("a file, no folder")
    refused(desk(tmp_path / "stick" / "data", "plan", "show"), "数据文件夹")
    refused(desk(tmp_path / "stick", "plan", "show"), "是一个文件")
    assert (tmp_path / "stick").read_text() == "a file, no folder"


def test_a_damaged_folder(data: Path) -> None:
    (data / "desk.db").write_bytes(b"damaged" * 1000)
    before = contents(data)
    refused(desk(data, "plan", "show", "--json"), "恢复备份")
    assert contents(data) == before


def test_a_lost_database_beside_its_backups(data: Path) -> None:
    assert desk(data, "backup").returncode == 0
    (data / "desk.db").unlink()
    refused(desk(data, "status"), "desk.db", "恢复备份")
    assert not (data / "desk.db").exists()


def test_a_database_of_a_newer_program(data: Path) -> None:
    connection = sqlite3.connect(data / "desk.db")
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = contents(data)
    refused(desk(data, "plan", "show"), "新版程序")
    assert contents(data) == before


def test_a_folder_that_another_window_has_open_can_be_read_but_not_changed(data: Path) -> None:
    with FileLock(data / "desk.lock"):
        reading = desk(data, "plan", "show", "--json")
        assert reading.returncode == 0 and len(json.loads(reading.stdout)[0]["tasks"]) == 11
        assert "只读" in reading.stderr
        writing = desk(data, "period", "add", "2023H2")
    assert writing.returncode == 1 and "只读" in writing.stderr and "Traceback" not in writing.stderr
    assert desk(data, "period", "add", "2023H2").returncode == 0, "it had not been added"


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk with no room; only root can make one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(disk)]
    if sys.platform != "linux" or os.geteuid() or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root can make a tiny disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk(data: Path, full_disk: Path) -> None:
    (full_disk / "P.pdf").write_bytes(b"the pack of last year")
    refused(desk(data, "export", "pack", "--format", "pdf", "--out", full_disk / "P.pdf"), "磁盘空间不足")
    refused(desk(data, "export", "pack", "--format", "xlsx", "--out", full_disk / "P.xlsx"), "磁盘空间不足")
    refused(desk(data, "forms", "--period", "2023H1", "--out", full_disk), "磁盘空间不足")
    assert contents(full_disk) == {"P.pdf": b"the pack of last year"}


def test_a_target_that_is_open_elsewhere_is_kept_and_the_new_file_lies_beside_it(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "分工表.xlsx"
    target.write_bytes(b"open in Excel")
    replace = Path.replace

    def replace_as_windows_does(source: Path, to: Path) -> Path:
        if Path(to) == target:
            raise PermissionError(13, "used by another process")
        return replace(source, to)

    monkeypatch.setattr(Path, "replace", replace_as_windows_does)
    words = ["--data", str(data), "export", "division", "--format", "xlsx", "--out", str(target)]
    assert run(parse(words)) == 0
    assert "分工表(2).xlsx" in capsys.readouterr().out
    assert target.read_bytes() == b"open in Excel"
    assert load_workbook(tmp_path / "分工表(2).xlsx").worksheets


def test_a_form_of_another_period(place: Path, typed: object, data: Path) -> None:
    assert desk(data, "period", "add", "2023H2").returncode == 0
    (read,) = told(data, "returns", "read", form(place, "县教育局"), "--period", "2023H2")
    assert not (read["period"] or {}).get("sure"), "the form names another period than she does"
    done = told(data, "returns", "import", form(place, "县教育局"), "--period", "2023H2")
    assert done["stored_rows"] == 0 and done["kept_doubts"] >= 1


def test_a_form_of_another_plan(place: Path, typed: object, data: Path, tmp_path: Path) -> None:
    """Titles that this plan does not have are asked about, never guessed."""
    book = load_workbook(form(place, "县教育局"))
    sheet = book.worksheets[0]
    (row, *_) = tasks_of(form(place, "县教育局"))
    sheet.cell(row, 2).value = "实施数字乡村共建共享行动"
    book.save(tmp_path / "别的方案.xlsx")
    (read,) = told(data, "returns", "read", tmp_path / "别的方案.xlsx", "--period", "2023H1")
    strange = next(one for one in read["rows"] if one["row"] == row)
    assert "task" in {doubt["field"] for doubt in strange["doubts"]}


def test_a_workbook_without_a_table(data: Path, tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["关于报送材料的通知"])
    book.save(tmp_path / "通知.xlsx")
    (read,) = told(data, "returns", "read", tmp_path / "通知.xlsx", "--period", "2023H1")
    assert read["rows"] == [] and read["refused"].endswith("。")


def test_a_percent_of_160_and_a_day_that_is_none(place: Path, data: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(form(place, "县气象局"), tmp_path))
    (title,) = tasks_of(path).values()
    park = {"基地名称": "气象科普园", "级别": "县级", "所在乡镇": "元善镇", "阶段": "认定", "日期": "2023.6.31"}
    cells = fill(path, {title: {"percent": 160, "progress": "建成气象科普园。"}}, bases=[park])
    done = told(data, "returns", "import", path, "--period", "2023H1")
    (file,) = done["files"]
    task, base = file["rows"]
    assert task["values"] == {"progress": "建成气象科普园。"}
    assert [(doubt["cell"], doubt["text"]) for doubt in task["doubts"]] == [(cells[title, "percent"], "160")]
    assert "date" not in base["values"] and base["values"]["stage"] == "认定"
    assert [(doubt["field"], doubt["text"]) for doubt in base["doubts"]] == [("date", "2023.6.31")]
    assert (done["stored_rows"], done["kept_doubts"]) == (1, 2), "the base waits for its day, the progress went in"
    refused(desk(data, "period", "add", "2024H1", "--due", "2023.6.31"), "2023.6.31")
    refused(desk(data, "status", "--as-of", "2023.6.31"), "2023.6.31")
