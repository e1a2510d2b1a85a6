"""Containers: what each reader must not lose, and that the kind is told from content."""

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from lianping_desk.exchange.grid import Grid, Merge, Trouble
from lianping_desk.exchange.opening.opener import open_grid
from lianping_desk.exchange.unreadable import Unreadable

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"


def write(path: Path, fill: Callable[[Workbook], object]) -> Path:
    book = Workbook()
    fill(book)
    book.save(path)
    return path


def parts(path: Path, sheet: str, main: str = MAIN, prefix: str = "") -> Path:
    """A workbook whose one sheet's XML is given, with the least that Excel needs around it."""
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    packaged = "http://schemas.openxmlformats.org/package/2006/relationships"
    kind = relations if main == MAIN else "http://purl.oclc.org/ooxml/officeDocument/relationships"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "_rels/.rels",
            f'{prefix}<Relationships xmlns="{packaged}"><Relationship Id="a" Type="{kind}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
        )
        package.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{kind}"><sheets><sheet name="S" sheetId="1" r:id="b"/></sheets>'
            "</workbook>",
        )
        package.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{packaged}"><Relationship Id="b" Type="{kind}/worksheet" '
            'Target="worksheets/s.xml"/></Relationships>',
        )
        package.writestr("xl/worksheets/s.xml", f'<worksheet xmlns="{main}"><sheetData>{sheet}</sheetData></worksheet>')
    return path


def test_a_share_shown_as_a_percentage_is_told_from_a_bare_one(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        sheet = book.active
        sheet["B2"], sheet["B3"] = 0.6, 0.6
        sheet["B2"].number_format = "0%"

    cells = open_grid(write(tmp_path / "a.xlsx", fill)).sheets[0].cells
    assert (cells[2, 2].is_percent, cells[2, 2].text) == (True, "60%")
    assert (cells[3, 2].is_percent, cells[3, 2].text) == (False, "0.6")


def test_rows_columns_and_sheets_that_nobody_sees_are_known(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        sheet = book.active
        sheet["A5"] = "隐"
        sheet.row_dimensions[5].hidden = True
        sheet.column_dimensions["C"].hidden = True
        sheet.merge_cells("A7:B9")
        book.create_sheet("藏").sheet_state = "hidden"

    shown, hidden = open_grid(write(tmp_path / "a.xlsx", fill)).sheets
    assert shown.hidden_rows == {5}
    assert 3 in shown.hidden_columns
    assert shown.merges == (Merge(7, 1, 9, 2),)
    assert (hidden.name, hidden.is_hidden) == ("藏", True)


def test_formulas_count_by_their_stored_result_and_trouble_is_told(tmp_path: Path) -> None:
    sheet = (
        '<row r="3"><c r="A3"><f>1+2</f><v>3</v></c><c r="B3"><f>A3+1</f></c>'
        '<c r="C3" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
        '<c r="D3" t="str"><f>""</f><v></v></c></row>'
    )
    cells = open_grid(parts(tmp_path / "a.xlsx", sheet)).sheets[0].cells
    assert cells[3, 1].value == 3
    assert (cells[3, 2].trouble, cells[3, 2].text) == (Trouble.no_result, "=A3+1")
    assert (cells[3, 3].trouble, cells[3, 3].text) == (Trouble.error, "#DIV/0!")
    assert (3, 4) not in cells


def test_days_follow_the_workbooks_own_epoch(tmp_path: Path) -> None:
    def fill(book: Workbook, is_1904: bool) -> None:
        from openpyxl.utils.datetime import CALENDAR_MAC_1904

        if is_1904:
            book.epoch = CALENDAR_MAC_1904
        book.active["A1"] = date(2023, 5, 6)

    for is_1904 in (False, True):
        path = write(tmp_path / f"{is_1904}.xlsx", lambda book, old=is_1904: fill(book, old))
        assert open_grid(path).sheets[0].cells[1, 1].value == date(2023, 5, 6)


def test_strict_workbooks_and_inline_text_are_read_like_any_other(tmp_path: Path) -> None:
    sheet = (
        '<row r="2"><c r="B2" t="inlineStr"><is><r><t>县教</t></r><r><t>育局</t></r><rPh><t>x</t></rPh></is></c></row>'
    )
    cells = open_grid(parts(tmp_path / "a.xlsx", sheet, STRICT)).sheets[0].cells
    assert cells[2, 2].value == "县教育局"


def test_the_name_of_a_file_does_not_decide_what_it_is(tmp_path: Path) -> None:
    book = write(tmp_path / "表.xls", lambda book: book.active.append(["任务", "进展"]))
    assert open_grid(book).kind == "xlsx"
    page = tmp_path / "页.xlsx"
    page.write_text("<html><body><table><tr><td>任务</td><td>进展</td></tr></table></body></html>", "utf-8")
    assert open_grid(page).kind == "html"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_is_read_in_every_encoding_an_office_writes(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes('序号,任务\r\n1,"第一行\n第二行，𬭎盛"\r\n'.encode(encoding))
    cells = open_grid(path).sheets[0].cells
    assert cells[2, 2].text == "第一行\n第二行，𬭎盛"
    assert open_grid(path).sheets[0].name is None


def test_a_web_page_puts_cells_where_excel_shows_them(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    page = (
        "<html><table><tr><td rowspan=2>任务</td><td colspan=2>完成情况</td></tr>"
        "<tr><td>进展<br>情况</td><td>完成率</td></tr><tr style='display:none'><td>甲</td><td>做了&nbsp;</td>"
        "<td x:num='0.6' style='mso-number-format:Percent'>60%</td></tr>"
        "<tr><td>乙</td><td>&#183118;</td><td x:num>75</td></tr></table></html>"
    )
    path.write_bytes(page.encode("gb18030"))
    sheet = open_grid(path).sheets[0]
    assert {key: cell.text for key, cell in sheet.cells.items() if key[0] < 3} == {
        (1, 1): "任务",
        (1, 2): "完成情况",
        (2, 2): "进展\n情况",
        (2, 3): "完成率",
    }
    assert sheet.merges == (Merge(1, 1, 2, 1), Merge(1, 2, 1, 3))
    assert sheet.hidden_rows == {3}
    assert (sheet.cells[3, 3].value, sheet.cells[3, 3].is_percent) == (0.6, True)
    assert (sheet.cells[4, 2].text, sheet.cells[4, 3].value) == ("\U0002cb4e", 75)


def test_spreadsheet_xml_keeps_its_gaps_formats_and_merged_cells(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="p">'
        '<NumberFormat ss:Format="0%"/></Style></Styles><Worksheet ss:Name="表1"><Table><Row ss:Index="3">'
        '<Cell ss:Index="2" ss:MergeAcross="1"><Data ss:Type="String">任务</Data></Cell>'
        '<Cell ss:StyleID="p"><Data ss:Type="Number">0.6</Data></Cell></Row>'
        '<Row ss:Hidden="1"><Cell><Data ss:Type="DateTime">2023-05-06T00:00:00.000</Data></Cell></Row>'
        "</Table></Worksheet></Workbook>",
        "utf-8",
    )
    grid = open_grid(path)
    sheet = grid.sheets[0]
    assert (grid.kind, sheet.name) == ("xml2003", "表1")
    assert sheet.merges == (Merge(3, 2, 3, 3),)
    assert (sheet.cells[3, 4].text, sheet.cells[3, 4].is_percent) == ("60%", True)
    assert sheet.cells[4, 1].text == "2023-05-06"
    assert sheet.hidden_rows == {4}


def test_open_document_sheets_keep_repeats_formats_and_hidden_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"))
    )
    rows = (
        '<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="9"/>'
        "</table:table-row><table:table-row>"
        '<table:table-cell table:number-columns-repeated="2"/><table:table-cell table:number-columns-spanned="2">'
        "<text:p>任<text:s/>务</text:p><text:p>二</text:p></table:table-cell><table:covered-table-cell/>"
        '<table:table-cell office:value-type="percentage" office:value="0.6"><text:p>60%</text:p></table:table-cell>'
        '</table:table-row><table:table-row table:visibility="collapse">'
        '<table:table-cell office:value-type="float" office:value="7"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    )
    content = (
        f'<office:document-content {names}><office:automatic-styles><style:style style:name="h" style:family="table">'
        '<style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body>'
        f'<office:spreadsheet><table:table table:name="汇总">{rows}</table:table>'
        '<table:table table:name="下拉" table:style-name="h"/></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("content.xml", content)
    shown, hidden = open_grid(path).sheets
    assert shown.cells[3, 3].text == "任 务\n二"
    assert shown.merges == (Merge(3, 3, 3, 4),)
    assert (shown.cells[3, 5].value, shown.cells[3, 5].is_percent) == (0.6, True)
    assert shown.hidden_rows == {4}
    assert (shown.is_hidden, hidden.is_hidden) == (False, True)


def _zip(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return path


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "空文件"),
        (b"\x89PNG\r\n\x1a\n....", "图片"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04 cut off", "不完整"),
        (b"\x00\x01\x02\x03", "认不出"),
        ("尊敬的领导：\n您好。".encode(), "不是表格"),
        (b"MIME-Version: 1.0", "没有表格"),
    ],
)
def test_what_is_no_workbook_is_refused_in_one_sentence(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    with pytest.raises(Unreadable, match=sentence) as refusal:
        open_grid(path)
    assert refusal.value.way_out


@pytest.mark.parametrize(
    "sheet",
    [
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        '<row r="1"><c r="ZZZ1"><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="inlineStr"><is><t>' + "长" * 50_000 + "</t></is></c></row>",
        '<row r="1"><c r="A1" t="s"><v>9</v></c></row>',
    ],
)
def test_what_no_office_fills_in_is_refused(tmp_path: Path, sheet: str) -> None:
    with pytest.raises(Unreadable):
        open_grid(parts(tmp_path / "a.xlsx", sheet))


def test_a_document_type_in_a_part_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="可能有害"):
        open_grid(parts(tmp_path / "a.xlsx", "", prefix='<!DOCTYPE a [<!ENTITY x "y">]>'))


def test_word_documents_and_archives_are_named_for_what_they_are(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="Word"):
        open_grid(_zip(tmp_path / "a.xlsx", word__document_dot_xml=b"<a/>"))
    with pytest.raises(Unreadable, match="压缩包"):
        open_grid(_zip(tmp_path / "b.xlsx", readme_dot_txt=b"x"))


def test_a_grid_comes_through_the_line_to_the_child_unchanged(tmp_path: Path) -> None:
    from lianping_desk.exchange.transport import pack_grid, unpack

    def fill(book: Workbook) -> None:
        book.active.append(["任务", 0.6, date(2023, 5, 6), True, 12])
        book.active["B1"].number_format = "0%"
        book.active.merge_cells("A1:A3")

    grid = open_grid(write(tmp_path / "a.xlsx", fill))
    assert isinstance(grid, Grid)
    assert unpack(pack_grid(grid)) == grid
