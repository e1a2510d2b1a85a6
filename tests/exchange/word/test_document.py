"""A Word document of materials, read back: styles, pages, tables."""

from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lianping_desk.domain.materials.agenda import Agenda
from lianping_desk.domain.materials.pack import TaskSheets
from lianping_desk.domain.materials.table import Column, Table
from lianping_desk.domain.notice import AgendaItem
from lianping_desk.domain.work import Meeting
from lianping_desk.exchange.word.tables import table_size
from lianping_desk.exchange.word.write_document import write_document
from tests.exchange import sample_materials as sample


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Document:
    return docx.Document(str(write_document(tmp_path_factory.mktemp("word") / "材料.docx", sample.pack())))


def said(document: Document, style: str) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == style]


def rows(table: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def table_under(document: Document, heading: str) -> Any:
    """The table whose first heading, or one of them, is `heading`."""
    return next(table for table in document.tables if heading in rows(table)[0])


def east_asian_font(document: Document, style: str) -> str:
    return document.styles[style].element.rPr.rFonts.get(qn("w:eastAsia"))


def test_every_material_begins_with_its_title_as_a_heading(document: Document) -> None:
    assert said(document, "Heading 1") == [
        "青石县科普工作进展情况汇报",
        "青石县科普工作任务分工表",
        "青石县科普工作进度安排表",
        "青石县科普工作创建目标完成情况",
        "青石县科普工作填报台账",
        "青石县科普工作催报名单",
        "青石县科普工作任务书（县教育局）",
    ]
    assert said(document, "Title") == ["青石县科普工作联席会议材料"]
    assert {"任务进度", "年度任务", "节点", "相关指标"} <= set(said(document, "Heading 2"))


def test_styles_follow_the_standard_and_name_fonts_for_hanzi(document: Document) -> None:
    assert [document.styles[name].font.size.pt for name in ("Normal", "Heading 1", "Heading 2", "表格")] == [
        16,
        22,
        16,
        12,
    ]
    assert east_asian_font(document, "Normal") == "仿宋_GB2312"
    assert east_asian_font(document, "Heading 1") == "方正小标宋简体"
    assert east_asian_font(document, "Heading 2") == "黑体"
    assert document.styles["Normal"].paragraph_format.line_spacing.pt == pytest.approx(28.95, abs=0.1)


def test_pages_are_a4_with_the_margins_of_the_standard_and_wide_tables_lie(document: Document) -> None:
    upright = [section for section in document.sections if section.page_width.mm == pytest.approx(210, abs=1)]
    lying = [section for section in document.sections if section.page_width.mm == pytest.approx(297, abs=1)]
    assert len(upright) == 4 and len(lying) == 4
    for section in upright:
        margins = [section.top_margin.mm, section.left_margin.mm, section.right_margin.mm]
        assert margins == pytest.approx([37, 28, 26], abs=0.1)
        assert section.page_width.mm - section.left_margin.mm - section.right_margin.mm == pytest.approx(156, abs=0.2)


def test_pages_are_numbered_on_the_outer_side(document: Document) -> None:
    odd, even = document.sections[0].footer, document.sections[0].even_page_footer
    for footer in (odd, even):
        assert " PAGE " in [field.text for field in footer._element.iter(qn("w:instrText"))]
    assert document.settings.odd_and_even_pages_header_footer
    assert odd.paragraphs[0].alignment != even.paragraphs[0].alignment
    assert document.sections[3].footer.is_linked_to_previous


def test_heading_rows_repeat_and_no_row_is_cut(document: Document) -> None:
    assert document.tables
    for table in document.tables:
        first, *others = table.rows
        assert first._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
        assert all(row._tr.trPr.find(qn("w:tblHeader")) is None for row in others)


def test_cells_say_what_the_material_says(document: Document) -> None:
    found = rows(table_under(document, "进度依据"))
    assert found[1][5:] == ["38.4", "33.3", "▲ 慢序时", "牵头单位填报（2023年上半年）"]
    progress = rows(table_under(document, "进展情况"))
    assert progress[1][9:12] == ["1200", "3", "2.5"]


def test_a_light_has_its_colour(document: Document) -> None:
    row = table_under(document, "进度依据").rows[1]
    colours = {run.font.color.rgb for cell in row.cells for p in cell.paragraphs for run in p.runs if "▲" in run.text}
    assert [str(colour) for colour in colours] == ["B7791F"]


def test_columns_fill_the_page_and_no_day_breaks(document: Document) -> None:
    table = table_under(document, "进度依据")
    widths = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
    assert sum(widths) == pytest.approx(728 * 20, rel=0.01)
    starts = rows(table)[0].index("开始时间")
    size = table.cell(1, 0).paragraphs[0].style.font.size.pt
    assert widths[starts] / 20 - 6 >= size * 5  # ten digits and dashes, each half a hanzi wide


def test_type_grows_smaller_only_as_far_as_a_table_needs() -> None:
    assert table_size(Table((Column("甲", 5), Column("乙", 20)), (), ""), 442) == 12
    assert table_size(Table(tuple(Column("甲", 12) for _ in range(9)), (), ""), 728) < 12


def test_an_agenda_is_a_page_to_lay_on_the_table_of_the_meeting(tmp_path: Path) -> None:
    meeting = Meeting("第二次联席会议", date(2023, 7, 20), "三楼会议室", time="上午9:00", chair="副县长")
    items = (AgendaItem(0, 0, "通报进展", "县科协"), AgendaItem(0, 1, "部署下一步"))
    agenda = Agenda(sample.heading("第二次联席会议议程"), meeting, items)
    found = docx.Document(str(write_document(tmp_path / "议程.docx", sample.pack(agenda))))
    assert [paragraph.text for paragraph in found.paragraphs if paragraph.text][-6:] == [
        "时间：2023年7月20日上午9:00",
        "地点：三楼会议室",
        "主持：副县长",
        "议程：",
        "1. 通报进展（县科协）",
        "2. 部署下一步",
    ]
    assert not found.tables
    assert not any("截至" in paragraph.text for paragraph in found.paragraphs), "an agenda has no day of figures"


def test_the_closing_line_of_a_report_keeps_with_its_signature(document: Document) -> None:
    names = [paragraph.style.name for paragraph in document.paragraphs]
    place = names.index("结束语")
    last = max(number for number, name in enumerate(names) if name == "署名")
    assert set(names[place : last + 1]) <= {"结束语", "署名"}
    assert all(document.styles[name].paragraph_format.keep_with_next for name in ("结束语", "署名"))


def test_an_empty_table_is_said_in_a_sentence(tmp_path: Path) -> None:
    empty = sample.division()
    pack = sample.pack(type(empty)(empty.heading, ()))
    found = docx.Document(str(write_document(tmp_path / "空.docx", pack)))
    assert "方案里还没有任务。" in [paragraph.text for paragraph in found.paragraphs] and not found.tables


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(blacklist_categories=[]), max_size=80))
def test_any_text_gives_a_document_that_opens_again(tmp_path: Path, text: str) -> None:
    ledger = sample.ledger((sample.ledger_row(progress=text, unit=text),))
    sheets = TaskSheets(sample.heading(text), (sample.task_sheet_named(text),))
    found = docx.Document(str(write_document(tmp_path / "材料.docx", sample.pack(ledger, sheets))))
    kept = "".join(sign for sign in text if sign.isprintable())
    if kept == text:
        assert rows(table_under(found, "进展情况"))[1][6] == text
