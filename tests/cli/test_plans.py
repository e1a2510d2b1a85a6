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


def test_two_plans_are_compared_on_the_screen_and_in_a_file(
    data: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", data, "plan", "compare", "1", "2"]) == 0
    assert "取消" in capsys.readouterr().out
    for name in ("对照.xlsx", "对照.pdf", "对照.docx"):
        assert main(["--data", data, "plan", "compare", "1", "2", "--out", str(tmp_path / name)]) == 0
        assert (tmp_path / name).stat().st_size > 1000
    assert main(["--data", data, "plan", "compare", "1", "2", "--out", str(tmp_path / "对照.doc")]) == 1
    assert main(["--data", data, "plan", "compare", "1", "1"]) == 1


def test_a_plan_goes_into_a_file_and_comes_out_in_another_folder(
    data: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", data, "plan", "export", str(tmp_path / "给邻县"), "--with-results"]) == 0
    other = str(tmp_path / "other")
    assert main(["--data", other, "plan", "import", str(tmp_path / "给邻县.kepu")]) == 0
    capsys.readouterr()
    assert main(["--data", other, "plan", "show", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["region"] == "青溪县"
    assert main(["--data", other, "plan", "import", str(tmp_path / "方案.txt")]) == 1
    assert "没有导入" in capsys.readouterr().err


def test_the_next_plan_is_begun_without_a_document(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--data", data, "plan", "next", "--title", "青溪县下一轮方案", "--years", "2031-2035"]
    assert main([*words[:4]]) == 1
    assert main([*words, "--with-tasks"]) == 0
    capsys.readouterr()
    assert main(["--data", data, "plan", "list", "--json"]) == 0
    current = json.loads(capsys.readouterr().out)[-1]
    assert (current["years"], current["tasks"], current["current"]) == ([2031, 2035], 2, True)


def test_everything_and_the_review_are_exported(data: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", data, "export", "everything", "--format", "xlsx", "--out", str(tmp_path / "全部.xlsx")]) == 0
    assert main(["--data", data, "export", "everything", "--format", "pdf", "--out", str(tmp_path / "全部.pdf")]) == 1
    assert main(["--data", data, "export", "plan-review", "--format", "pdf", "--out", str(tmp_path / "总结.pdf")]) == 0
    assert (tmp_path / "全部.xlsx").exists()
    assert (tmp_path / "总结.pdf").exists()
    assert "只能导出成 Excel" in capsys.readouterr().err


def test_a_unit_is_split_into_a_part_that_bears_one_of_its_short_names(
    data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", data, "plan", "switch", "1"]) == 0
    parts = ["--into", "县科技局", "县工业和商务局", "--on", "2024-06-01"]
    assert main(["--data", data, "unit", "split", "县工业商务和信息化局（科技局）", *parts]) == 0
    assert "拆分为县科技局、县工业和商务局，原来的任务由县科技局承接" in capsys.readouterr().out


def test_units_are_merged_split_and_renamed_from_a_day_on(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    day = ["--on", "2027-03-01"]
    assert main(["--data", data, "unit", "rename", "县教育局", "--to", "县教体局", *day]) == 0
    assert main(["--data", data, "unit", "merge", "团县委", "--into", "县科协", *day]) == 0
    split = ["unit", "split", "县农业农村局", "--into", "县甲局", "县乙局", "--move", "2=县乙局"]
    assert main(["--data", data, *split, *day]) == 0
    assert main(["--data", data, "period", "add", "2027H2"]) == 0
    capsys.readouterr()
    assert main(["--data", data, "returns", "status", "--period", "2027H2", "--json"]) == 0
    owing = {one["unit"] for one in json.loads(capsys.readouterr().out)["units"]}
    assert owing == {"县教体局", "县科协", "县乙局"}
    assert main(["--data", data, "unit", "rename", "没有的局", "--to", "县丙局", *day]) == 1
    assert main(["--data", data, "unit", "rename", "县科协", "--to", "县丙协", "--on", "三月"]) == 1
