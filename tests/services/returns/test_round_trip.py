"""The whole road: write forms, fill them as units would, read, import, see who has returned, undo."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.long_work import Cancelled
from lianping_desk.services.bases.list_bases import list_bases
from lianping_desk.services.desk import Desk
from lianping_desk.services.history.row_history import recent_operations
from lianping_desk.services.open_desk import opened_desk
from lianping_desk.services.periods.add_period import add_period
from lianping_desk.services.plan.show_plan import show_plan
from lianping_desk.services.returns.forms.write_forms import write_forms
from lianping_desk.services.returns.importing.import_files import import_files
from lianping_desk.services.returns.importing.import_json import import_json, read_json
from lianping_desk.services.returns.importing.undo_import import imports, undo_import
from lianping_desk.services.returns.ledger.status import ReturnState, returns_status, status_json
from lianping_desk.services.returns.reading.dropped_files import dropped_files
from lianping_desk.services.returns.reading.read_files import read_files
from lianping_desk.store.plans import current_plan
from lianping_desk.store.received import indicator_facts, progress_facts
from tests.services.returns.filling import fill_form, plain_table

YOUNG = "实施青少年科学素质提升行动"
TITLE = "连平县全民科学素质行动规划纲要实施方案工作进展情况表（2023年上半年）"


def form_of(forms: tuple[Path, ...], unit: str) -> Path:
    return next(path for path in forms if path.name.startswith(unit))


def states(desk: Desk) -> dict[str, ReturnState]:
    return {one.unit.name: one.state for one in returns_status(desk, "2023H1").units}


def stored(desk: Desk) -> tuple[tuple[object, ...], ...]:
    with desk.database.reading() as session:
        plan = current_plan(session)
        return (*progress_facts(session, plan.id), *indicator_facts(session, plan.id))


def units(desk: Desk, *names: str) -> set[int]:
    return {one.unit.id for one in returns_status(desk, "2023H1").units if one.unit.name in names}


@pytest.fixture
def forms(half_year: Desk, tmp_path: Path) -> tuple[Path, ...]:
    """Forms of a few units; writing all 41 takes a second."""
    few = units(half_year, "县教育局", "县委组织部", "团县委", "大湖镇")
    return write_forms(half_year, "2023H1", tmp_path / "发出", unit_ids=few)


def test_every_unit_and_town_gets_its_form_and_is_then_marked_as_sent(half_year: Desk, tmp_path: Path) -> None:
    forms = write_forms(half_year, "2023H1", tmp_path)
    assert len(forms) == len(set(forms)) == 41
    assert all(path.is_file() for path in forms)
    assert set(states(half_year).values()) == {ReturnState.sent}


def test_a_form_holds_the_tasks_of_its_unit_and_towns_report_on_all(half_year: Desk, forms: tuple[Path, ...]) -> None:
    def titles(path: Path) -> set[str]:
        return {str(c.value) for row in load_workbook(path).worksheets[0].iter_rows() for c in row if c.value}

    school, town = titles(form_of(forms, "县教育局")), titles(form_of(forms, "大湖镇"))
    assert YOUNG in school and "牵头" in school
    assert "实施农民科学素质提升行动" in school
    assert "实施科普基础设施建设工程" not in titles(form_of(forms, "县委组织部"))
    assert {task.title for task in show_plan(half_year).plan.tasks} <= town


def test_a_filled_form_comes_back_to_the_last_cell(half_year: Desk, forms: tuple[Path, ...]) -> None:
    filled = fill_form(
        form_of(forms, "县教育局"),
        {
            YOUNG: {
                "完成进度（%）": 60,
                "状态": "按序时",
                "进展情况": "开展进校园活动",
                "受益人次": 1200,
                "投入经费（万元）": 2.5,
            }
        },
        {"县级科普教育基地": {"本期数": 1, "累计数": 2}},
        [
            {
                "基地名称": "连平中学科普馆",
                "级别": "县级",
                "所在乡镇": "元善镇",
                "阶段": "认定",
                "日期": date(2023, 5, 1),
            }
        ],
        {"填报人：": "张三", "填报日期：": date(2023, 7, 5)},
    )
    result = import_files(half_year, [filled], "2023H1", received_on=date(2023, 7, 6))
    assert (result.code, result.stored_rows, result.kept_doubts) == ("2023-07-06-1", 3, 0)
    progress, indicator = stored(half_year)
    assert progress.values == {
        "progress": "开展进校园活动",
        "percent": Decimal(60),
        "state": "按序时",
        "people": 1200,
        "funds": Decimal("2.5"),
    }
    assert progress.trace.file == filled.name and progress.trace.text == "60"
    assert load_workbook(filled)[progress.trace.sheet][progress.trace.cell].value == 60
    assert (indicator.period_value, indicator.cumulative) == (1, 2)
    (base,) = list_bases(half_year)
    assert (base.name, base.town, base.stages[0].on) == ("连平中学科普馆", "元善镇", date(2023, 5, 1))
    assert base.stages[0].trace.file == filled.name
    school = next(one for one in returns_status(half_year, "2023H1").units if one.unit.name == "县教育局")
    assert (school.state, school.received_on, school.days_late) == (ReturnState.received, date(2023, 7, 6), 0)


def test_the_original_lies_in_the_archive_byte_for_byte(half_year: Desk, forms: tuple[Path, ...]) -> None:
    filled = fill_form(form_of(forms, "团县委"), {YOUNG: {"完成进度（%）": 40}})
    result = import_files(half_year, [filled], "2023H1")
    fingerprint = result.files[0].sha256
    kept = half_year.folder.archive / fingerprint[:2] / f"{fingerprint}.xlsx"
    assert kept.read_bytes() == filled.read_bytes()


def test_a_bad_percent_and_a_day_that_is_none_wait_while_the_rest_of_the_row_goes_in(
    half_year: Desk, forms: tuple[Path, ...]
) -> None:
    filled = fill_form(
        form_of(forms, "县教育局"),
        {YOUNG: {"完成进度（%）": 160, "进展情况": "开展进校园活动"}},
        bases=[{"基地名称": "连平中学科普馆", "级别": "县级", "阶段": "认定", "日期": "2023.6.31"}],
    )
    result = import_files(half_year, [filled], "2023H1")
    assert (result.stored_rows, result.kept_doubts) == (1, 2)
    (fact,) = stored(half_year)
    assert dict(fact.values) == {"progress": "开展进校园活动"}
    assert list_bases(half_year) == ()
    assert states(half_year)["县教育局"] is ReturnState.doubts


def test_last_values_stand_in_the_next_form_for_comparison(
    half_year: Desk, forms: tuple[Path, ...], tmp_path: Path
) -> None:
    import_files(half_year, [fill_form(form_of(forms, "县教育局"), {YOUNG: {"完成进度（%）": 60}})], "2023H1")
    add_period(half_year, "2023H2")
    (again,) = write_forms(half_year, "2023H2", tmp_path / "下半年", unit_ids=units(half_year, "县教育局"))
    sheet = load_workbook(again).worksheets[0]
    texts = {str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert any("60" in text for text in texts)
    assert read_files(half_year, [again], "2023H2")[0].rows == ()


def test_writing_forms_again_keeps_their_codes(half_year: Desk, forms: tuple[Path, ...], tmp_path: Path) -> None:
    again = write_forms(half_year, "2023H1", tmp_path / "再发", unit_ids=units(half_year, "县教育局", "团县委"))
    forms = tuple(path for path in forms if path.name in {one.name for one in again})
    codes = [[load_workbook(one).worksheets[-1]["B1"].value for one in paths] for paths in (forms, again)]
    assert codes[0] == codes[1]
    assert len(set(codes[0])) == 2


def test_cancelling_leaves_neither_files_nor_marks(half_year: Desk, tmp_path: Path) -> None:
    def stop(done: int, total: int, what: str) -> None:
        if done == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_forms(half_year, "2023H1", tmp_path / "发出", stop)
    assert list((tmp_path / "发出").iterdir()) == []
    assert set(states(half_year).values()) == {ReturnState.missing}


def test_reading_writes_nothing_at_all(half_year: Desk, forms: tuple[Path, ...]) -> None:
    filled = fill_form(form_of(forms, "县教育局"), {YOUNG: {"完成进度（%）": 60}})
    steps = len(recent_operations(half_year))
    (read,) = read_files(half_year, [filled], "2023H1")
    assert len(read.rows) == 1
    assert len(recent_operations(half_year)) == steps
    assert not half_year.folder.archive.exists() or not any(half_year.folder.archive.iterdir())


def test_the_same_file_is_recognised_and_stored_once(half_year: Desk, forms: tuple[Path, ...]) -> None:
    filled = fill_form(form_of(forms, "县教育局"), {YOUNG: {"完成进度（%）": 60}})
    import_files(half_year, [filled], "2023H1")
    copy = filled.with_name("县教育局（重发）.xlsx")
    copy.write_bytes(filled.read_bytes())
    result = import_files(half_year, [copy], "2023H1")
    assert result.already_imported == ("县教育局（重发）.xlsx",)
    assert (result.code, result.stored_rows) == (None, 0)
    assert len(stored(half_year)) == 1 and len(imports(half_year)) == 1


def test_undoing_an_import_days_later_brings_everything_back(half_year: Desk, forms: tuple[Path, ...]) -> None:
    filled = fill_form(form_of(forms, "县教育局"), {YOUNG: {"完成进度（%）": 60}})
    first = import_files(half_year, [filled], "2023H1")
    add_period(half_year, "2023H2")
    reversal = undo_import(half_year, str(first.code))
    assert reversal.kept == ()
    assert stored(half_year) == () and imports(half_year) == ()
    assert states(half_year)["县教育局"] is ReturnState.sent
    with pytest.raises(DeskError, match="没有编号"):
        undo_import(half_year, str(first.code))
    again = import_files(half_year, [filled], "2023H1")
    assert again.stored_rows == 1 and again.code != first.code


def test_a_plain_table_with_ordinary_headings_goes_in_too(half_year: Desk, tmp_path: Path) -> None:
    table = plain_table(
        tmp_path / "县妇联2023年上半年.xlsx",
        TITLE,
        ("序号", "重点任务", "工作进展情况", "完成率（%）", "存在问题"),
        [(1, "实施农民科学素质提升行动", "举办巾帼培训班", 45, "经费不足")],
    )
    result = import_files(half_year, [table], "2023H1")
    assert result.stored_rows == 1
    (fact,) = stored(half_year)
    assert fact.values == {"progress": "举办巾帼培训班", "percent": Decimal(45), "problems": "经费不足"}
    assert states(half_year)["县妇联"] is ReturnState.received


def test_a_form_of_another_period_waits_whole(half_year: Desk, forms: tuple[Path, ...]) -> None:
    add_period(half_year, "2023H2")
    filled = fill_form(form_of(forms, "县教育局"), {YOUNG: {"完成进度（%）": 60}})
    result = import_files(half_year, [filled], "2023H2")
    assert result.stored_rows == 0 and result.kept_doubts >= 1
    assert stored(half_year) == ()
    assert returns_status(half_year, "2023H2").waiting_files == 1


def test_a_workbook_without_a_table_is_refused_in_one_sentence_and_the_rest_goes_on(
    half_year: Desk, forms: tuple[Path, ...], tmp_path: Path
) -> None:
    empty = plain_table(tmp_path / "通知.xlsx", "关于报送材料的通知", ("请各单位", "按时"), [])
    filled = fill_form(form_of(forms, "县教育局"), {YOUNG: {"完成进度（%）": 60}})
    result = import_files(half_year, [empty, filled], "2023H1")
    assert result.stored_rows == 1
    assert result.files[0].refused and "没有找到可以读入的表" in result.files[0].refused
    repeated = import_files(half_year, [empty], "2023H1")
    assert repeated.code is None and repeated.already_imported == ()


def test_a_period_that_is_not_open_is_known_trouble(half_year: Desk, tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="还没有“2024年全年”这个填报期"):
        write_forms(half_year, "2024", tmp_path)
    with pytest.raises(DeskError, match="还没有“2024年全年”这个填报期"):
        import_files(half_year, [tmp_path / "x.xlsx"], "2024")


def test_a_file_can_be_looked_at_before_its_period_is_open(half_year: Desk, tmp_path: Path) -> None:
    assert read_files(half_year, [tmp_path / "x.xlsx"], "2024")[0].refused


def test_the_documents_are_those_of_the_contract(half_year: Desk, forms: tuple[Path, ...]) -> None:
    filled = fill_form(form_of(forms, "县教育局"), {YOUNG: {"完成进度（%）": 60}})
    result = import_files(half_year, [filled], "2023H1", received_on=date(2023, 7, 12))
    document = json.loads(json.dumps(import_json(result)))
    assert list(document) == ["import", "files", "stored_rows", "kept_doubts", "superseded_rows", "already_imported"]
    assert document["import"] == "2023-07-12-1"
    assert document["files"] == json.loads(json.dumps(read_json(result.files)))
    status = status_json(returns_status(half_year, "2023H1", date(2023, 7, 20)))
    assert (status["period"], status["due"], len(status["units"])) == ("2023H1", "2023-07-10", 41)
    lines = {line["unit"]: line for line in status["units"]}
    assert lines["县教育局"] == {
        "unit": "县教育局",
        "state": "received",
        "received_on": "2023-07-12",
        "days_late": 2,
        "versions": 1,
        "doubts": 0,
        "unreadable": 0,
        "times_returned": 0,
        "reminders": 0,
        "promised": None,
        "ticks": {"electronic": "2023-07-12", "reviewed": None, "stamped": None},
    }
    assert (lines["大湖镇"]["state"], lines["大湖镇"]["days_late"]) == ("sent", 10)


def test_a_dropped_folder_gives_its_files_without_the_lock_files_of_office(tmp_path: Path) -> None:
    inside = tmp_path / "各单位" / "乡镇"
    inside.mkdir(parents=True)
    for name in ("大湖镇.xlsx", "~$大湖镇.xlsx", "说明.txt"):
        (inside / name).touch()
    named = tmp_path / "报表.dat"
    named.touch()
    found = dropped_files([tmp_path / "各单位", named])
    assert [path.name for path in found.paths] == ["大湖镇.xlsx", "说明.txt", "报表.dat"]
    assert found.skipped == ("~$大湖镇.xlsx",)
    with pytest.raises(DeskError, match="没有找到"):
        dropped_files([])


def test_a_desk_that_can_only_be_read_takes_nothing_in(half_year: Desk, forms: tuple[Path, ...]) -> None:
    filled = fill_form(form_of(forms, "县教育局"), {YOUNG: {"完成进度（%）": 60}})
    with opened_desk(half_year.folder, read_only=True) as second:
        with pytest.raises(DeskError, match="只读"):
            import_files(second, [filled], "2023H1")
        with pytest.raises(DeskError, match="只读"):
            write_forms(second, "2023H1", filled.parent / "又一次", unit_ids=units(half_year, "团县委"))
    assert not half_year.folder.archive.exists()
    assert list((filled.parent / "又一次").iterdir()) == []


def test_a_form_that_comes_back_as_it_went_out_is_no_return_until_it_is_signed(
    half_year: Desk, forms: tuple[Path, ...]
) -> None:
    result = import_files(half_year, [form_of(forms, "县教育局")], "2023H1")
    assert (result.stored_rows, result.kept_doubts) == (0, 1)
    assert states(half_year)["县教育局"] is ReturnState.sent
    signed = fill_form(form_of(forms, "团县委"), signed={"填报人：": "张三"})
    import_files(half_year, [signed], "2023H1")
    assert states(half_year)["团县委"] is ReturnState.doubts


def test_forms_never_replace_files_that_may_be_filled_in(half_year: Desk, tmp_path: Path) -> None:
    few = units(half_year, "县教育局", "团县委")
    [first, _] = write_forms(half_year, "2023H1", tmp_path, unit_ids=few)
    first.write_bytes(b"filled in by the unit")
    with pytest.raises(DeskError, match="没有覆盖"):
        write_forms(half_year, "2023H1", tmp_path, unit_ids=few)
    assert first.read_bytes() == b"filled in by the unit"
    write_forms(half_year, "2023H1", tmp_path, unit_ids=few, replacing=True)
    assert first.read_bytes() != b"filled in by the unit"
