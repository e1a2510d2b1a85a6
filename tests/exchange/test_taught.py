"""What she taught the reader is used: for the unit before any unit, for headings, tasks, measures and indicators."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from lianping_desk.domain.received import Catalogue, EmptyMeaning, ReadReturn
from lianping_desk.domain.taught import LEFT_OUT, TaughtKind, TaughtWord
from lianping_desk.exchange.reading.context import ReadingContext
from tests.exchange.sheets_by_hand import HEADING, TITLE, WHOSE, read, sheet

TASK = "实施青少年科学素质提升行动"


@pytest.fixture
def known(catalogue: Catalogue) -> Catalogue:
    """The catalogue with units that can be told apart by id, as in the database."""
    return replace(catalogue, units=tuple(replace(unit, id=number) for number, unit in enumerate(catalogue.units, 1)))


def reads(known: Catalogue, rows: Sequence[Sequence[Any]], *words: TaughtWord) -> ReadReturn:
    return read(ReadingContext.of(replace(known, taught=words)), sheet([TITLE, WHOSE, *rows]))


def word(kind: TaughtKind, text: str, means: str, unit_id: int | None = None) -> TaughtWord:
    return TaughtWord(kind, text, means, unit_id, date(2023, 7, 1))


def unit_id(known: Catalogue, name: str) -> int:
    return next(unit.id for unit in known.units if unit.name == name)


def test_a_heading_that_is_not_understood_is_asked_about_once_with_what_it_may_be(known: Catalogue) -> None:
    rows = [
        ["任务", "完成率", "线上受益人次", "备注", "讲座主题"],
        [TASK, 60, 1200, "附照片", "气象"],
        ["", 70, 30, "", "防震"],
    ]
    found = reads(known, rows)
    assert [(doubt.field, doubt.cell, doubt.text) for doubt in found.doubts] == [
        ("heading", "C3", "线上受益人次"),
        ("heading", "E3", "讲座主题"),
    ]
    assert found.doubts[0].candidates == ("受益人次",)
    assert found.doubts[1].candidates == ("进展情况", "存在问题", "下一步打算")


def test_a_taught_heading_is_read_and_one_to_be_left_out_is_not_asked_about(known: Catalogue) -> None:
    rows = [["任务", "完成率", "线上受益人次", "讲座主题"], [TASK, 60, "1.2万", "气象"]]
    words = [
        word(TaughtKind.heading, "线上受益人次", "people"),
        word(TaughtKind.heading, "讲 座 主 题", LEFT_OUT),
    ]
    found = reads(known, rows, *words)
    assert found.rows[0].values == {"percent": 60, "people": 12_000}
    assert found.all_doubts() == ()


def test_what_was_taught_for_the_unit_comes_before_what_was_taught_for_all(known: Catalogue) -> None:
    rows = [["任务", "完成率", "触达量"], [TASK, 60, 5]]
    for_all = word(TaughtKind.heading, "触达量", "people")
    own = word(TaughtKind.heading, "触达量", "sessions", unit_id(known, "县教育局"))
    others = word(TaughtKind.heading, "触达量", LEFT_OUT, unit_id(known, "团县委"))
    assert reads(known, rows, for_all, own, others).rows[0].values == {"percent": 60, "sessions": 5}
    assert reads(known, rows, own, for_all).rows[0].values == {"percent": 60, "sessions": 5}
    assert reads(known, rows, for_all, others).rows[0].values == {"percent": 60, "people": 5}


def test_a_table_that_only_the_units_own_words_make_one_is_found(known: Catalogue) -> None:
    rows = [["干了啥", "办成了多少", "说说看"], [TASK, 60, "做了。"]]
    own = [
        word(TaughtKind.heading, text, means, unit_id(known, "县教育局"))
        for text, means in (("干了啥", "task"), ("办成了多少", "percent"), ("说说看", "progress"))
    ]
    assert reads(known, rows, *own).rows[0].values == {"percent": 60, "progress": "做了。"}


def test_other_columns_give_way_to_a_taught_one(known: Catalogue) -> None:
    rows = [["任务", "受益人次", "触达量"], [TASK, 60, 5]]
    found = reads(known, rows, word(TaughtKind.heading, "触达量", "people"))
    assert found.rows[0].values == {"people": 5}
    assert [doubt.text for doubt in found.doubts] == ["受益人次"]


def test_taught_tasks_measures_and_indicators_are_known_by_their_words(known: Catalogue) -> None:
    rows = [
        ["任务", "具体举措", "完成率"],
        ["3.娃娃科学行动", "小手拉大手", 60],
        ["", "别的", 70],
        ["小手拉大手", "", 80],
    ]
    words = [word(TaughtKind.task, "娃娃科学行动", "1"), word(TaughtKind.measure, "小手拉大手", "1.2")]
    found = reads(known, rows, *words)
    assert [(row.task_no, row.measure_no) for row in found.rows] == [(1, 2), (1, None), (1, 2)]
    assert found.all_doubts() == ()
    counted = [["指标名称", "本期", "累计"], ["科普点", 1, 2]]
    (row,) = reads(known, counted, word(TaughtKind.indicator, "科普点", "县级科普教育基地")).rows
    assert (row.indicator, row.doubts) == ("县级科普教育基地", ())


def test_a_word_of_another_plan_says_nothing(known: Catalogue) -> None:
    other = replace(word(TaughtKind.task, "娃娃科学行动", "1"), plan_id=77)
    assert reads(known, [["任务", "完成率"], ["娃娃科学行动", 60]], other).rows[0].held


def test_an_empty_count_is_nothing_or_nought_as_she_set_it(known: Catalogue) -> None:
    rows = [
        [*HEADING, "活动场次"],
        [1, TASK, "做了。", 60, "", "", 3],
        [2, "实施农民科学素质提升行动", "", "", "", "", ""],
    ]
    (row,) = reads(known, rows).rows
    assert row.values == {"progress": "做了。", "percent": 60, "sessions": 3}
    as_nought = ReadingContext.of(replace(known, empty=EmptyMeaning.nought))
    (row,) = read(as_nought, sheet([TITLE, WHOSE, *rows])).rows
    assert row.values == {"progress": "做了。", "percent": 60, "sessions": 3, "people": 0, "funds": 0}
    assert (row.cells["people"], row.texts["people"]) == ("E4", "")
    assert row.remarks["funds"] == "空格按设置计为 0"


def test_an_empty_cumulative_is_never_nought(known: Catalogue) -> None:
    as_nought = ReadingContext.of(replace(known, empty=EmptyMeaning.nought))
    rows = [TITLE, WHOSE, ["指标名称", "本期", "累计"], ["县级科普教育基地", "", 3], ["市级科普教育基地", 1, ""]]
    assert [dict(row.values) for row in read(as_nought, sheet(rows)).rows] == [
        {"cumulative": 3, "period_value": 0},
        {"period_value": 1},
    ]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("完成百分笔", "percent"),
        ("受益人此", "people"),
        ("下一步打祘", "next_step"),
        ("进展况情", "progress"),
        ("本单位上半年科普工作进展情况简述", "progress"),
        ("科普受益人次", "people"),
    ],
)
def test_a_heading_with_a_slip_or_with_words_around_it_is_understood(
    context: ReadingContext, heading: str, field: str
) -> None:
    shown: Any = 60 if field in ("percent", "people") else "做了。"
    (row,) = read(context, sheet([TITLE, WHOSE, ["任务", heading, "状态"], [TASK, shown, "滞后"]])).rows
    assert row.values == {field: shown, "state": "滞后"}


@pytest.mark.parametrize(
    "heading", ["活动天数", "活动场地", "未完成率", "计划完成进度", "党员人数", "受益村数", "宣传册数"]
)
def test_a_heading_that_only_resembles_one_is_never_taken_for_it(context: ReadingContext, heading: str) -> None:
    (row,) = read(context, sheet([TITLE, WHOSE, ["任务", heading, "状态"], [TASK, 60, "滞后"]])).rows
    assert row.values == {"state": "滞后"}
