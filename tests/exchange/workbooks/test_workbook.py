"""A workbook of materials, read back: values, looks, and how it prints."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from lianping_desk.domain.long_work import Cancelled
from lianping_desk.domain.materials.pack import TaskSheets
from lianping_desk.domain.progress import TaskState
from lianping_desk.exchange.workbooks.write_workbook import write_workbook
from tests.exchange import sample_materials as sample


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    path = write_workbook(tmp_path_factory.mktemp("book") / "材料.xlsx", sample.pack())
    return openpyxl.load_workbook(path)


def texts(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


def heading_row(sheet: Worksheet, first: str) -> int:
    return next(row[0].row for row in sheet.iter_rows() if row[0].value == first)


def below(sheet: Worksheet, heading: str) -> Iterator[openpyxl.cell.Cell]:
    """The cells under a heading, down to the end of its table."""
    found = next(cell for row in sheet.iter_rows() for cell in row if cell.value == heading)
    for row in range(found.row + 1, sheet.max_row + 1):
        if sheet.cell(row, 1).border.left is None or sheet.cell(row, 1).border.left.style is None:
            return
        yield sheet.cell(row, found.column)


def test_a_pack_has_a_cover_and_a_sheet_for_each_material(book: Workbook) -> None:
    assert book.sheetnames == [
        "封面",
        "进展情况汇报",
        "分工表",
        "进度安排",
        "年度任务",
        "节点",
        "创建目标",
        "创建台账",
        "素质调查",
        "填报台账",
        "任务进展",
        "指标数",
        "催报名单",
        "县教育局",
    ]


def test_the_cover_says_where_things_stand_and_opens_every_sheet(book: Workbook) -> None:
    cover = book["封面"]
    assert "青石县科普工作联席会议材料" in texts(cover) and "任务2项：慢序时1项，未启动1项。" in texts(cover)
    linked = [cell.hyperlink.location for row in cover.iter_rows() for cell in row if cell.hyperlink]
    assert linked == [f"'{name}'!A1" for name in book.sheetnames[1:]]


def test_a_workbook_of_one_sheet_has_no_cover(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "分工表.xlsx", sample.pack(sample.division()))
    assert openpyxl.load_workbook(path).sheetnames == ["分工表"]


def test_numbers_are_numbers_and_days_are_days(book: Workbook) -> None:
    percents = [cell.value for cell in below(book["进度安排"], "完成进度（%）")]
    assert percents == [33.3, None]
    (received, *_) = below(book["填报台账"], "报来日期")
    assert received.value == datetime(2023, 7, 6) and received.number_format == "yyyy-mm-dd"
    (funds,) = below(book["任务进展"], "投入经费（万元）")
    assert funds.value == 2.5 and funds.data_type == "n"


def test_a_light_is_a_sign_and_a_word_and_takes_the_colour_of_whatever_sign_a_colleague_writes(
    book: Workbook,
) -> None:
    sheet = book["进度安排"]
    states = list(below(sheet, "状态"))
    assert states[0].value == "▲ 慢序时"
    (area,) = sheet.conditional_formatting
    assert str(area.sqref) == f"{states[0].coordinate}:{states[-1].coordinate}"
    colours = {rule.formula[0]: rule.dxf.font.color.rgb for rule in area.rules}
    assert colours[f'LEFT({states[0].coordinate},1)="▲"'] == "FFB7791F"
    assert len(colours) == len(TaskState)
    legend = next(text for text in texts(book["进度安排"]) if text.startswith("图例："))
    assert "▲ 慢序时：落后序时进度超过5个、不超过15个百分点" in legend


@pytest.mark.parametrize("name", ["分工表", "进度安排", "任务进展", "填报台账"])
def test_a_table_stays_in_view_can_be_filtered_and_repeats_its_headings_in_print(book: Workbook, name: str) -> None:
    sheet = book[name]
    row = heading_row(sheet, {"分工表": "类别", "任务进展": "任务序号"}.get(name, "序号"))
    assert sheet.freeze_panes == f"A{row + 1}"
    assert sheet.print_title_rows == f"${row}:${row}"
    first, last = sheet.auto_filter.ref.split(":")
    assert first == f"A{row}" and sheet[last].column == sheet.max_column
    assert sheet[last].row >= row + 1


def test_every_sheet_prints_on_a4_as_wide_as_the_page_with_numbers_and_title(book: Workbook) -> None:
    for sheet in book:
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.oddFooter.center.text == "第&P页 共&N页"
        assert sheet.oddFooter.right.text == "截至2023年7月15日"
        assert sheet.oddHeader.center.text.startswith("青石县科普工作")
        assert (
            sheet.print_area
            == f"'{sheet.title}'!$A$1:${sheet.dimensions.split(':')[1].rstrip('0123456789')}${sheet.max_row}"
        )
    assert book["任务进展"].page_setup.orientation == "landscape"
    assert book["县教育局"].page_setup.orientation == "portrait"


def test_text_is_wrapped_in_rows_high_enough_for_it(book: Workbook) -> None:
    sheet = book["任务进展"]
    (progress,) = below(sheet, "进展情况")
    assert progress.alignment.wrap_text
    hanzi = (sheet.column_dimensions[progress.column_letter].width * 7 - 9) / 13.4
    lines = len(str(progress.value)) / hanzi
    assert sheet.row_dimensions[progress.row].height >= lines * 13


def test_text_longer_than_the_highest_row_goes_on_in_further_rows_and_numbers_are_not_counted_twice(
    tmp_path: Path,
) -> None:
    long = "推进全县科普工作。" * 400
    path = write_workbook(tmp_path / "长.xlsx", sample.pack(sample.ledger((sample.ledger_row(progress=long),))))
    sheet = openpyxl.load_workbook(path)["任务进展"]
    pieces = [cell.value for cell in below(sheet, "进展情况")]
    assert len(pieces) > 1 and "".join(pieces) == long
    assert all(sheet.row_dimensions[cell.row].height <= 409 for cell in below(sheet, "进展情况"))
    assert [cell.value for cell in below(sheet, "受益人次")] == [1200] + [None] * (len(pieces) - 1)
    assert {cell.value for cell in below(sheet, "单位")} == {"县教育局"}


def test_a_task_sheet_puts_tables_of_different_columns_under_one_another(book: Workbook) -> None:
    sheet = book["县教育局"]
    found = texts(sheet)
    assert all(title in found for title in ("牵头任务", "参与任务", "2023年年度任务", "相关指标"))
    assert any(text.startswith("签收日期") for text in found)
    (deadline,) = below(sheet, "期限")
    assert deadline.value == datetime(2023, 6, 30)
    assert f"{deadline.coordinate}" not in {str(merged) for merged in sheet.merged_cells.ranges}


def test_units_of_the_same_name_get_sheets_of_their_own(tmp_path: Path) -> None:
    twice = TaskSheets(sample.heading("任务书"), (sample.task_sheet(), sample.task_sheet()))
    path = write_workbook(tmp_path / "任务书.xlsx", sample.pack(twice))
    assert openpyxl.load_workbook(path).sheetnames == ["封面", "县教育局", "县教育局(2)"]


def test_stopping_half_way_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "材料.xlsx"
    target.write_bytes(b"old")

    def stop(done: int, total: int, what: str) -> None:
        if done == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_workbook(target, sample.pack(), stop)
    assert target.read_bytes() == b"old" and list(tmp_path.iterdir()) == [target]


anything = st.one_of(
    st.text(st.characters(blacklist_categories=[]), max_size=60),
    st.sampled_from(
        ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|'/c calc'!A0", "\x00\x1b", "\ud83d", "\ufffe", "_x000D_", " x\r\ny "]
    ),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.tuples(anything, anything, anything, anything))
def test_text_of_any_kind_never_becomes_a_formula_and_the_file_always_opens_again(
    tmp_path: Path, texts: tuple[str, str, str, str]
) -> None:
    progress, problems, unit, title = texts
    row = sample.ledger_row(progress=progress, problems=problems, unit=unit)
    ledger = sample.ledger((row,))
    sheets = TaskSheets(sample.heading(title), (sample.task_sheet_named(unit),))
    path = write_workbook(tmp_path / "材料.xlsx", sample.pack(ledger, sheets))
    book = openpyxl.load_workbook(path)
    assert all(cell.data_type != "f" for sheet in book for cells in sheet.iter_rows() for cell in cells)
    (found,) = below(book["任务进展"], "存在问题")
    kept = "".join(sign for sign in problems.replace("\r\n", "\n").replace("\r", "\n") if sign >= " " or sign in "\t\n")
    if kept.isprintable():
        assert (found.value or "") == kept
