"""Marking a unit's own Excel workbook: what is kept, what is lost and told, and that nothing else changes."""

import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image as SheetImage
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image

from lianping_desk.domain.received import Catalogue
from lianping_desk.exchange.contained import ContainedReader
from lianping_desk.exchange.opening.opener import open_content
from lianping_desk.exchange.returned.formula_results import results_in
from lianping_desk.exchange.returned.mark_excel import mark_excel
from lianping_desk.exchange.returned.mark_workbook import mark_workbook
from lianping_desk.exchange.returned.marked_transport import pack_marking, unpack_marking
from lianping_desk.exchange.returned.marking import Mark, Marking, NoteColumn
from lianping_desk.exchange.returned.words import EXPLANATION_SHEET, NOTE_START, PROBLEM_HEADING
from lianping_desk.exchange.unreadable import Unreadable

MARKING = Marking(
    ("县某局：请改。",),
    "办公室",
    (Mark("情况", "B3", "完成进度（%）", "过半", "完成进度“过半”：不是数字。"),),
    (NoteColumn("情况", 4, 2, 2, 4, {3: "完成进度“过半”：不是数字。"}),),
)


def workbook() -> Workbook:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "情况"
    for line in (["情况表"], ["任务", "完成进度（%）", "备注"], ["甲", "过半", "=1+1"], ["乙", 40, None]):
        sheet.append(line)
    return book


def saved(book: Workbook) -> bytes:
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """The workbook with one more part, or another content of one."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as before, zipfile.ZipFile(out, "w") as after:
        for one in before.namelist():
            if one != name:
                after.writestr(one, before.read(one))
        after.writestr(name, part)
    return out.getvalue()


def with_result(content: bytes, address: str, value: str) -> bytes:
    """The workbook as Excel saves it: the formula with what it came to."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    for empty in ("<v></v>", "<v />", "<v/>"):
        sheet = sheet.replace(f"</f>{empty}", f"</f><v>{value}</v>")
    assert f"<v>{value}</v>" in sheet and address in sheet
    return with_part(content, "xl/worksheets/sheet1.xml", sheet.encode())


def test_a_formula_keeps_its_result_for_whoever_cannot_work_it_out() -> None:
    original = with_result(saved(workbook()), "C3", "2")
    marked = mark_excel(original, MARKING)
    assert load_workbook(BytesIO(marked.content))["情况"]["C3"].value == "=1+1"
    assert load_workbook(BytesIO(marked.content), data_only=True)["情况"]["C3"].value == 2
    sheet = next(one for one in open_content(marked.content, ".xlsx").sheets if one.name == "情况")
    assert sheet.cells[3, 3].value == 2 and sheet.cells[3, 3].trouble is None


def test_a_formula_without_a_result_stays_without() -> None:
    content = saved(workbook())
    assert results_in(content, load_workbook(BytesIO(content))) == {"情况": {"C3": None}}
    marked = mark_excel(content, MARKING)
    assert load_workbook(BytesIO(marked.content), data_only=True)["情况"]["C3"].value is None


def test_a_note_of_the_units_own_stays_below_ours() -> None:
    book = workbook()
    book["情况"]["B3"].comment = Comment("领导已看", "某局")
    once = mark_excel(saved(book), MARKING).content
    twice = mark_excel(once, MARKING).content
    without = mark_excel(twice, Marking((), "办公室", ())).content
    for content in (once, twice):
        note = load_workbook(BytesIO(content))["情况"]["B3"].comment
        assert note is not None and note.text.count(NOTE_START) == 1 and note.text.endswith("【原批注】领导已看")
    note = load_workbook(BytesIO(without))["情况"]["B3"].comment
    assert note is not None and note.text == "领导已看"


def test_a_picture_and_a_chart_are_kept() -> None:
    book = workbook()
    sheet = book["情况"]
    assert isinstance(sheet, Worksheet)
    picture = BytesIO()
    Image.new("RGB", (8, 8), "red").save(picture, "PNG")
    sheet.add_image(SheetImage(picture), "F2")
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=2, max_row=4))
    sheet.add_chart(chart, "F10")
    marked = mark_excel(saved(book), MARKING)
    assert marked.lost == ()
    again = load_workbook(BytesIO(marked.content))["情况"]
    assert (len(again._images), len(again._charts)) == (1, 1)


def test_macros_and_text_boxes_are_left_behind_and_told() -> None:
    content = with_part(saved(workbook()), "xl/vbaProject.bin", b"macro")
    content = with_part(content, "xl/drawings/drawing9.xml", b'<xdr:wsDr xmlns:xdr="x"><xdr:sp macro=""/></xdr:wsDr>')
    marked = mark_excel(content, MARKING)
    assert set(marked.lost) == {"宏", "文本框和图形"}
    with zipfile.ZipFile(BytesIO(marked.content)) as package:
        assert "xl/vbaProject.bin" not in package.namelist()


def test_every_sheet_keeps_its_name_and_place_and_the_explanation_stands_in_front() -> None:
    book = workbook()
    book.create_sheet("附表").append(["别的"])
    book.create_sheet("隐藏").sheet_state = "veryHidden"
    again = load_workbook(BytesIO(mark_excel(saved(book), MARKING).content))
    assert again.sheetnames == [EXPLANATION_SHEET, "情况", "附表", "隐藏"]
    assert again["隐藏"].sheet_state == "veryHidden" and again["情况"]["D2"].value == PROBLEM_HEADING


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1", "-1", "@x", "甲\x07乙", "\ud83d"])
def test_what_she_writes_is_never_a_formula_and_never_breaks_the_file(text: str) -> None:
    mark = Mark("情况", "B3", "完成进度（%）", text, text)
    marking = Marking((text,), "办公室", (mark,), (NoteColumn("情况", 4, 2, 2, 4, {3: text}),))
    again = load_workbook(BytesIO(mark_excel(saved(workbook()), marking).content))
    for sheet in again.worksheets:
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" or cell.value == "=1+1" for cell in row)


def test_a_marking_survives_its_way_to_the_child() -> None:
    assert unpack_marking(json.loads(json.dumps(pack_marking(MARKING)))) == MARKING


def test_a_file_that_is_no_workbook_is_refused_with_a_sentence(
    catalogue: Catalogue, reader: ContainedReader, tmp_path: Path
) -> None:
    file = tmp_path / "县某局.xlsx"
    file.write_bytes(b"%PDF-1.7 no workbook")
    with pytest.raises(Unreadable, match="PDF"):
        mark_workbook(file, MARKING, catalogue, "", reader)
