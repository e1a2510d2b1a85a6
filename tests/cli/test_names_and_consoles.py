"""Names and consoles that know no hanzi, or write them their own way: told in Chinese all the same."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import form_of, run_desk

NO_CRASH = "程序出了意外"


def named_by_windows(folder: Path, name: str) -> Path:
    """A path whose name stands on the disk in GBK, as an old Linux unpacks it from an archive that Windows made."""
    if sys.platform != "linux":
        pytest.skip("only Linux takes any bytes for a name")
    return Path(os.fsdecode(os.fsencode(folder) + b"/" + name.encode("gbk")))


def test_a_return_whose_name_is_in_gbk_is_read_imported_and_listed_under_its_name(place: Path) -> None:
    path = named_by_windows(place, "县教育局（定稿）.xlsx")
    shutil.copy(form_of(place, "县教育局"), path)
    imported = run_desk(place / "data", "returns", "import", path, "--json")
    assert (imported.returncode, imported.stderr) == (0, "")
    assert [one["file"] for one in json.loads(imported.stdout)["files"]] == ["县教育局（定稿）.xlsx"]
    again = run_desk(place / "data", "returns", "import", path, "--json")
    assert json.loads(again.stdout)["already_imported"] == ["县教育局（定稿）.xlsx"]


def test_a_plan_whose_name_is_in_gbk_is_refused_under_its_name(tmp_path: Path) -> None:
    path = named_by_windows(tmp_path, "县方案.txt")
    path.write_text("今天没有方案。", "utf-8")
    done = run_desk(tmp_path / "data", "plan", "read", path)
    assert done.returncode == 1 and "“县方案.txt”" in done.stderr


def test_a_data_folder_whose_name_is_in_gbk_is_a_data_folder(tmp_path: Path) -> None:
    data = named_by_windows(tmp_path, "数据")
    for words in (["period", "add", "2023H1"], ["backup"], ["check"]):
        done = run_desk(data, *words)
        assert (done.returncode, done.stderr) == (0, "")


def test_output_onto_a_full_disk_is_one_sentence(place: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no disk that is always full")
    command = [sys.executable, "-m", "lianping_desk", "--data", str(place / "data"), "plan", "show", "--json"]
    project = Path(__file__).resolve().parents[2]
    with full.open("w") as console:
        done = subprocess.run(
            command, stdout=console, stderr=subprocess.PIPE, encoding="utf-8", cwd=project, check=False
        )
    assert done.returncode == 1
    assert "磁盘空间不足" in done.stderr and NO_CRASH not in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("console", [{"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "cp936"}, {"LC_ALL": "C"}])
def test_hanzi_come_out_as_utf8_whatever_the_console_was_set_to(
    place: Path, console: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in console.items():
        monkeypatch.setenv(name, value)
    done = run_desk(place / "data", "plan", "show", "--json")
    assert json.loads(done.stdout)[0]["region"] == "连平县"
    wrong = run_desk(place / "data", "period", "add", "上半年")
    assert wrong.returncode == 1 and "“上半年”不是填报期的写法" in wrong.stderr
