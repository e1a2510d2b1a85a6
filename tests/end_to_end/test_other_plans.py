"""Each of the other real plans from its document to the finished papers, on the command line of a fresh folder."""

import json
from pathlib import Path

import openpyxl
import pytest

from lianping_desk.__main__ import main

PLANS = {
    "000_d826ff5cf38fbade": 0,
    "001_4bd26428d9563ede": 38,
    "002_bfd13dfbcfd97103": 0,
    "003_20ed194b153e1fa6": 0,
}
"""The documents, and how many units each of them makes owe a return."""

EXPORTS = ("division", "schedule", "targets", "task-sheets", "ledger", "pack", "plan-review")


@pytest.mark.parametrize(("name", "owing"), PLANS.items())
def test_a_plan_is_added_reported_on_and_exported(
    name: str, owing: int, shared_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, forms = str(tmp_path / "data"), tmp_path / "forms"

    def desk(*words: str) -> str:
        capsys.readouterr()
        assert main(["--data", data, *words]) == 0, capsys.readouterr().err
        return capsys.readouterr().out

    desk("plan", "add", str(shared_folder / "plans" / f"{name}.txt"))
    desk("period", "add", "2023H1")
    period = json.loads(desk("returns", "status", "--period", "2023H1", "--json"))
    assert len(period["units"]) == owing
    if owing:
        desk("forms", "--period", "2023H1", "--out", str(forms))
        assert len(list(forms.glob("*.xlsx"))) == owing
        form = next(forms.glob("区科协*.xlsx"))
        fill(form)
        desk("returns", "import", str(form))
    found = json.loads(desk("status", "--as-of", "2023-07-01", "--json"))
    assert {task["percent"] for task in found["tasks"]} == ({None, 55} if owing else {None})
    assert all(0 < task["expected"] < 100 for task in found["tasks"])
    for what in EXPORTS:
        for suffix in ("xlsx", "docx", "pdf") if what in ("division", "targets") else ("pdf",):
            out = tmp_path / f"{what}.{suffix}"
            desk("export", what, "--format", suffix, "--out", str(out), "--as-of", "2023-07-01")
            assert out.stat().st_size > 2000


def fill(form: Path) -> None:
    """Write 55 per cent for every task."""
    book = openpyxl.load_workbook(form)
    sheet, table = book["填报表"], ""
    for row in sheet.iter_rows():
        if row[0].value == "序号":
            table = str(row[1].value)
        elif isinstance(row[0].value, int) and table == "任务":
            sheet[f"E{row[0].row}"] = 55
    book.save(form)
