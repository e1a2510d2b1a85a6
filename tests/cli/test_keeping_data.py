"""`backup`, `restore` and `check` as the clerk's helper on the phone has them typed."""

import shutil
from pathlib import Path

import pytest

from lianping_desk.__main__ import main


@pytest.fixture
def data(fresh_data_folder: Path, tmp_path: Path) -> Path:
    """A data folder with the shipped plan, for this test alone."""
    return Path(shutil.copytree(fresh_data_folder, tmp_path / "data"))


def test_what_was_added_after_a_backup_is_gone_once_it_is_restored_and_put_aside_not_deleted(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "U盘" / "备份.db"
    copy.parent.mkdir()
    assert main(["--data", str(data), "backup", "--out", str(copy)]) == 0
    assert f"已备份并核对无误：{copy}" in capsys.readouterr().out
    assert main(["--data", str(data), "period", "add", "2023H1"]) == 0
    assert main(["--data", str(data), "restore", str(copy)]) == 0
    assert "恢复之前的数据没有删除" in capsys.readouterr().out
    assert main(["--data", str(data), "returns", "status", "--period", "2023H1"]) == 1
    assert "2023年上半年" in capsys.readouterr().err


def test_a_sound_folder_is_found_sound(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(data), "backup"]) == 0
    assert main(["--data", str(data), "check"]) == 0
    said = capsys.readouterr()
    assert "最近的备份是" in said.out
    assert said.err == ""


def test_an_original_that_was_changed_in_the_archive_is_found_and_the_command_fails(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sent = tmp_path / "回表.csv"
    sent.write_text("随便写的,内容\n1,2\n", encoding="utf-8")
    assert main(["--data", str(data), "returns", "import", str(sent)]) == 0
    (kept,) = (file for file in (data / "archive").rglob("*") if file.is_file())
    kept.chmod(0o600)
    kept.write_bytes(b"tampered")
    capsys.readouterr()
    assert main(["--data", str(data), "check"]) == 1
    said = capsys.readouterr()
    assert "回表.csv" in said.out
    assert said.err.startswith("检查发现1处需要处理。")
