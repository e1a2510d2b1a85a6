"""Whatever an office calls its file: the kind is told from the bytes, and nothing that stands there is lost."""

import csv
import zipfile
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from lianping_desk.exchange.grid import Grid, Trouble
from lianping_desk.exchange.opening.opener import open_content, open_grid
from lianping_desk.exchange.unreadable import Unreadable
from tests.exchange.compound_files import compound, excel_95
from tests.exchange.test_opening import MAIN, parts

ROWS = [["序号", "任务", "进展情况"], ["1", "实施青少年科学素质提升行动", "开展活动三场，参加群众踊跃"]]
ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]


def texts(grid: Grid) -> list[list[str]]:
    """The first sheet as rows of texts, from A1."""
    cells = grid.sheets[0].cells
    last = max(row for row, _ in cells), max(column for _, column in cells)
    return [
        [cells[row, column].text if (row, column) in cells else "" for column in range(1, last[1] + 1)]
        for row in range(1, last[0] + 1)
    ]


def separated(rows: list[list[str]], separator: str) -> str:
    written = StringIO()
    csv.writer(written, delimiter=separator, lineterminator="\r\n").writerows(rows)
    return written.getvalue()


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_a_text_table_in_every_encoding_and_with_every_separator(encoding: str, separator: str) -> None:
    grid = open_content(separated(ROWS, separator).encode(encoding), ".xls")
    assert (grid.kind, texts(grid)) == ("csv", ROWS)


WORDS = st.text('科学普及活动开展情况任务单位县镇一二三12%，；,;\t\n" ', min_size=1, max_size=12).filter(str.strip)


@settings(max_examples=60, deadline=None)
@given(
    rows=st.lists(st.lists(WORDS, min_size=3, max_size=3), min_size=1, max_size=5),
    separator=st.sampled_from(",\t;"),
    encoding=st.sampled_from(["utf-8-sig", "gb18030", "utf-16"]),
)
@example(rows=[["1", "1\t", "1\n\t"], ["1", "1\n\t", "1\n\t"]], separator=",", encoding="utf-8-sig")
def test_no_text_in_a_table_moves_to_another_cell(rows: list[list[str]], separator: str, encoding: str) -> None:
    table = [ROWS[0], *rows]  # only texts below the heading hold separators themselves
    assert texts(open_content(separated(table, separator).encode(encoding), ".csv")) == table


def test_a_separator_that_excel_is_told_takes_no_row() -> None:
    grid = open_content(b"sep=|\r\n" + separated(ROWS, "|").encode(), ".csv")
    assert texts(grid) == ROWS


def test_a_number_that_an_exporter_protects_as_text_loses_its_formula() -> None:
    cells = open_content('电话,任务\r\n"=""0762-4332""",1\r\n="0762",2\r\n'.encode(), ".csv").sheets[0].cells
    assert [cells[row, 1].text for row in (2, 3)] == ["0762-4332", "0762"]


@pytest.mark.parametrize(
    "garbled",
    [
        "項目,進度情況,負責單位\r\n青少年科學素質提升,已經開展活動,教育局\r\n".encode("big5"),
        separated(ROWS * 3, ",").encode() + b"\xe5\xbc",  # cut off within a character
    ],
)
def test_text_that_would_be_gibberish_is_refused(garbled: bytes) -> None:
    with pytest.raises(Unreadable, match="乱码"):
        open_content(garbled, ".csv")


@pytest.mark.parametrize("declared", ["GBK", "gb2312", "GB18030"])
def test_parts_in_a_chinese_encoding_are_read(tmp_path: Path, declared: str) -> None:
    path = parts(tmp_path / "a.xlsx", "")
    sheet = (
        f'<?xml version="1.0" encoding="{declared}"?><worksheet xmlns="{MAIN}"><sheetData><row r="2">'
        '<c r="C2" t="inlineStr"><is><t>县教育局</t></is></c></row></sheetData></worksheet>'
    ).encode("gbk")
    assert open_grid(_with_sheet(path, sheet)).sheets[0].cells[2, 3].text == "县教育局"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_parts_in_unicode_of_any_width_are_read(tmp_path: Path, encoding: str) -> None:
    path = parts(tmp_path / "a.xlsx", "")
    declared = "UTF-16" if encoding == "utf-16" else "UTF-8"
    sheet = (
        f'<?xml version="1.0" encoding="{declared}"?><worksheet xmlns="{MAIN}"><sheetData><row>'
        '<c t="inlineStr"><is><t>县教育局</t></is></c></row></sheetData></worksheet>'
    ).encode(encoding)
    assert open_grid(_with_sheet(path, sheet)).sheets[0].cells[1, 1].text == "县教育局"


def _with_sheet(path: Path, sheet: bytes) -> Path:
    with zipfile.ZipFile(path) as package:
        kept = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w") as package:
        for name, content in kept.items():
            package.writestr(name, sheet if name.endswith("s.xml") and "worksheets" in name else content)
    return path


def test_a_dimension_that_lies_does_not_move_a_cell(tmp_path: Path) -> None:
    sheet = '<row r="7"><c r="D7"><v>3</v></c></row>'
    path = parts(tmp_path / "a.xlsx", sheet)
    lying = path.read_bytes()
    with zipfile.ZipFile(BytesIO(lying)) as package:
        content = package.read("xl/worksheets/s.xml").replace(b"<sheetData>", b'<dimension ref="A1"/><sheetData>')
    assert list(open_grid(_with_sheet(path, content)).sheets[0].cells) == [(7, 4)]


def test_a_workbook_of_wps_that_is_really_of_excel(tmp_path: Path) -> None:
    book = Workbook()
    book.active["B3"] = "任务"
    book.save(tmp_path / "a.xlsx")
    renamed = (tmp_path / "a.xlsx").rename(tmp_path / "a.et")
    grid = open_grid(renamed)
    assert (grid.kind, list(grid.sheets[0].cells)) == ("xlsx", [(3, 2)])


@pytest.mark.parametrize("code_page", [None, 936])
def test_a_workbook_of_excel_95_speaks_chinese_also_where_it_forgot_to_say_so(code_page: int | None) -> None:
    grid = open_content(excel_95(ROWS, code_page=code_page), ".xls")
    assert (grid.kind, texts(grid)) == ("xls", ROWS)


def test_a_workbook_that_carries_a_word_document_is_still_a_workbook() -> None:
    plain = excel_95(ROWS)
    with_word = compound({"Book": plain[512 * 2 :]}, below={"WordDocument": b"x"})
    with pytest.raises(Unreadable) as refusal:
        open_content(with_word, ".xls")
    assert "Word" not in refusal.value.sentence, "what stands below the top does not say what the file is"


@pytest.mark.parametrize(
    ("stream", "sentence"),
    [
        ("WordDocument", "Word 文档"),
        ("EncryptedPackage", "已加密"),
        ("PowerPoint Document", "演示文稿"),
        ("VisioDocument", "没有工作簿"),
    ],
)
def test_other_compound_files_are_named_for_what_they_are(stream: str, sentence: str) -> None:
    with pytest.raises(Unreadable, match=sentence):
        open_content(compound({stream: b"x"}), ".xls")


@pytest.mark.parametrize("cut", [300, 600, 1100, 1600])
def test_a_compound_file_that_is_cut_off_is_refused(cut: int) -> None:
    with pytest.raises(Unreadable):
        open_content(excel_95(ROWS)[:cut], ".xls")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\0\0\0\x18ftypheic\0\0\0\0", "图片"),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "图片"),
        (b"MZ\x90\0\x03", "程序"),
        (b"\x1f\x8b\x08\0", "压缩包"),
        (b"PK\x05\x06" + bytes(18), "空的压缩包"),
        (b"{\\rtf1\\ansi", "文字文档"),
    ],
)
def test_what_units_send_by_mistake_is_named(content: bytes, sentence: str) -> None:
    with pytest.raises(Unreadable, match=sentence) as refusal:
        open_content(content, ".xlsx")
    assert refusal.value.way_out


ARCHIVE = """MIME-Version: 1.0
X-Document-Type: Workbook
Content-Type: multipart/related; boundary="----=_Next"

------=_Next
Content-Location: file:///C:/book.htm
Content-Transfer-Encoding: quoted-printable
Content-Type: text/html; charset="utf-8"

<html xmlns:x=3D"urn:schemas-microsoft-com:office:excel"><xml><x:ExcelWorkbook><x:ExcelWorksheets>
<x:ExcelWorksheet><x:Name>=E6=B1=87=E6=80=BB</x:Name>
<x:WorksheetSource HRef=3D"book.files/sheet001.htm"/></x:ExcelWorksheet>
<x:ExcelWorksheet><x:Name>B</x:Name><x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions>
<x:WorksheetSource HRef=3D"book.files/sheet002.htm"/></x:ExcelWorksheet>
</x:ExcelWorksheets></x:ExcelWorkbook></xml></html>
------=_Next
Content-Location: file:///C:/book.files/sheet001.htm
Content-Transfer-Encoding: 8bit
Content-Type: text/html; charset="utf-8"

<html><table><tr><td>任务</td><td>完成率</td></tr><tr><td>一</td><td x:num>60</td></tr></table></html>
------=_Next
Content-Location: file:///C:/book.files/sheet002.htm
Content-Type: text/html

<html><table><tr><td>x</td></tr></table></html>
------=_Next--
"""


def test_a_single_web_page_of_excel_has_its_sheets_by_their_names() -> None:
    grid = open_content(ARCHIVE.encode(), ".mht")
    assert grid.kind == "html"
    assert [(sheet.name, sheet.is_hidden) for sheet in grid.sheets] == [("汇总", False), ("B", True)]
    assert texts(grid) == [["任务", "完成率"], ["一", "60"]]


ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="表1"><table:table-row>{cells}</table:table-row></table:table>'
    "</office:spreadsheet></office:body></office:document-content>"
)


def test_a_formula_of_an_open_document_without_a_result_is_told() -> None:
    cells = (
        '<table:table-cell table:formula="of:=1+1"/>'
        '<table:table-cell table:formula="of:=1+1" office:value-type="float"/>'
        '<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2"/>'
        '<table:table-cell table:formula="of:=&quot;&quot;" office:value-type="string"/>'
    )
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        package.writestr("content.xml", ODS.format(cells=cells))
    found = open_content(content.getvalue(), ".ods").sheets[0].cells
    assert [found[1, n].trouble for n in (1, 2, 3)] == [Trouble.no_result, Trouble.no_result, None]
    assert found[1, 3].value == 2
    assert (1, 4) not in found


def test_a_document_of_an_open_office_that_is_no_table_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.odt", "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", ODS.replace("office:spreadsheet", "office:text").format(cells=""))
    with pytest.raises(Unreadable, match="Word"):
        open_grid(tmp_path / "a.odt")
