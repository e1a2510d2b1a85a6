"""Files under review: what is known of them before anything is written, and what her decisions do in one step."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from lianping_desk.domain.decision import LEFT_OUT, Decision, Settled
from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.received import Doubt, ReadReturn
from lianping_desk.domain.taught import TaughtKind
from lianping_desk.services.catalogue import catalogue
from lianping_desk.services.desk import Desk
from lianping_desk.services.history.undo import undo
from lianping_desk.services.returns.doubts.check_answer import AnswerCheck
from lianping_desk.services.returns.doubts.review_files import ReviewedFile, review_reads, review_stored
from lianping_desk.services.returns.doubts.reviewing import IncomingReview
from lianping_desk.services.returns.doubts.settle_doubts import settle_doubts
from lianping_desk.services.returns.importing.answers import doubt_key, import_with_answers
from lianping_desk.services.returns.importing.import_files import import_files
from lianping_desk.services.returns.importing.undo_import import imports, rehearse_undo_import
from lianping_desk.services.returns.unit_return.correct_value import correct_progress
from lianping_desk.services.taught.word_for import word_for
from lianping_desk.store.doubts import open_doubts
from lianping_desk.store.plans import current_plan
from lianping_desk.store.received import progress_facts
from tests.services.returns.filling import plain_table, progress_line, reading, signed_on

UNIT = "县教育局"


def percent_in_doubt(row: int = 5, text: str = "过半") -> Doubt:
    return Doubt(text, "不是数字", f"E{row}", "Sheet1", row, "percent")


def reviewed(desk: Desk, *files: tuple[Path, ReadReturn]) -> tuple[ReviewedFile, ...]:
    return review_reads(desk, [path for path, _ in files], [read for _, read in files])


def values(desk: Desk) -> dict[int, dict[str, object]]:
    with desk.database.reading() as session:
        plan = current_plan(session)
        numbers = {task.id: task.no for task in plan.tasks}
        return {numbers[one.task_id]: dict(one.values) for one in progress_facts(session, plan.id)}


def waiting(desk: Desk) -> dict[str, int]:
    with desk.database.reading() as session:
        return {one.trace.text: one.id for one in open_doubts(session)}


def test_the_same_bytes_are_told_with_the_import_they_came_in_and_a_twin_comes_in_once(
    half_year: Desk, tmp_path: Path
) -> None:
    known = reading(tmp_path, "已有.xlsx", UNIT, "2023H1", [progress_line(1, percent=60)])
    import_files(half_year, [known[0]], read=[known[1]], received_on=date(2023, 7, 6))
    new = reading(tmp_path, "新的.xlsx", "团县委", "2023H1", [progress_line(2, percent=40)])
    twin = (new[0], replace(new[1], file="新的 - 副本.xlsx"))
    first, second, third = reviewed(half_year, known, new, twin)
    assert first.repeated and "2023年7月6日已经导入过（2023-07-06-1）" in first.note and first.sure_rows == 0
    assert not second.repeated and second.sure_rows == 1
    assert third.repeated and "与“新的.xlsx”是同一份文件" in third.note


def test_a_corrected_version_is_told_and_one_signed_earlier_is_in_doubt(half_year: Desk, tmp_path: Path) -> None:
    known = reading(
        tmp_path, "一.xlsx", UNIT, "2023H1", [progress_line(1, percent=60)], signature=signed_on(date(2023, 7, 5))
    )
    import_files(half_year, [known[0]], read=[known[1]])
    later = reading(
        tmp_path, "二.xlsx", UNIT, "2023H1", [progress_line(1, percent=70)], signature=signed_on(date(2023, 7, 9))
    )
    older = reading(
        tmp_path, "三.xlsx", UNIT, "2023H1", [progress_line(1, percent=50)], signature=signed_on(date(2023, 7, 1))
    )
    (corrected,) = reviewed(half_year, later)
    assert (corrected.earlier, corrected.doubts) == (1, ()) and "更正件" in corrected.note
    (old,) = reviewed(half_year, older)
    assert [one.doubt.field for one in old.doubts] == ["version"] and old.sure_rows == 0


def test_whatever_importing_would_ask_is_asked_in_the_review(half_year: Desk, tmp_path: Path) -> None:
    (nobodys,) = reviewed(half_year, reading(tmp_path, "表.xlsx", None, "2023H1", [progress_line(1, percent=60)]))
    (asked,) = nobodys.doubts
    assert (asked.doubt.field, asked.waiting, nobodys.sure_rows) == ("unit", 1, 0)
    (closed,) = reviewed(half_year, reading(tmp_path, "旧.xlsx", UNIT, "2022H1", [progress_line(1, percent=60)]))
    assert "还没有建立2022年上半年" in closed.doubts[0].doubt.why


def test_a_decision_that_cannot_be_carried_out_costs_no_other_and_all_is_one_step(
    half_year: Desk, tmp_path: Path
) -> None:
    rows = [
        replace(progress_line(1, row=5, progress="甲"), doubts=(percent_in_doubt(5),)),
        replace(progress_line(2, row=6, progress="乙"), doubts=(percent_in_doubt(6, "大半"),)),
    ]
    path, read = reading(tmp_path, "一.xlsx", UNIT, "2023H1", rows)
    decisions = {
        doubt_key(read, rows[0].doubts[0]): Decision(Settled.typed, "160"),
        doubt_key(read, rows[1].doubts[0]): Decision(Settled.typed, "55%"),
    }
    done = import_with_answers(half_year, [path], [read], decisions)
    assert len(done.refused) == 1 and "超过100%" in done.refused[0] and done.open_doubts == 1
    assert values(half_year) == {1: {"progress": "甲"}, 2: {"progress": "乙", "percent": 55}}
    assert list(waiting(half_year)) == ["过半"]
    undo(half_year)
    assert values(half_year) == {} and waiting(half_year) == {}


def test_unit_and_values_are_decided_in_whatever_order_she_took_them(half_year: Desk, tmp_path: Path) -> None:
    row = replace(progress_line(1, progress="甲"), doubts=(percent_in_doubt(),))
    path, read = reading(tmp_path, "谁的.xlsx", None, "2023H1", [row])
    (file,) = review_reads(half_year, [path], [read])
    by_field = {one.doubt.field: one.id for one in file.doubts}
    decisions = {by_field["percent"]: Decision(Settled.typed, "30"), by_field["unit"]: Decision(Settled.typed, UNIT)}
    review = IncomingReview(half_year, [path], reads=(read,))
    assert review.take_in(decisions, (), None).open_doubts == 0
    assert values(half_year) == {1: {"progress": "甲", "percent": 30}}


def test_a_heading_taught_later_adds_its_column_and_touches_nothing_that_stands(
    half_year: Desk, tmp_path: Path
) -> None:
    table = plain_table(
        tmp_path / f"{UNIT}2023年上半年.xlsx",
        "全民科学素质工作情况表（2023年上半年）",
        ("序号", "重点任务", "工作进展情况", "办结评估"),
        [(1, "实施青少年科学素质提升行动", "科技节", "60%"), (2, "实施农民科学素质提升行动", "宣讲", "80%")],
    )
    assert import_files(half_year, [table]).stored_rows == 2
    with half_year.database.reading() as session:
        by_hand = progress_facts(session, current_plan(session).id)[0].row_id
    correct_progress(half_year, by_hand, "percent", "65")
    (one,) = imports(half_year)
    assert rehearse_undo_import(half_year, one.code).steps == (f"更正“{UNIT}”的完成进度（%）",)
    word = word_for(catalogue(half_year), TaughtKind.heading, "办结评估", "完成进度", UNIT, table.name)
    number = waiting(half_year)["办结评估"]
    settle_doubts(half_year, {number: Decision(Settled.taught, "完成进度（%）")}, [word])
    assert {no: found["percent"] for no, found in values(half_year).items()} == {1: 65, 2: 80}
    assert waiting(half_year) == {}
    assert catalogue(half_year).taught[0].means == "percent"
    undo(half_year)
    assert "percent" not in values(half_year)[2] and catalogue(half_year).taught == ()


def test_stored_doubts_are_reviewed_with_what_stands_beside_them(half_year: Desk, tmp_path: Path) -> None:
    row = replace(progress_line(1, progress="甲", people=30), doubts=(percent_in_doubt(),))
    held = replace(
        progress_line(0, row=9, percent=10),
        task_no=None,
        doubts=(Doubt("大篷车", "方案中没有这项任务", "B9", "Sheet1", 9, "task"),),
    )
    path, read = reading(tmp_path, "一.xlsx", UNIT, "2023H1", [row, held])
    import_files(half_year, [path], read=[read])
    (file,) = review_stored(half_year, "2023H1")
    assert [(one.row, dict(one.values)) for one in file.read.rows] == [
        (5, {"progress": "甲", "people": 30}),
        (9, {"percent": 10}),
    ]
    assert [one.doubt.text for one in file.doubts] == ["过半", "大篷车"] and file.path is not None
    done = settle_doubts(half_year, {one.id: LEFT_OUT for one in file.doubts})  # type: ignore[misc]
    assert done.refused == [] and review_stored(half_year, "2023H1") == ()


def test_an_answer_is_understood_before_anything_is_written(half_year: Desk, tmp_path: Path) -> None:
    check = AnswerCheck(half_year)
    _, read = reading(tmp_path, "一.xlsx", UNIT, "2023H1", [progress_line(1, percent=60)])
    assert check.understood(read, percent_in_doubt(), "95%") == "95"
    assert check.understood(read, Doubt("", "", field="task"), "3").startswith("任务 3")
    assert check.understood(read, Doubt("", "", field="unit"), "教育局") == UNIT
    assert check.understood(read, Doubt("", "", field="period"), "2023年上半年") == "2023年上半年"
    with pytest.raises(DeskError, match="还没有建立"):
        check.understood(read, Doubt("", "", field="period"), "2022")
    with pytest.raises(DeskError, match=r"60%还是0\.6%"):
        check.understood(read, percent_in_doubt(), "0.6")
