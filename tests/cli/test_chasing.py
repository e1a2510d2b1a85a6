"""`returns late`, `remind`, `tick` and `export returns-ledger`, as processes."""

import json
from pathlib import Path

from openpyxl import load_workbook

from tests.cli.conftest import run_desk


def unit(data: Path, name: str) -> dict[str, object]:
    found = json.loads(run_desk(data, "returns", "status", "--period", "2023H1", "--json").stdout)
    return next(one for one in found["units"] if one["unit"] == name)


def test_a_call_and_a_paper_are_written_down_and_seen_in_the_status(place: Path) -> None:
    data = place / "data"
    done = run_desk(data, "returns", "remind", "县教育局", "大湖镇", "--period", "2023H1", "--promised", "2999-1-1")
    assert (done.returncode, done.stdout.strip()) == (0, "已记下2个单位的催报。"), done.stderr
    assert (
        "新登记1个单位：盖章纸质件"
        in run_desk(data, "returns", "tick", "县教育局", "--period", "2023H1", "--what", "stamped").stdout
    )
    school = unit(data, "县教育局")
    assert (school["state"], school["reminders"], school["promised"]) == ("sent", 1, "2999-01-01")
    assert isinstance(school["ticks"], dict) and school["ticks"]["stamped"] and not school["ticks"]["reviewed"]
    refused = run_desk(data, "returns", "tick", "没有局", "--period", "2023H1", "--what", "stamped")
    assert refused.returncode == 1 and "没有局" in refused.stderr and "Traceback" not in refused.stderr


def test_the_late_are_named_in_a_text_for_the_group_and_the_ledger_is_a_file(place: Path) -> None:
    data = place / "data"
    text = run_desk(data, "returns", "late", "--period", "2023H1").stdout
    assert "尚未报送的（41个）" in text and "大湖镇" in text
    out = place / "台账.xlsx"
    done = run_desk(data, "export", "returns-ledger", "--format", "xlsx", "--out", out, "--period", "2023H1")
    assert done.returncode == 0, done.stderr
    assert load_workbook(out).sheetnames == ["收表台账"]
    refused = run_desk(data, "export", "returns-ledger", "--format", "folder", "--out", place / "夹")
    assert refused.returncode == 1 and "xlsx" in refused.stderr
