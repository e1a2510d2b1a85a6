"""退回, from the doubt to the corrected workbook that comes back."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.ledger import MarkedCell
from lianping_desk.domain.resubmission import Outcome
from lianping_desk.domain.versions import Change
from lianping_desk.exchange.returned.words import EXPLANATION_SHEET, NOTE_START, PROBLEM_HEADING
from lianping_desk.services.desk import Desk
from lianping_desk.services.history.undo import undo
from lianping_desk.services.returns.forms.write_forms import write_forms
from lianping_desk.services.returns.importing.import_files import import_files
from lianping_desk.services.returns.ledger.status import ReturnState, returns_status
from lianping_desk.services.returns.reading.read_files import read_files
from lianping_desk.services.returns.unit_return.compare_resubmission import compare_resubmission, last_resubmission
from lianping_desk.services.returns.unit_return.returnable import ReturnableFile, returnable_file
from lianping_desk.services.returns.unit_return.send_back import SentWorkbook, send_back_workbook
from lianping_desk.store.doubts import open_doubts
from tests.services.returns.filling import fill_form
from tests.services.returns.test_differences import SCHOOL, school_id

DAY, DUE = date(2023, 7, 12), date(2023, 7, 20)
TASK = "实施青少年科学素质提升行动"
OTHER = "实施农民科学素质提升行动"


def by_hand(path: Path) -> Path:
    """A table that a unit made itself: a title, a heading over two rows, a text with = in front, a total."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "情况表"
    rows: list[list[Any]] = [
        ["县教育局2023年上半年工作情况表"],
        ["任务", "工作推进情况", None, "活动", None],
        [None, "进展情况", "完成进度（%）", "受益人次", "活动场次"],
        [TASK, "=办了讲座", "过半", 1200, 3],
        [OTHER, "办了展览", 40, 300, 2],
        ["合计", None, None, 1500, 5],
    ]
    for row, line in enumerate(rows, start=1):
        for column, value in enumerate(line, start=1):
            cell = sheet.cell(row, column, value)
            if value == "=办了讲座":
                cell.data_type = "s"
    for merged in ("A1:E1", "A2:A3", "B2:C2", "D2:E2"):
        sheet.merge_cells(merged)
    book.save(path)
    return path


def as_csv(path: Path) -> Path:
    lines = [
        "县教育局2023年上半年工作情况表,,",
        "任务,进展情况,完成进度（%）",
        f"{TASK},办了讲座,过半",
        f"{OTHER},办了展览,40",
    ]
    path.write_bytes("\r\n".join(lines).encode("gb18030"))
    return path


def imported(desk: Desk, file: Path) -> ReturnableFile:
    import_files(desk, [file], received_on=date(2023, 7, 8))
    found = returnable_file(desk, school_id(desk), "2023H1")
    assert found is not None
    return found


def send(desk: Desk, file: ReturnableFile, cells: list[MarkedCell], out: Path, **more: Any) -> SentWorkbook:
    return send_back_workbook(desk, file, cells, out, due=DUE, on=DAY, contact="王同志 0762-0000000", **more)


def sheet_in(done: SentWorkbook, name: str) -> Worksheet:
    sheet = load_workbook(done.path)[name]
    assert isinstance(sheet, Worksheet)
    return sheet


def corrected(path: Path, name: str, **cells: Any) -> Path:
    """The marked workbook as the unit corrects it and sends it again."""
    book = load_workbook(path)
    for address, value in cells.items():
        book[name][address].value = value
    again = path.with_name(f"改好的{path.name}")
    book.save(again)
    return again


def state(desk: Desk) -> ReturnState:
    return next(one.state for one in returns_status(desk, "2023H1", DAY).units if one.unit.name == SCHOOL)


def test_the_units_own_workbook_comes_back_marked_with_every_address_as_it_was(half_year: Desk, tmp_path: Path) -> None:
    original = by_hand(tmp_path / "县教育局.xlsx")
    file = imported(half_year, original)
    (vague,) = [one for one in file.doubtful if one.cell.cell == "C4"]
    done = send(half_year, file, [vague.cell], tmp_path / "退回")
    assert done.path.name == "(退回修改)县教育局-2023年上半年.xlsx" and not done.converted and done.lost == ()
    before, after = load_workbook(original)["情况表"], sheet_in(done, "情况表")
    assert isinstance(before, Worksheet)
    for row in before.iter_rows():
        for cell in row:
            assert after[cell.coordinate].value == cell.value
    assert after["C4"].fill.start_color.rgb == "FFFFE08A" and after["C5"].fill.fill_type is None
    note = after["C4"].comment
    assert note is not None and note.text.startswith(NOTE_START) and "请填 0 至 100 的数" in note.text
    assert after["F2"].value == PROBLEM_HEADING
    assert (
        after["F4"].value == "完成进度（%）“过半”：不是数字。请填 0 至 100 的数，如 60。" and after["F5"].value is None
    )
    assert after["B4"].data_type == "s", "a text with = in front stays text"


def test_a_sheet_in_front_says_what_to_do_by_when_and_whom_to_ask(half_year: Desk, tmp_path: Path) -> None:
    file = imported(half_year, by_hand(tmp_path / "县教育局.xlsx"))
    done = send(half_year, file, [one.cell for one in file.doubtful], tmp_path, note="请补上受益人次")
    book = load_workbook(done.path)
    sheet = book.worksheets[0]
    assert sheet.title == EXPLANATION_SHEET and book.active is sheet
    text = "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)
    for said in ("“县教育局.xlsx”", "请补上受益人次", "2023年7月20日前", "王同志 0762-0000000", "情况表!C4", "过半"):
        assert said in text
    link = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "情况表!C4")
    assert link.hyperlink is not None and link.hyperlink.location == "'情况表'!C4"


def test_the_return_is_sent_back_with_note_and_cells_and_all_of_it_can_be_undone(
    half_year: Desk, tmp_path: Path
) -> None:
    file = imported(half_year, by_hand(tmp_path / "县教育局.xlsx"))
    send(half_year, file, [file.cells[0].cell], tmp_path, note="请核实")
    assert state(half_year) is ReturnState.returned
    line = next(one for one in returns_status(half_year, "2023H1", DAY).units if one.unit.name == SCHOOL)
    assert line.times_returned == 1 and line.note == "请核实；请于2023年7月20日前报回"
    undo(half_year)
    line = next(one for one in returns_status(half_year, "2023H1", DAY).units if one.unit.name == SCHOOL)
    assert (line.state, line.times_returned) == (ReturnState.doubts, 0)


@pytest.mark.parametrize(
    ("make", "sheet", "doubtful", "untouched"),
    [(by_hand, "情况表", "C4", "C5"), (as_csv, "Sheet1", "C3", "C4")],
    ids=["xlsx", "csv"],
)
def test_the_corrected_workbook_comes_back_as_a_normal_return_and_says_what_was_put_right(
    half_year: Desk, tmp_path: Path, make: Callable[[Path], Path], sheet: str, doubtful: str, untouched: str
) -> None:
    file = imported(half_year, make(tmp_path / f"县教育局.{'csv' if make is as_csv else 'xlsx'}"))
    checked = next(one.cell for one in file.cells if one.cell.cell == untouched)
    wrong = next(one.cell for one in file.doubtful if one.cell.cell == doubtful)
    done = send(half_year, file, [wrong, MarkedCell(**{**_plain(checked), "why": "与上年一样，请核实"})], tmp_path)
    assert done.converted == (make is as_csv)
    again = corrected(done.path, sheet, **{doubtful: 55, "B5" if make is by_hand else "B4": "办了两场展览"})
    (read,) = read_files(half_year, [again])
    assert read.all_doubts() == (), "what the desk wrote into the workbook is not read as the unit's words"
    assert read.unit and read.unit.value == SCHOOL and read.period and read.period.value == "2023H1"
    (found,) = compare_resubmission(half_year, read)
    outcome = {one.cell.cell: (one.outcome, one.text) for one in found.marked}
    assert outcome == {doubtful: (Outcome.corrected, "55"), untouched: (Outcome.unchanged, "40")}
    assert [(one.field, one.change) for one in found.others] == [("progress", Change.changed)]
    import_files(half_year, [again], read=[read], received_on=DAY)
    assert state(half_year) is ReturnState.received
    with half_year.database.reading() as session:
        assert open_doubts(session) == (), "a doubt of the version that went back needs no answer any more"
    stored = last_resubmission(half_year, school_id(half_year), "2023H1")
    assert stored and stored.summary == found.summary == "退回的 2 处：未改 1 处，已改 1 处；其他改动 1 处。"


def _plain(cell: MarkedCell) -> dict[str, Any]:
    return {name: getattr(cell, name) for name in MarkedCell.__slots__}


def test_our_own_protected_form_comes_back_with_its_code_and_a_second_return_replaces_the_first_marks(
    half_year: Desk, tmp_path: Path
) -> None:
    form = next(one for one in write_forms(half_year, "2023H1", tmp_path / "表") if one.name.startswith(SCHOOL))
    fill_form(form, {TASK: {"完成进度（%）": "过半", "进展情况": "办了讲座"}}, signed={"填报人：": "李某"})
    file = imported(half_year, form)
    (vague,) = [one.cell for one in file.doubtful]
    done = send(half_year, file, [vague], tmp_path)
    marked = sheet_in(done, "填报表")
    assert marked.protection.sheet and not marked[vague.cell].protection.locked
    again = corrected(done.path, "填报表", **{vague.cell: "大半"})
    (read,) = read_files(half_year, [again])
    assert read.form_code is not None and [one.text for one in read.all_doubts()] == ["大半"]
    import_files(half_year, [again], read=[read])
    second = returnable_file(half_year, school_id(half_year), "2023H1")
    assert second is not None
    reason = next(one.cell for one in second.cells if one.cell.field == "progress")
    twice = send(half_year, second, [MarkedCell(**{**_plain(reason), "why": "太笼统"})], tmp_path)
    assert twice.path.name == "(退回修改)县教育局-2023年上半年(2).xlsx"
    book = load_workbook(twice.path)
    sheet = book["填报表"]
    assert isinstance(sheet, Worksheet)
    assert sheet[vague.cell].comment is None and sheet[reason.cell].comment is not None
    headings = [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.value == PROBLEM_HEADING]
    assert len(headings) == 1, "one column for explanations, not a second beside it"
    assert [one.title for one in book.worksheets].count(EXPLANATION_SHEET) == 1
    assert sum("请" in str(cell.value or "") for cell in sheet["M"]) == 1, "only the new reason stands there"


def test_nothing_to_say_or_no_original_changes_nothing(half_year: Desk, tmp_path: Path) -> None:
    file = imported(half_year, by_hand(tmp_path / "县教育局.xlsx"))
    with pytest.raises(DeskError, match="还没有说要单位改什么"):
        send(half_year, file, [], tmp_path)
    for original in half_year.folder.archive.rglob("*.xlsx"):
        original.unlink()
    with pytest.raises(DeskError, match="存档里没有"):
        send(half_year, file, [file.cells[0].cell], tmp_path)
    assert state(half_year) is ReturnState.doubts


def test_a_workbook_that_openpyxl_cannot_open_is_written_anew(half_year: Desk, tmp_path: Path) -> None:
    import zipfile

    original = by_hand(tmp_path / "先.xlsx")
    broken = tmp_path / "县教育局.xlsx"
    with zipfile.ZipFile(original) as source, zipfile.ZipFile(broken, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "xl/styles.xml":  # a border that no version of Excel knows, as some converters write it
                content = content.replace(b"<left", b'<left style="wobbly"', 1)
            target.writestr(name, content)
    file = imported(half_year, broken)
    done = send(half_year, file, [file.doubtful[0].cell], tmp_path)
    assert done.converted and done.lost == ("原来的格式",)
    assert sheet_in(done, "情况表")["C4"].value == "过半"


def test_every_readable_sample_reads_the_same_after_it_went_back(
    half_year: Desk, shared_folder: Path, tmp_path: Path
) -> None:
    """Every kind of container: nothing that the desk writes into a workbook changes what it says."""
    from lianping_desk.exchange.contained import ContainedReader
    from lianping_desk.exchange.returned.mark_workbook import mark_workbook
    from lianping_desk.exchange.returned.marking import Mark, Marking
    from lianping_desk.services.catalogue import catalogue

    files = sorted(file for file in (shared_folder / "samples" / "returns").glob("*.*") if file.suffix not in (".md",))
    files = [file for file in files if file.suffix in (".xlsx", ".xls", ".et", ".ods", ".csv", ".xml")]
    first = read_files(half_year, files, "2023H1")
    back = []
    with ContainedReader(children=1) as reader:
        for file, read in zip(files, first, strict=True):
            if read.refused is None:
                places = [(row.sheet, cell) for row in read.rows for cell in list(row.cells.values())[:2]]
                marks = [Mark(sheet, cell, "栏目", "原文", "请核对本格。") for sheet, cell in places]
                marking = Marking(("请改。",), "办公室", tuple(marks))
                marked = mark_workbook(file, marking, catalogue(half_year), "", reader)
                back.append((read, tmp_path / f"{len(back)}" / f"{file.stem}.xlsx"))
                back[-1][1].parent.mkdir()
                back[-1][1].write_bytes(marked.content)
    again = read_files(half_year, [path for _, path in back], "2023H1")
    assert len(back) >= 15
    for (read, path), new in zip(back, again, strict=True):
        assert [(row.row, row.values, row.cells) for row in new.rows] == [
            (row.row, row.values, row.cells) for row in read.rows
        ], path.name
        assert {(one.cell, one.why) for one in new.all_doubts()} == {(one.cell, one.why) for one in read.all_doubts()}
