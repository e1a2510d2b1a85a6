"""Files held against what is stored of earlier periods, from the workbook to the doubt."""

from pathlib import Path

import pytest

from lianping_desk.services.desk import Desk
from lianping_desk.services.periods.add_period import add_period
from lianping_desk.services.returns.doubts.settle_doubt import settle_doubt
from lianping_desk.services.returns.importing.import_files import import_files
from lianping_desk.services.returns.importing.import_json import read_json
from lianping_desk.services.returns.reading.read_files import read_files
from lianping_desk.store.doubts import open_doubts
from tests.services.returns.filling import plain_table

HEADINGS = ("任务", "进展情况", "完成进度（%）", "投入经费（万元）")
TASK = "实施青少年科学素质提升行动"
LECTURES = "组织科普大篷车进校园活动，覆盖全县各镇中心小学和初级中学"
INDICATORS = ("指标", "本期数", "累计数")


def returned(folder: Path, title: str, headings: tuple[str, ...], *rows: tuple[object, ...]) -> Path:
    return plain_table(folder / f"{title}.xlsx", title, headings, rows)


@pytest.fixture
def with_first_half(half_year: Desk, tmp_path: Path) -> Desk:
    """The first half of 2023 came in, and the second half is open."""
    first = returned(tmp_path, "县教育局2023年上半年填报表", HEADINGS, (TASK, LECTURES, 60, 2.5))
    import_files(half_year, [first])
    add_period(half_year, "2023H2")
    return half_year


def test_what_contradicts_the_last_period_is_doubted_and_what_is_odd_remarked(
    with_first_half: Desk, tmp_path: Path
) -> None:
    second = returned(tmp_path, "县教育局2023年下半年填报表", HEADINGS, (TASK, LECTURES, 45, 3))
    (read,) = read_json(read_files(with_first_half, [second]))
    (row,) = read["rows"]
    assert row["values"] == {"progress": LECTURES, "funds": 3}
    assert [(doubt["field"], doubt["cell"], doubt["why"]) for doubt in row["doubts"]] == [
        ("percent", "C3", "低于2023年上半年报的 60%")
    ]
    assert row["remarks"] == {"progress": "与2023年上半年报的一字不差"}


def test_taking_the_doubted_value_lets_it_in(with_first_half: Desk, tmp_path: Path) -> None:
    second = returned(tmp_path, "县教育局2023年下半年填报表", HEADINGS, (TASK, "办了两场讲座", 45, 3))
    import_files(with_first_half, [second])
    with with_first_half.database.reading() as session:
        (doubt,) = open_doubts(session)
    settle_doubt(with_first_half, doubt.id, doubt.candidates[0])
    with with_first_half.database.reading() as session:
        assert open_doubts(session) == ()
    again = returned(tmp_path, "县教育局2023年下半年填报表（二）", HEADINGS, (TASK, "办了三场讲座", 45, 3))
    (read,) = read_files(with_first_half, [again])
    assert read.all_doubts() == (), "she is not asked a second time"


def test_the_same_return_for_the_next_period_waits_whole(with_first_half: Desk, tmp_path: Path) -> None:
    rows = [(TASK, LECTURES, 60, 2.5), ("实施农民科学素质提升行动", f"{LECTURES}，送科技下乡", 40, 1)]
    first = returned(tmp_path, "县教育局2023年上半年填报表（补）", HEADINGS, *rows)
    import_files(with_first_half, [first])
    again = returned(tmp_path, "县教育局2023年下半年填报表", HEADINGS, *rows)
    (read,) = read_files(with_first_half, [again])
    (doubt,) = [one for one in read.doubts if one.field == "period"]
    assert "可能把旧表又报了一次" in doubt.why
    assert import_files(with_first_half, [again]).stored_rows == 0


def test_reading_the_first_period_again_finds_nothing_odd(with_first_half: Desk, tmp_path: Path) -> None:
    corrected = returned(tmp_path, "县教育局2023年上半年填报表（改）", HEADINGS, (TASK, LECTURES, 45, 250))
    (read,) = read_files(with_first_half, [corrected])
    assert read.all_doubts() == () and all(not row.remarks for row in read.rows)
