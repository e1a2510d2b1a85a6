"""`returns send-back`, `differences` and `undo --preview`, as processes."""

import json
from pathlib import Path

import openpyxl

from tests.cli.conftest import form_of, run_desk


def test_a_return_goes_back_marked_comes_again_corrected_and_says_what_changed(place: Path) -> None:
    data, weather = place / "data", "县气象局"
    first = json.loads(run_desk(data, "returns", "import", form_of(place, weather), "--json").stdout)
    words = ("returns", "send-back", weather, "--period", "2023H1", "--out", place / "退回", "--due", "2023-07-20")
    done = run_desk(data, *words)
    assert done.returncode == 0 and "标注1处" in done.stdout, done.stderr
    (marked,) = (place / "退回").glob("*.xlsx")
    assert marked.name == "(退回修改)县气象局-2023年上半年.xlsx"
    status = json.loads(run_desk(data, "returns", "status", "--period", "2023H1", "--json").stdout)
    assert {one["unit"]: one["state"] for one in status["units"]}[weather] == "returned"

    book = openpyxl.load_workbook(marked)
    (vague,) = [cell for row in book["填报表"].iter_rows() for cell in row if cell.comment is not None]
    vague.value = 80
    book.save(marked)
    read = run_desk(data, "returns", "read", marked)
    assert "退回的 1 处：已改 1 处；没有其他改动。" in read.stdout, read.stderr
    run_desk(data, "returns", "import", marked)
    (step,) = json.loads(run_desk(data, "returns", "differences", weather, "--period", "2023H1", "--json").stdout)
    (change,) = step["differences"]
    assert (change["field"], change["before"]["text"], change["after"]["value"]) == ("percent", "基本完成", 80)
    assert change["after"]["file"] == marked.name and change["after"]["cell"] == vague.coordinate

    preview = run_desk(data, "returns", "undo", first["import"], "--preview")
    assert "撤销会撤回" in preview.stdout and "一起撤销：退回“县气象局”" in preview.stdout, preview.stderr
    assert json.loads(run_desk(data, "returns", "status", "--period", "2023H1", "--json").stdout)["units"]
    assert run_desk(data, "returns", "undo", first["import"]).returncode == 0
    again = run_desk(data, "returns", "undo", first["import"], "--preview")
    assert again.returncode == 1 and "已经撤销" in again.stderr


def test_a_unit_that_has_not_returned_anything_has_nothing_to_send_back(place: Path) -> None:
    done = run_desk(place / "data", "returns", "send-back", "县科协", "--period", "2023H1")
    assert done.returncode == 1 and "还没有能读的填报件" in done.stderr and "Traceback" not in done.stderr
