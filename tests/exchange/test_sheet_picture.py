"""What a received workbook looks like, read in the contained child."""

from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.sheet_picture import WorkbookPicture
from lianping_desk.exchange.contained import ContainedReader


def picture(path: Path) -> WorkbookPicture:
    with ContainedReader(children=1) as reader:
        return reader.picture(path)


def test_an_excel_sheet_keeps_its_widths_merges_type_and_hidden_rows(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "上半年"
    sheet["B3"], sheet["C3"], sheet["C4"], sheet["C5"] = "任务", "完成率", 0.6, 12
    sheet["C4"].number_format = "0%"
    sheet["B3"].font, sheet["B3"].alignment = Font(bold=True), Alignment(horizontal="center")
    sheet["C3"].fill = PatternFill("solid", fgColor="FFDDEBF7")
    sheet.merge_cells("B4:B5")
    sheet.column_dimensions["C"].width = 20
    sheet.row_dimensions[3].height = 30
    sheet.row_dimensions[5].hidden = True
    book.create_sheet("说明").sheet_state = "hidden"
    book.save(tmp_path / "表.xlsx")
    seen = picture(tmp_path / "表.xlsx")
    assert [(one.name, one.is_hidden) for one in seen.sheets] == [("上半年", False), ("说明", True)]
    one = seen.sheets[0]
    assert one.texts == {(3, 2): "任务", (3, 3): "完成率", (4, 3): "60%", (5, 3): "12"}
    assert one.numbers == {(4, 3), (5, 3)} and one.merges == ((4, 2, 5, 2),) and one.hidden_rows == {5}
    assert one.bold == {(3, 2)} and one.centred == {(3, 2)} and one.fills == {(3, 3): "#DDEBF7"}
    assert one.widths[3] == 145 and one.heights[3] == 40
    assert (one.last_row, one.last_column) == (5, 3)


def test_a_web_page_and_a_text_table_have_a_picture_without_widths(tmp_path: Path) -> None:
    (tmp_path / "表.xls").write_text("<table><tr><td colspan=2>任务</td></tr><tr><td>一</td><td>60</td></tr></table>")
    page = picture(tmp_path / "表.xls")
    assert page.kind == "html" and page.sheets[0].texts[2, 2] == "60" and page.sheets[0].merges == ((1, 1, 1, 2),)
    (tmp_path / "表.csv").write_bytes("任务,进度\n一,60\n".encode("gb18030"))
    table = picture(tmp_path / "表.csv").sheet(None)
    assert table is not None and table.texts[1, 2] == "进度"


def test_every_kind_of_return_that_units_send_has_a_picture(shared_folder: Path) -> None:
    kinds: dict[str, bool] = {}
    with ContainedReader(children=1) as pictures:
        for path in sorted((shared_folder / "samples" / "returns").iterdir()):
            if path.suffix.lower() not in (".xlsx", ".xls", ".et", ".ods", ".csv", ".xml"):
                continue
            try:
                seen = pictures.picture(path)
            except DeskError:
                continue
            kinds[seen.kind] = any(sheet.widths for sheet in seen.sheets)
    assert kinds.keys() >= {"xlsx", "xls", "et", "ods", "csv", "html", "xml2003"}
    assert all(kinds[kind] for kind in ("xlsx", "xls", "et", "ods", "xml2003"))


def test_a_file_that_is_no_workbook_has_no_picture_but_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "照片.xlsx").write_bytes(b"\x89PNG\r\n\x1a\n")
    with pytest.raises(DeskError, match="图片"):
        picture(tmp_path / "照片.xlsx")
