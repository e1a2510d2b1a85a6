"""`plan add`, `list`, `switch`, `archive`: several plans on the command line."""

import json
import shutil
from pathlib import Path

import pytest

from lianping_desk.__main__ import main
from tests.cli.test_plan_read import PLAN


@pytest.fixture
def data(fresh_data_folder: Path, tmp_path: Path) -> str:
    """A data folder with a second plan, added from a text file."""
    shutil.copytree(fresh_data_folder, tmp_path / "data")
    (tmp_path / "方案.txt").write_text(PLAN, "utf-8")
    assert main(["--data", str(tmp_path / "data"), "plan", "add", str(tmp_path / "方案.txt")]) == 0
    return str(tmp_path / "data")


def test_an_added_plan_is_shown_and_its_units_get_forms(
    data: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", data, "plan", "show", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["region"] == "青溪县"
    assert main(["--data", data, "period", "add", "2026H1"]) == 0
    assert main(["--data", data, "forms", "--period", "2026H1", "--out", str(tmp_path / "forms")]) == 0
    assert len(list((tmp_path / "forms").glob("*.xlsx"))) == 4


def test_plans_are_listed_switched_and_archived_by_their_number(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", data, "plan", "switch", "1"]) == 0
    assert main(["--data", data, "plan", "archive", "2"]) == 0
    capsys.readouterr()
    assert main(["--data", data, "plan", "list", "--json"]) == 0
    assert [(one["id"], one["current"]) for one in json.loads(capsys.readouterr().out)] == [(1, True)]
    assert main(["--data", data, "plan", "list", "--all"]) == 0
    assert "归档" in capsys.readouterr().out
    assert main(["--data", data, "plan", "unarchive", "2"]) == 0
    assert main(["--data", data, "plan", "switch", "7"]) == 1


def test_years_that_the_document_does_not_say_are_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "方案.txt"
    file.write_text(PLAN.replace("（2026—2030年）", ""), "utf-8")
    data = str(tmp_path / "data")
    assert main(["--data", data, "plan", "add", str(file)]) == 1
    assert "起止年份" in capsys.readouterr().err
    assert main(["--data", data, "plan", "add", str(file), "--years", "2026-2030"]) == 0
    capsys.readouterr()
    assert main(["--data", data, "plan", "list", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[1]["years"] == [2026, 2030]
