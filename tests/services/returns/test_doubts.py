"""Settling doubts: taking, typing, leaving out; rows go in with the last doubt that kept them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.received import Doubt, Found, ReadReturn, ReadRow, TableKind
from lianping_desk.services.bases.list_bases import list_bases
from lianping_desk.services.desk import Desk
from lianping_desk.services.history.undo import undo
from lianping_desk.services.periods.add_period import add_period
from lianping_desk.services.periods.show_periods import periods
from lianping_desk.services.returns.doubts.settle_doubt import settle_doubt
from lianping_desk.services.returns.importing.import_files import ImportResult, import_files
from lianping_desk.services.returns.importing.undo_import import undo_import
from lianping_desk.services.returns.ledger.status import ReturnState, returns_status
from lianping_desk.services.returns.unit_return.correct_value import correct_progress
from lianping_desk.store.doubts import StoredDoubt, open_doubts
from lianping_desk.store.plans import current_plan
from lianping_desk.store.received import indicator_facts, progress_facts
from lianping_desk.store.received_tables import ProgressRow
from lianping_desk.store.units import all_units
from tests.services.returns.filling import progress_line, reading


def doubt(
    field: str, text: str = "？", row: int | None = 5, candidates: tuple[str, ...] = (), cell: str = "E5"
) -> Doubt:
    return Doubt(text, "不能确定", cell, "Sheet1", row, field, candidates)


def take(
    desk: Desk,
    folder: Path,
    rows: list[ReadRow],
    unit: str | None = "县教育局",
    period: str | None = "2023H1",
    **more: object,
) -> ImportResult:
    path, read = reading(folder, "填报.xlsx", unit, period, rows, **more)
    return import_files(desk, [path], read=[read])


def waiting(desk: Desk) -> dict[str, StoredDoubt]:
    with desk.database.reading() as session:
        return {one.field: one for one in open_doubts(session)}


def facts(desk: Desk) -> list[tuple[str, int, dict[str, object]]]:
    """(unit, task, values) of everything that stands."""
    with desk.database.reading() as session:
        plan = current_plan(session)
        names = {unit.id: unit.name for unit in all_units(session)}
        numbers = {task.id: task.no for task in plan.tasks}
        return [(names[f.unit_id], numbers[f.task_id], dict(f.values)) for f in progress_facts(session, plan.id)]


def state_of(desk: Desk, unit: str) -> ReturnState:
    return next(one.state for one in returns_status(desk, "2023H1").units if one.unit.name == unit)


def base_line(**values: object) -> ReadRow:
    return replace(progress_line(0, **values), table=TableKind.base, task_no=None, name="连平中学科普馆")


def test_a_typed_per_cent_goes_into_the_row_and_keeps_its_cell(half_year: Desk, tmp_path: Path) -> None:
    row = replace(progress_line(1, progress="办了讲座"), doubts=(doubt("percent", "基本完成"),))
    assert take(half_year, tmp_path, [replace(row, cells={**row.cells, "percent": "E5"})]).kept_doubts == 1
    assert state_of(half_year, "县教育局") is ReturnState.doubts
    settle_doubt(half_year, waiting(half_year)["percent"].id, "95%")
    assert facts(half_year) == [("县教育局", 1, {"progress": "办了讲座", "percent": Decimal(95)})]
    with half_year.database.reading() as session:
        (fact,) = progress_facts(session, current_plan(session).id)
    assert fact.trace and fact.trace.cell == "E5"
    assert "基本完成" in fact.remarks["percent"] and "95%" in fact.remarks["percent"]
    assert state_of(half_year, "县教育局") is ReturnState.received


@pytest.mark.parametrize(("answer", "why"), [("160", "超过100%"), ("0.6", "60%还是0.6%"), ("差不多", "不是数字")])
def test_an_answer_that_would_be_in_doubt_again_is_refused_and_nothing_changes(
    half_year: Desk, tmp_path: Path, answer: str, why: str
) -> None:
    take(half_year, tmp_path, [replace(progress_line(1, progress="办了讲座"), doubts=(doubt("percent"),))])
    with pytest.raises(DeskError, match=why):
        settle_doubt(half_year, waiting(half_year)["percent"].id, answer)
    assert "percent" in waiting(half_year)


def test_leaving_a_field_out_keeps_the_rest_of_the_row(half_year: Desk, tmp_path: Path) -> None:
    take(half_year, tmp_path, [replace(progress_line(1, progress="办了讲座"), doubts=(doubt("percent"),))])
    settle_doubt(half_year, waiting(half_year)["percent"].id, None)
    assert facts(half_year) == [("县教育局", 1, {"progress": "办了讲座"})]
    assert waiting(half_year) == {}
    with pytest.raises(DeskError, match="不在了"):
        settle_doubt(half_year, 999, None)


def test_a_row_about_an_unknown_task_waits_until_she_names_it(half_year: Desk, tmp_path: Path) -> None:
    row = replace(progress_line(0, percent=60), task_no=None, doubts=(doubt("task", "（一）"),))
    assert take(half_year, tmp_path, [row]).stored_rows == 0
    with pytest.raises(DeskError, match="方案中没有这项任务"):
        settle_doubt(half_year, waiting(half_year)["task"].id, "登月工程")
    assert settle_doubt(half_year, waiting(half_year)["task"].id, "实施青少年科学素质提升行动") == 1
    assert facts(half_year) == [("县教育局", 1, {"percent": Decimal(60)})]


def test_a_row_goes_in_with_its_last_blocking_doubt_and_a_field_may_still_wait(half_year: Desk, tmp_path: Path) -> None:
    doubts = (doubt("task", "（一）"), doubt("row", "60"), doubt("people", "若干"))
    take(half_year, tmp_path, [replace(progress_line(0, percent=60), task_no=None, doubts=doubts)])
    assert settle_doubt(half_year, waiting(half_year)["task"].id, "2") == 0
    assert settle_doubt(half_year, waiting(half_year)["row"].id, "采用") == 1
    assert facts(half_year) == [("县教育局", 2, {"percent": Decimal(60)})]
    settle_doubt(half_year, waiting(half_year)["people"].id, "300人")
    assert facts(half_year) == [("县教育局", 2, {"percent": Decimal(60), "people": 300})]


def test_leaving_a_row_out_settles_everything_about_it(half_year: Desk, tmp_path: Path) -> None:
    doubts = (doubt("row", "60"), doubt("people", "若干"))
    take(half_year, tmp_path, [replace(progress_line(1, percent=60), doubts=doubts)])
    settle_doubt(half_year, waiting(half_year)["row"].id, None)
    assert waiting(half_year) == {} and facts(half_year) == []


def test_a_row_of_which_nothing_is_sure_waits_for_its_value(half_year: Desk, tmp_path: Path) -> None:
    row = replace(progress_line(1), doubts=(doubt("percent", "过半"), doubt("people", "若干")))
    assert take(half_year, tmp_path, [row]).stored_rows == 0
    settle_doubt(half_year, waiting(half_year)["percent"].id, None)
    assert facts(half_year) == []
    assert settle_doubt(half_year, waiting(half_year)["people"].id, "300") == 1
    assert facts(half_year) == [("县教育局", 1, {"people": 300})]


def test_a_row_left_out_field_by_field_never_becomes_an_empty_row(half_year: Desk, tmp_path: Path) -> None:
    take(half_year, tmp_path, [replace(progress_line(1), doubts=(doubt("percent"), doubt("people")))])
    for field in ("percent", "people"):
        settle_doubt(half_year, waiting(half_year)[field].id, None)
    with half_year.database.reading() as session:
        assert session.query(ProgressRow).count() == 0
    assert waiting(half_year) == {}


def test_a_file_without_unit_and_period_waits_whole_and_goes_in_when_both_are_known(
    half_year: Desk, tmp_path: Path
) -> None:
    rows = [progress_line(1, percent=60), replace(progress_line(2, row=6), doubts=(doubt("percent", "过半", row=6),))]
    result = take(half_year, tmp_path, rows, unit=None, period=None)
    assert (result.stored_rows, result.kept_doubts) == (0, 3)
    assert returns_status(half_year, "2023H1").waiting_files == 1
    assert settle_doubt(half_year, waiting(half_year)["unit"].id, "教育局") == 0
    assert settle_doubt(half_year, waiting(half_year)["period"].id, "2023年上半年") == 1
    assert facts(half_year) == [("县教育局", 1, {"percent": Decimal(60)})]
    assert (state_of(half_year, "县教育局"), returns_status(half_year, "2023H1").waiting_files) == (
        ReturnState.doubts,
        0,
    )
    assert settle_doubt(half_year, waiting(half_year)["percent"].id, "55") == 1
    assert facts(half_year)[1] == ("县教育局", 2, {"percent": Decimal(55)})


def test_a_whole_file_can_be_left_out(half_year: Desk, tmp_path: Path) -> None:
    rows = [progress_line(1, percent=60), replace(progress_line(2, row=6), doubts=(doubt("percent", row=6),))]
    take(half_year, tmp_path, rows, unit=None)
    settle_doubt(half_year, waiting(half_year)["unit"].id, None)
    assert waiting(half_year) == {} and facts(half_year) == []


def test_a_period_that_is_not_open_keeps_the_file_until_she_opens_it(desk: Desk, tmp_path: Path) -> None:
    take(desk, tmp_path, [progress_line(1, percent=60)])
    with pytest.raises(DeskError, match="请先新建"):
        settle_doubt(desk, waiting(desk)["period"].id, "2023H1")
    add_period(desk, "2023H1")
    assert settle_doubt(desk, waiting(desk)["period"].id, "2023H1") == 1


def test_undo_brings_the_doubt_back(half_year: Desk, tmp_path: Path) -> None:
    take(half_year, tmp_path, [progress_line(1, percent=60)], unit=None)
    settle_doubt(half_year, waiting(half_year)["unit"].id, "县教育局")
    undo(half_year)
    assert facts(half_year) == [] and waiting(half_year)["unit"].waiting == 1
    assert settle_doubt(half_year, waiting(half_year)["unit"].id, "团县委") == 1
    assert facts(half_year)[0][0] == "团县委"


def test_in_a_file_of_several_units_each_row_goes_to_its_own(half_year: Desk, tmp_path: Path) -> None:
    rows = [
        replace(progress_line(1, row=5, percent=60), unit="县教育局"),
        replace(progress_line(1, row=6, percent=30), unit="团县委"),
        replace(progress_line(1, row=7, percent=20), doubts=(doubt("unit", "县校外活动中心", row=7),)),
    ]
    result = take(half_year, tmp_path, rows, unit=None, units=("县教育局", "团县委"))
    assert (result.stored_rows, result.kept_doubts) == (2, 1)
    assert state_of(half_year, "团县委") is ReturnState.received
    assert settle_doubt(half_year, waiting(half_year)["unit"].id, "县科协") == 1
    assert {unit for unit, _task, _values in facts(half_year)} == {"县教育局", "团县委", "县科协"}


def test_a_base_waits_for_its_day_because_an_award_without_one_would_always_count(
    half_year: Desk, tmp_path: Path
) -> None:
    row = base_line(level="county", stage="认定")
    take(half_year, tmp_path, [replace(row, doubts=(doubt("date", "2023.6.31"),))])
    assert list_bases(half_year) == ()
    with pytest.raises(DeskError, match="没有这一天"):
        settle_doubt(half_year, waiting(half_year)["date"].id, "2023.6.31")
    assert settle_doubt(half_year, waiting(half_year)["date"].id, "2023.6.30") == 1
    (base,) = list_bases(half_year)
    assert base.stages[0].on == date(2023, 6, 30)


def test_a_base_without_a_level_asks_for_it(half_year: Desk, tmp_path: Path) -> None:
    result = take(half_year, tmp_path, [base_line(stage="已认定", date=date(2023, 5, 1))])
    assert (result.stored_rows, result.kept_doubts) == (0, 1)
    assert settle_doubt(half_year, waiting(half_year)["level"].id, "县级") == 1
    assert list_bases(half_year)[0].level.value == "county"


def test_a_base_that_comes_back_unchanged_is_no_news(half_year: Desk, tmp_path: Path) -> None:
    row = base_line(level="county", stage="认定", date=date(2023, 5, 1), town="元善镇")
    assert take(half_year, tmp_path, [row]).stored_rows == 1
    path, read = reading(tmp_path, "又一份.xlsx", "团县委", "2023H1", [row])
    assert import_files(half_year, [path], read=[read]).stored_rows == 0
    other = base_line(level="county", certificate="连科〔2023〕1号")
    path, read = reading(tmp_path, "补证书.xlsx", "团县委", "2023H1", [other])
    assert import_files(half_year, [path], read=[read]).stored_rows == 1
    assert [base.certificate for base in list_bases(half_year)] == ["连科〔2023〕1号"]


def test_another_certificate_than_the_registers_is_kept_as_a_doubt(half_year: Desk, tmp_path: Path) -> None:
    take(half_year, tmp_path, [base_line(level="county", certificate="连科〔2023〕1号")])
    path, read = reading(
        tmp_path, "二.xlsx", "团县委", "2023H1", [base_line(level="county", certificate="连科〔2023〕2号")]
    )
    assert import_files(half_year, [path], read=[read]).kept_doubts == 1
    assert "台账里是“连科〔2023〕1号”" in waiting(half_year)["certificate"].why
    assert list_bases(half_year)[0].certificate == "连科〔2023〕1号"


def test_an_indicator_value_is_settled_in_the_indicators_own_unit(half_year: Desk, tmp_path: Path) -> None:
    row = replace(
        progress_line(0, period_value=1),
        table=TableKind.indicator,
        task_no=None,
        indicator="县级科普教育基地",
        doubts=(doubt("cumulative", "几个"),),
    )
    take(half_year, tmp_path, [row])
    with pytest.raises(DeskError, match="计量单位"):
        settle_doubt(half_year, waiting(half_year)["cumulative"].id, "3场")
    settle_doubt(half_year, waiting(half_year)["cumulative"].id, "3个")
    with half_year.database.reading() as session:
        (fact,) = indicator_facts(session, current_plan(session).id)
    assert (fact.period_value, fact.cumulative) == (1, 3)


def test_an_unsure_unit_that_was_found_is_offered(half_year: Desk, tmp_path: Path) -> None:
    path, read = reading(tmp_path, "一.xlsx", None, "2023H1", [progress_line(1, percent=60)])
    unsure: ReadReturn = replace(read, unit=Found("县教育局", "file name", sure=False))
    import_files(half_year, [path], read=[unsure])
    assert waiting(half_year)["unit"].candidates == ("县教育局",)


def test_undoing_an_import_takes_back_what_was_settled_and_corrected_in_it(half_year: Desk, tmp_path: Path) -> None:
    rows = [
        replace(progress_line(1, progress="办了讲座"), doubts=(doubt("percent"),)),
        replace(progress_line(0, row=6, percent=60), task_no=None, doubts=(doubt("task", "（一）", row=6),)),
    ]
    code = str(take(half_year, tmp_path, rows).code)
    settle_doubt(half_year, waiting(half_year)["percent"].id, "95")
    settle_doubt(half_year, waiting(half_year)["task"].id, "2")
    with half_year.database.reading() as session:
        second = progress_facts(session, current_plan(session).id)[1]
    correct_progress(half_year, second.row_id, "percent", "61")
    add_period(half_year, "2023H2")
    assert undo_import(half_year, code).kept == ()
    assert facts(half_year) == [] and waiting(half_year) == {}
    assert [period.code for period in periods(half_year)] == ["2023H1", "2023H2"]
    assert take(half_year, tmp_path, rows).stored_rows == 1
