"""What she teaches the reader: kept, listed, replaced, forgotten, and brought back by undo."""

from dataclasses import replace

import pytest

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.received import EmptyMeaning
from lianping_desk.domain.taught import LEFT_OUT, NOT_WANTED, TaughtKind
from lianping_desk.services.catalogue import catalogue
from lianping_desk.services.desk import Desk
from lianping_desk.services.history.undo import undo
from lianping_desk.services.taught.forget_words import forget_words
from lianping_desk.services.taught.list_taught import list_taught
from lianping_desk.services.taught.word_for import word_for
from tests.services.taught.teaching import teach


def test_a_word_is_listed_in_her_words_with_its_unit_and_its_file(desk: Desk) -> None:
    teach(desk, TaughtKind.heading, " 办结评估 ", "完成进度", "县教育局")
    teach(desk, TaughtKind.task, "大篷车下乡", "2")
    teach(desk, TaughtKind.heading, "备用栏", NOT_WANTED)
    left_out, task, heading = list_taught(desk)
    assert (heading.word.text, heading.meaning, heading.unit) == ("办结评估", "完成进度（%）", "县教育局")
    assert task.meaning == "任务 2　实施农民科学素质提升行动" and task.unit == ""
    assert (left_out.word.means, left_out.meaning) == (LEFT_OUT, "不采用这一栏")
    assert heading.word.learnt_from == "表.xlsx"


def test_the_same_word_of_the_same_unit_has_one_meaning_and_another_unit_may_have_another(desk: Desk) -> None:
    teach(desk, TaughtKind.heading, "评估", "完成进度", "县教育局")
    teach(desk, TaughtKind.heading, "评估", "状态", "县教育局")
    teach(desk, TaughtKind.heading, "评估", "存在问题")
    assert sorted((one.meaning, one.unit) for one in list_taught(desk)) == [("存在问题", ""), ("状态", "县教育局")]


def test_words_are_forgotten_together_and_undo_brings_them_back(desk: Desk) -> None:
    for text in ("甲", "乙", "丙"):
        teach(desk, TaughtKind.heading, text, "状态")
    forget_words(desk, [one.word for one in list_taught(desk)[:2]])
    assert [one.word.text for one in list_taught(desk)] == ["甲"]
    undo(desk)
    assert len(list_taught(desk)) == 3 and len(catalogue(desk).taught) == 3


@pytest.mark.parametrize(
    ("kind", "text", "answer", "why"),
    [
        (TaughtKind.heading, "评估", "没有的栏目", "没有“没有的栏目”这个栏目"),
        (TaughtKind.task, "大篷车", "登月工程", "登月工程"),
        (TaughtKind.measure, "甲", "99.9", "没有“99.9”这条举措"),
        (TaughtKind.heading, "  ", "状态", "没有可以记住的用语"),
    ],
)
def test_what_is_not_understood_is_not_kept(desk: Desk, kind: TaughtKind, text: str, answer: str, why: str) -> None:
    with pytest.raises(DeskError, match=why):
        word_for(catalogue(desk), kind, text, answer, None, "表.xlsx")


def test_a_measure_is_named_by_its_numbers(desk: Desk) -> None:
    made = word_for(catalogue(desk), TaughtKind.measure, "讲师团", "2.1", None, "表.xlsx")
    assert made.means == "2.1" and made.plan_id == catalogue(desk).plan.id


def test_what_an_empty_count_means_goes_along_with_the_catalogue(desk: Desk) -> None:
    assert catalogue(desk).empty is EmptyMeaning.not_reported
    desk.settings = replace(desk.settings, empty_counts="nought")
    assert catalogue(desk).empty is EmptyMeaning.nought
    desk.settings = replace(desk.settings, empty_counts="?")
    assert catalogue(desk).empty is EmptyMeaning.not_reported
