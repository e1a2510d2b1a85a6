"""Notices in Word: real styles, the page of the standard, and what an office program makes of it."""

import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from pypdf import PdfReader

from lianping_desk.exchange.word.notices import notices_as_word
from tests.reports.notices.samples import CROWDED, EMPTIEST, LONG, OFFICE, SENTENCE

MM = 72 / 25.4


def opened(content: bytes) -> Document:
    return docx.Document(BytesIO(content))


def styled(document: Document) -> list[tuple[str, str]]:
    """Style and text of every paragraph that says anything."""
    return [(str(one.style.name), one.text) for one in document.paragraphs if one.text and one.style is not None]


@pytest.fixture(scope="module")
def crowded() -> Document:
    return opened(notices_as_word([CROWDED]))


def test_every_part_has_a_style_of_its_own(crowded: Document) -> None:
    found = dict(styled(crowded))
    assert set(found) >= {"Title", "文号", "一级标题", "二级标题", "Normal", "附件说明", "落款", "附注", "附件标识"}
    assert "主送" in dict(styled(opened(notices_as_word([LONG]))))
    fonts = {
        name: crowded.styles[name].element.rPr.rFonts.get(qn("w:eastAsia"))
        for name in ("Title", "Normal", "一级标题", "二级标题", "落款", "版记")
    }
    assert fonts == {
        "Title": "方正小标宋简体",
        "Normal": "仿宋_GB2312",
        "一级标题": "黑体",
        "二级标题": "楷体_GB2312",
        "落款": "仿宋_GB2312",
        "版记": "仿宋_GB2312",
    }


def test_the_page_is_a4_with_the_grid_of_22_lines_by_28_hanzi(crowded: Document) -> None:
    section = crowded.sections[0]
    margins = section.top_margin, section.left_margin, section.right_margin, section.bottom_margin
    assert [round((margin or 0) / 36000, 1) for margin in margins] == [37, 28, 26, 35]
    grid = section._sectPr.find(qn("w:docGrid"))
    assert grid is not None and grid.get(qn("w:type")) == "linesAndChars"
    pitch, space = int(grid.get(qn("w:linePitch"))), int(grid.get(qn("w:charSpace")))
    text_height, text_width = 16838 - 2098 - 1984, 11906 - 1587 - 1474
    assert text_height // pitch == 22
    assert text_width // ((16 + space / 4096) * 20) == 28


def test_the_lead_of_a_paragraph_is_set_in_the_type_of_its_level(crowded: Document) -> None:
    (led,) = [one for one in crowded.paragraphs if one.text.startswith("（一）抓进度。")]
    assert led.style is not None and led.style.name == "Normal"
    assert led.runs[0].text == "（一）抓进度。"
    assert led.runs[0]._r.rPr.rFonts.get(qn("w:eastAsia")) == "楷体_GB2312"


def test_a_font_that_is_missing_has_one_that_stands_in(crowded: Document) -> None:
    (table,) = [rel.target_part.blob for rel in crowded.part.rels.values() if rel.reltype.endswith("/fontTable")]
    assert '<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋"/>' in table.decode()


def test_page_numbers_are_fields_right_on_odd_pages_and_left_on_even_ones(crowded: Document) -> None:
    section = crowded.sections[0]
    assert crowded.settings.odd_and_even_pages_header_footer
    sides = [footer.paragraphs[0].alignment for footer in (section.footer, section.even_page_footer)]
    assert [str(side) for side in sides] == ["RIGHT (2)", "LEFT (0)"]
    assert "PAGE" in section.footer.paragraphs[0]._p.xml


def test_the_colophon_is_a_table_at_the_foot_of_the_text(crowded: Document) -> None:
    last = crowded.tables[-1]
    place = last._tbl.tblPr.find(qn("w:tblpPr"))
    assert place is not None
    assert (place.get(qn("w:vertAnchor")), place.get(qn("w:tblpYSpec"))) == ("margin", "bottom")
    cells = [row.cells[0].text for row in last.rows]
    assert cells[0].startswith("主送：") and cells[1].startswith("抄送：")
    assert cells[2] == f"{OFFICE}\t2023年7月15日印发"


def test_bound_letters_count_their_own_pages_and_may_begin_on_the_front() -> None:
    document = opened(notices_as_word([EMPTIEST, LONG], on_both_sides=True))
    assert len(document.sections) == 2
    assert [one._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) for one in document.sections] == ["1", "1"]
    assert str(document.sections[1].start_type) == "ODD_PAGE (4)"


def test_control_characters_and_empty_parts_do_no_harm() -> None:
    odd = replace(EMPTIEST, title="函\x00件", text="甲\x0b乙\ud800", addressee="", signed_by="", number="")
    assert "函件" in [text for _, text in styled(opened(notices_as_word([odd])))]


def test_the_last_words_go_over_with_the_signature() -> None:
    ending = "（三）抓填报。各单位要按时、如实填报进展，数据要有依据、可核查。"
    document = opened(notices_as_word([replace(EMPTIEST, text=f"一段正文。\n{ending}")]))
    (last,) = (one for one in document.paragraphs if one.text == ending)
    (first,) = (one for one in document.paragraphs if one.text == "一段正文。")
    assert last.paragraph_format.keep_with_next and not first.paragraph_format.keep_with_next


def test_an_office_program_opens_it_with_22_lines_of_28_hanzi(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("no LibreOffice on this computer")
    (tmp_path / "通报.docx").write_bytes(notices_as_word([replace(LONG, text=SENTENCE * 60)]))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [
        office,
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "通报.docx"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)
    if not (tmp_path / "通报.pdf").exists():
        pytest.skip(f"LibreOffice converts nothing here: {done.stderr[:200]}")
    page = PdfReader(tmp_path / "通报.pdf").pages[1]
    places: dict[int, list[str]] = {}

    def visit(text: str, _matrix: object, place: list[float], *_rest: object) -> None:
        if text.strip():
            places.setdefault(round(place[5]), []).append(text.strip())

    page.extract_text(visitor_text=visit)
    lines = [("".join(parts), y) for y, parts in sorted(places.items(), reverse=True)]
    body = [(text, y) for text, y in lines if "—" not in text]
    assert len(body) == 22
    assert [len(text) for text, _ in body] == [28] * 22
    top, bottom = 841.9 - body[0][1], 841.9 - body[-1][1]
    assert 37 * MM < top < 37 * MM + 29 and bottom <= (37 + 225) * MM
