"""Crossed-out text is asked about in every container: nobody knows whether it still counts."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from lianping_desk.exchange.grid import Trouble
from lianping_desk.exchange.opening.opener import open_grid
from lianping_desk.exchange.reading.context import ReadingContext
from tests.exchange.sheets_by_hand import HEADING, TITLE, WHOSE, read

TASK = "实施青少年科学素质提升行动"


def corrected(folder: Path) -> Path:
    """A return in which 60% was crossed out for 70%, and the number of people altogether."""
    book = openpyxl.Workbook()
    for row in (TITLE, WHOSE, HEADING, [1, TASK, "做了。", None, 300, 2.5]):
        book.active.append(row)
    book.active["D4"] = CellRichText(TextBlock(InlineFont(strike=True), "60%"), "70%")
    book.active["E4"].font = Font(strike=True)
    path = folder / "改过.xlsx"
    book.save(path)
    return path


def test_a_crossed_out_figure_is_a_doubt_and_no_value(tmp_path: Path, context: ReadingContext) -> None:
    found = read(context, *open_grid(corrected(tmp_path)).sheets)
    assert dict(found.rows[0].values) == {"progress": "做了。", "funds": 2.5}
    assert [(doubt.cell, doubt.text, doubt.why) for doubt in found.rows[0].doubts] == [
        ("D4", "60%70%", "有字被划掉了（删除线）"),
        ("E4", "300", "有字被划掉了（删除线）"),
    ]


FILES = Path(__file__).parent / "files"
SPREADSHEET_2003 = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Styles><Style ss:ID="s1"><Font ss:StrikeThrough="1"/></Style></Styles><Worksheet ss:Name="S"><Table><Row>
<Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><S>60%</S>70%</ss:Data></Cell>
<Cell ss:StyleID="s1"><Data ss:Type="Number">300</Data></Cell><Cell><Data ss:Type="String">x</Data></Cell>
</Row></Table></Worksheet></Workbook>"""


@pytest.mark.parametrize("kind", ["xls", "ods", "xml"])
def test_it_is_seen_in_other_formats_too(tmp_path: Path, kind: str) -> None:
    path = FILES / f"crossed_out.{kind}"
    if kind == "xml":
        path = tmp_path / "a.xml"
        path.write_text(SPREADSHEET_2003, "utf-8")
    cells = open_grid(path).sheets[0].cells
    assert [(cells[1, n].text, cells[1, n].trouble) for n in (1, 2, 3)] == [
        ("60%70%", Trouble.struck),
        ("300", Trouble.struck),
        ("x", None),
    ]
