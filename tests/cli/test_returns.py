"""`forms` and `returns`, as processes: the contract of DESIGN 6."""

import hashlib
import json
from pathlib import Path

from tests.cli.conftest import form_of, run_desk


def contents(folder: Path) -> dict[str, str]:
    """Digest of every file but the database's own side files."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.endswith(("-wal", "-shm", ".lock")))
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_forms_writes_one_workbook_for_each_unit_that_owes_a_return(place: Path) -> None:
    assert len(list((place / "forms").glob("*.xlsx"))) == 41
    again = run_desk(place / "data", "forms", "--period", "2023H1", "--out", place / "again")
    assert again.returncode == 0 and "已生成填报表41份" in again.stdout


def test_forms_of_a_period_that_is_not_open_is_known_trouble(place: Path) -> None:
    done = run_desk(place / "data", "forms", "--period", "2024Q1", "--out", place / "none")
    assert done.returncode == 1 and done.stdout == ""
    assert "2024年一季度" in done.stderr and "Traceback" not in done.stderr


def test_read_says_what_would_be_imported_and_writes_nothing(place: Path) -> None:
    before = contents(place)
    done = run_desk(place / "data", "returns", "read", form_of(place, "县教育局"), form_of(place, "县气象局"), "--json")
    assert done.returncode == 0, done.stderr
    education, weather = json.loads(done.stdout)
    assert education["unit"] == {"name": "县教育局", "from": "form id", "sure": True}
    assert education["period"]["id"] == "2023H1" and education["kind"] == "xlsx"
    assert [row["task"] for row in education["rows"]] == [1, 2, 3, 6, 7, 8, 10, 11]
    assert education["rows"][0]["values"]["percent"] == 40 and education["rows"][0]["values"]["funds"] == 2.5
    (row,) = weather["rows"]
    assert "percent" not in row["values"] and row["doubts"][0]["text"] == "基本完成"
    assert row["doubts"][0]["cell"] == f"E{row['row']}"
    assert contents(place) == before


def test_import_status_and_undo_tell_the_same_story(place: Path) -> None:
    data = place / "data"
    files = [form_of(place, unit) for unit in ("县教育局", "县气象局")]
    done = json.loads(run_desk(data, "returns", "import", *files, "--period", "2023H1", "--json").stdout)
    assert set(done) == {"import", "files", "stored_rows", "kept_doubts", "superseded_rows", "already_imported"}
    assert (done["stored_rows"], done["kept_doubts"], done["already_imported"]) == (9, 1, [])

    again = json.loads(run_desk(data, "returns", "import", *files, "--period", "2023H1", "--json").stdout)
    assert again["import"] is None and again["already_imported"] == [path.name for path in files]

    found = json.loads(run_desk(data, "returns", "status", "--period", "2023H1", "--json").stdout)
    states = {unit["unit"]: unit for unit in found["units"]}
    assert found["period"] == "2023H1" and found["due"] == "2023-07-10"
    assert states["县教育局"]["state"] == "received" and states["县教育局"]["versions"] == 1
    assert states["县气象局"]["state"] == "doubts" and states["县气象局"]["doubts"] == 1
    assert states["县科协"]["state"] == "sent" and states["县科协"]["received_on"] is None

    undone = run_desk(data, "returns", "undo", done["import"])
    assert undone.returncode == 0 and f"已撤销导入{done['import']}" in undone.stdout
    after = json.loads(run_desk(data, "returns", "status", "--period", "2023H1", "--json").stdout)
    assert {unit["state"] for unit in after["units"]} == {"sent"}


def test_what_is_read_is_told_to_a_person_too(place: Path) -> None:
    done = run_desk(place / "data", "returns", "import", form_of(place, "县气象局"))
    assert done.returncode == 0
    assert "基本完成" in done.stdout and "入库1行，留待处理的疑点1处" in done.stdout


def test_a_file_that_is_no_workbook_is_refused_in_a_sentence_and_the_rest_goes_on(place: Path) -> None:
    broken = place / "坏的.xlsx"
    broken.write_bytes(b"PK\x03\x04 nothing more")
    done = run_desk(place / "data", "returns", "read", broken, form_of(place, "县教育局"), "--json")
    assert done.returncode == 0, done.stderr
    refused, fine = json.loads(done.stdout)
    assert refused["refused"] and not refused["rows"] and fine["rows"]


def test_a_file_that_is_not_there_and_an_import_that_never_was_are_known_trouble(place: Path) -> None:
    missing = run_desk(place / "data", "returns", "read", place / "没有.xlsx", "--json")
    assert missing.returncode == 1
    assert missing.stderr.startswith("找不到这个文件")
    undone = run_desk(place / "data", "returns", "undo", "2001-01-01-9")
    assert undone.returncode == 1 and "没有编号为“2001-01-01-9”的导入" in undone.stderr
