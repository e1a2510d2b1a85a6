"""`export` and `demo`: files on disk, sentences on trouble."""

import json
import os
import re
from pathlib import Path

import docx
import openpyxl
import pytest
from pypdf import PdfReader

from lianping_desk.__main__ import main
from lianping_desk.services.data_folder import choose_data_folder
from lianping_desk.services.open_desk import opened_desk
from tests.cli.conftest import form_of, run_desk


def test_the_meeting_pack_comes_as_a_workbook_and_as_pages_with_what_was_reported(place: Path) -> None:
    data = place / "data"
    assert run_desk(data, "returns", "import", form_of(place, "县教育局")).returncode == 0
    for kind in ("xlsx", "pdf"):
        target = place / f"P.{kind}"
        done = run_desk(data, "export", "pack", "--format", kind, "--out", target, "--as-of", "2023-06-30")
        assert done.returncode == 0, done.stderr
        assert done.stdout.strip() == f"已导出：{target}"
    book = openpyxl.load_workbook(place / "P.xlsx")
    ledger = [[cell.value for cell in row] for row in book["任务进展"].iter_rows()]
    assert ["县教育局", "牵头", 40, "按序时", "举办科普活动12场"] in [row[2:7] for row in ledger]
    pages = [page.extract_text().replace("\n", "") for page in PdfReader(place / "P.pdf").pages]
    assert any("举办科普活动12场" in page for page in pages)
    assert f"第 {len(pages)} 页  共 {len(pages)} 页" in pages[-1]


@pytest.mark.parametrize("what", ["division", "schedule", "targets", "task-sheets", "ledger", "pack"])
def test_every_material_comes_as_a_document(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    target = tmp_path / f"{what}.docx"
    words = ["--data", str(place / "data"), "export", what, "--format", "docx", "--out", str(target)]
    assert main([*words, "--as-of", "2023-06-30", "--period", "2023h1"]) == 0
    assert str(target) in capsys.readouterr().out
    assert [p.text for p in docx.Document(str(target)).paragraphs if p.style.name == "Heading 1"]


def test_a_unit_gets_its_own_task_sheet(place: Path, tmp_path: Path) -> None:
    words = [
        "--data",
        str(place / "data"),
        "export",
        "task-sheets",
        "--format",
        "xlsx",
        "--out",
        str(tmp_path / "T.xlsx"),
    ]
    assert main([*words, "--unit", "连平县教育局"]) == 0
    assert openpyxl.load_workbook(tmp_path / "T.xlsx").sheetnames == ["县教育局"]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--unit", "县教育局局"), "单位名单里没有“县教育局局”"),
        (("--period", "2024Q1"), "还没有“2024年一季度”这个填报期"),
        (("--period", "去年"), "不是填报期的写法"),
        (("--as-of", "2023-6-31"), "这一天不存在"),
    ],
)
def test_what_is_not_there_is_said_in_a_sentence(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], more: tuple[str, str], said: str
) -> None:
    words = ["--data", str(place / "data"), "export", "ledger", "--format", "xlsx", "--out", str(tmp_path / "L.xlsx")]
    assert main([*words, *more]) == 1
    spoken = capsys.readouterr()
    assert said in spoken.err and spoken.out == "" and not (tmp_path / "L.xlsx").exists()


def test_a_target_that_cannot_be_written_leaves_no_traceback(place: Path, tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("in the way")
    target = tmp_path / "文件" / "P.xlsx"
    done = run_desk(place / "data", "export", "pack", "--format", "xlsx", "--out", target)
    assert done.returncode == 1 and done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1 and "不能存放文件" in done.stderr


def test_trouble_with_files_is_told_in_chinese_and_names_the_place_it_is_about(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "不在.xlsx"
    (tmp_path / "文件").write_text("in the way")
    commands = {
        ("forms", "--period", "2023H1", "--out", str(tmp_path / "文件")): "不是文件夹",
        ("backup", "--out", str(tmp_path / "文件" / "B.db")): "不能存放文件",
        ("returns", "read", str(missing)): "找不到这个文件",
        ("status", "--as-of", " "): "--as-of 后面没有日期",
    }
    for words, said in commands.items():
        main(["--data", str(place / "data"), *words])
        spoken = capsys.readouterr()
        told = spoken.err or spoken.out.splitlines()[-1]
        assert said in told and not re.search(r"[A-Za-z]{4,} [a-z]{2,}", told), told


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs a folder that this user cannot write")
def test_a_backup_to_a_place_that_takes_no_files_does_not_accuse_the_desk_of_being_broken(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    locked = tmp_path / "锁住"
    locked.mkdir(mode=0o500)
    assert main(["--data", str(place / "data"), "backup", "--out", str(locked / "B.db")]) == 1
    told = capsys.readouterr().err
    assert "不能写入文件夹" in told and "数据库" not in told


def test_beside_an_open_window_reading_goes_on_and_writing_is_refused_in_one_sentence(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = str(place / "data")
    with opened_desk(choose_data_folder(data)):
        assert main(["--data", data, "returns", "status", "--period", "2023H1", "--json"]) == 0
        read = capsys.readouterr()
        assert json.loads(read.out)["period"] == "2023H1" and "只读方式打开" in read.err
        assert main(["--data", data, "period", "add", "2024H1"]) == 1
        refused = capsys.readouterr()
    assert refused.out == "" and len(refused.err.strip().splitlines()) == 1
    assert "关闭另一个正在使用这份数据的窗口" in refused.err


def test_wrong_usage_ends_with_two(place: Path) -> None:
    done = run_desk(place / "data", "export", "nonsense", "--format", "xlsx", "--out", "x.xlsx")
    assert done.returncode == 2


def test_the_demonstration_never_goes_into_a_folder_with_something_in_it_nor_into_her_own(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (place / "data" / "desk.db").read_bytes()
    assert main(["--data", str(place / "data"), "demo"]) == 1
    assert "只能填在空文件夹里" in capsys.readouterr().err
    assert (place / "data" / "desk.db").read_bytes() == before
    assert main(["demo"]) == 1
    assert "单独的文件夹" in capsys.readouterr().err


def test_a_workbook_is_not_saved_under_the_name_of_another_kind(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--data", str(place / "data"), "export", "division", "--format", "xlsx"]
    assert main([*words, "--out", str(tmp_path / "分工表.PDF")]) == 1
    assert "“分工表.xlsx”" in capsys.readouterr().err
    assert not list(tmp_path.glob("分工表*"))
    (tmp_path / "材料.pdf").mkdir()
    assert main([*words, "--out", str(tmp_path / "材料.pdf")]) == 0, "a folder may be called as it likes"


def test_a_folder_gets_the_file_under_its_own_name_also_the_one_that_one_is_in(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    words = ["--data", str(place / "data"), "export", "division", "--format", "xlsx", "--out", "."]
    assert main([*words, "--as-of", "2023-06-30"]) == 0
    assert [path.name for path in tmp_path.glob("*.xlsx")] == ["连平县科普工作任务分工表（截至2023-06-30）.xlsx"]
