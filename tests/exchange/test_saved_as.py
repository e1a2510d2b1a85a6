"""Our form, filled in and saved by another program in another format."""

from datetime import date
from pathlib import Path

import pytest

from lianping_desk.domain.received import TableKind
from lianping_desk.exchange.opening.opener import open_grid
from lianping_desk.exchange.reading.context import ReadingContext
from lianping_desk.exchange.reading.read_return import understand

FILES = Path(__file__).parent / "files"


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_a_form_saved_in_another_format_loses_nothing(context: ReadingContext, kind: str) -> None:
    path = FILES / f"form_saved_as.{kind}"
    found = understand(open_grid(path), path.name, "", context, None)
    assert found.kind == kind
    assert found.unit and found.unit.value == "县教育局"
    assert found.period and found.period.value == "2023H1"
    assert (found.signature.reporter, found.signature.on) == ("张三", date(2023, 7, 5))
    assert {row.table: dict(row.values) for row in found.rows} == {
        TableKind.progress: {
            "percent": 60,
            "state": "按序时",
            "progress": "=做了",
            "people": 1200,
            "sessions": 3,
            "funds": 2.5,
        },
        TableKind.indicator: {"period_value": 2, "cumulative": 3},
        TableKind.base: {
            "level": "county",
            "town": "上坪镇",
            "host": "上坪镇人民政府",
            "stage": "认定",
            "date": date(2022, 3, 2),
            "certificate": "连科协〔2022〕8号",
            "valid_until": date(2027, 3, 1),
        },
    }
    assert found.all_doubts() == ()
    assert len({sheet.is_hidden for sheet in open_grid(path).sheets}) == 2
