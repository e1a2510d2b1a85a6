"""`returns read --json` to the letter of the contract (DESIGN 6)."""

import json

from lianping_desk.exchange.reading.context import ReadingContext
from lianping_desk.exchange.returns_json import to_json
from tests.exchange.sheets_by_hand import HEADING, TITLE, progress_sheet, read, sheet


def test_a_return_in_the_words_of_the_contract(context: ReadingContext) -> None:
    found = read(
        context,
        progress_sheet(
            [1, "任务1", "做了。", "基本完成", "约300人", 2.5],
            ["填报人：张三　填报日期：2023年7月5日"],
        ),
    )
    document = to_json(found)
    assert json.loads(json.dumps(document)) == document
    assert document["kind"] == "xlsx"
    assert document["refused"] is None
    assert document["unit"] == {"name": "县教育局", "from": "Sheet1!A2", "sure": True}
    assert document["period"] == {"id": "2023H1", "from": "Sheet1!A1", "sure": True}
    assert document["signed"] == {"reporter": "张三", "phone": None, "reviewer": None, "date": "2023-07-05"}
    (row,) = document["rows"]
    assert (row["table"], row["task"], row["measure"], row["sheet"], row["row"]) == ("progress", 1, None, "Sheet1", 4)
    assert row["values"] == {"progress": "做了。", "people": 300, "funds": 2.5}
    assert row["cells"]["people"] == "E4"
    assert row["doubts"] == [{"field": "percent", "cell": "D4", "text": "基本完成", "why": "不是数字"}]
    assert "约数" in row["remarks"]["people"]
    assert document["doubts"] == []


def test_bases_speak_the_contracts_levels_and_iso_days(context: ReadingContext) -> None:
    heading = ["基地名称", "级别", "认定时间"]
    found = read(context, sheet([list(TITLE), ["填报单位：县教育局"], heading, ["桃园", "县级", "2023.5.1"]]))  # type: ignore[list-item]
    (row,) = to_json(found)["rows"]
    assert row["name"] == "桃园"
    assert row["values"] == {"level": "county", "date": "2023-05-01"}


def test_several_units_stand_in_units_and_rows(context: ReadingContext) -> None:
    rows = [
        list(TITLE),
        ["填报单位", *HEADING[1:]],
        ["团县委", "任务1", "做了。", 60, 5, 1],
        ["县科协", "任务6", "做了。", 60, 5, 1],
    ]
    document = to_json(read(context, sheet(rows)))  # type: ignore[arg-type]
    assert document["unit"] is None
    assert document["units"] == ["团县委", "县科协"]
    assert [row["unit"] for row in document["rows"]] == ["团县委", "县科协"]


def test_file_doubts_name_sheet_and_cell(context: ReadingContext) -> None:
    document = to_json(
        read(context, sheet([list(TITLE), ["填报单位：县税务局"], HEADING, [1, "任务1", "做了。", 6, 5, 1]]))
    )  # type: ignore[list-item]
    assert document["doubts"][0]["cell"] == "Sheet1!A2"
    assert document["doubts"][0]["field"] == "unit"
