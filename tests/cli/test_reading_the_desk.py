"""`plan show` and `status` as tables for a person."""

from pathlib import Path

import pytest

from lianping_desk.__main__ import main


def test_the_plan_is_shown_as_its_division_table_and_its_targets(
    fresh_data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", str(fresh_data_folder), "plan", "show"]) == 0
    lines = capsys.readouterr().out.splitlines()
    task = next(line for line in lines if "青少年科学素质提升行动" in line)
    assert "县教育局" in task
    assert any("超过13%" in line and "必达" in line for line in lines)
    assert any(line.startswith("请核对：") for line in lines)


def test_the_status_says_its_day_and_how_every_task_and_target_stands(
    fresh_data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", str(fresh_data_folder), "status", "--as-of", "2023-06-30"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("截至2023-06-30")
    assert "青少年科学素质提升行动" in said
    assert "尚无填报" in said
