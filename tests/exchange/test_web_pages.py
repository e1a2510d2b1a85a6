"""Web pages called workbooks: what stands around their tables, what they hide, tables within tables."""

from pathlib import Path

import pytest

from lianping_desk.exchange.grid import Sheet, Trouble
from lianping_desk.exchange.opening.opener import open_grid
from lianping_desk.exchange.reading.context import ReadingContext
from lianping_desk.exchange.unreadable import Unreadable
from tests.exchange.sheets_by_hand import read

HEADING = "<tr><td>任务</td><td>进展情况</td><td>完成率</td></tr>"
ROW = "<tr><td>实施农民科学素质提升行动</td><td>培训。</td><td>60%</td></tr>"


def page(folder: Path, body: str, head: str = "") -> Sheet:
    path = folder / "函.doc"
    path.write_text(f"<html><head><title>无标题</title>{head}</head><body>{body}</body></html>", "utf-8")
    return open_grid(path).sheets[0]


def test_a_letter_tells_its_period_above_the_table_and_its_unit_and_day_below(
    tmp_path: Path, context: ReadingContext
) -> None:
    letter = page(
        tmp_path,
        "<p>关于报送2023年上半年科普工作情况的函</p><p>县科协：</p><p>现将有关情况<b>报送</b>如下。</p>"
        f"<table>{HEADING}{ROW}</table><p>县教育局</p><p>2023年7月6日</p>",
    )
    found = read(context, letter, file="函.doc")
    assert found.unit and (found.unit.value, found.unit.found_in) == ("县教育局", "A6")
    assert found.period and found.period.value == "2023H1"
    assert str(found.signature.on) == "2023-07-06"
    assert [(row.row, dict(row.values)) for row in found.rows] == [(5, {"progress": "培训。", "percent": 60})]


def test_what_a_page_does_not_show_is_no_data(tmp_path: Path) -> None:
    sheet = page(
        tmp_path,
        f"<div style='display: none'><div>旧</div><table>{HEADING}</table></div><script>var a='<table>';</script>"
        f"<table>{HEADING}<tr><td>甲</td><td><span style='display:none'>内部</span>做了</td><td>50%</td></tr></table>",
        head="<style>td{color:red}</style><xml><x:Name>Sheet1</x:Name></xml>",
    )
    assert [cell.text for cell in sheet.cells.values()] == ["任务", "进展情况", "完成率", "甲", "做了", "50%"]
    assert min(sheet.cells) == (1, 1)


def test_a_head_that_nobody_closed_hides_no_table(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_text(f"<html><head><meta charset='utf-8'><table>{HEADING}{ROW}</table>", "utf-8")
    assert len(open_grid(path).sheets[0].cells) == 6


def test_a_table_in_a_cell_is_part_of_what_the_cell_says(tmp_path: Path) -> None:
    inner = "<table><tr><td>一</td><td>二</td></tr><tr><td>三</td></tr></table>"
    sheet = page(tmp_path, f"<table>{HEADING}<tr><td>甲</td><td>做：{inner}</td><td>50%</td></tr></table>")
    assert sheet.cells[2, 2].text.split() == ["做：", "一", "二", "三"]
    assert sheet.cells[2, 3].text == "50%"


def test_a_table_that_only_holds_the_page_together_is_looked_into(tmp_path: Path) -> None:
    sheet = page(tmp_path, f"<table><tr><td><table>{HEADING}{ROW}</table></td></tr></table>")
    assert [cell.text for cell in sheet.cells.values()] == [
        "任务",
        "进展情况",
        "完成率",
        "实施农民科学素质提升行动",
        "培训。",
        "60%",
    ]


def test_crossed_out_figures_are_marked(tmp_path: Path) -> None:
    row = "<tr><td><del>8</del> 9</td><td style='text-decoration:line-through'>7</td><td>6</td></tr>"
    cells = page(tmp_path, f"<table>{row}</table>").cells
    assert [cell.trouble for cell in cells.values()] == [Trouble.struck, Trouble.struck, None]


def test_a_page_of_text_alone_is_no_table(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="没有表格"):
        page(tmp_path, "<p>上半年完成60%。</p>")
