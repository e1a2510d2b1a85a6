"""Documents: numbered pages, bookmarks, contents, metadata, portrait and landscape together, the same bytes again."""

import shutil
import subprocess
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from lianping_desk.domain.long_work import Cancelled
from lianping_desk.reports.contents import Contents
from lianping_desk.reports.document import Document, Rendered, Section, render
from lianping_desk.reports.flow import Gap, PageEnd
from lianping_desk.reports.fonts import FontChoice
from lianping_desk.reports.page import LEDGER, LEDGER_A3, OFFICIAL
from lianping_desk.reports.paragraph import Paragraph, ParagraphStyle
from lianping_desk.reports.sheet import MM
from tests.reports.reading import Printer, page_texts, squeezed, text_places

HEADING = ParagraphStyle(indent=0, keeps_with_next=True)
PARTS = ("启动情况", "完成情况", "存在问题")


def report() -> Document:
    body = tuple(
        block for part in PARTS for block in (Paragraph(part, HEADING, bookmark=1), Paragraph(f"{part}的正文。" * 120))
    )
    return Document(
        "联席会议材料",
        "某县科学技术协会",
        datetime(2023, 7, 6, 8, 30),
        (
            Section(LEDGER, (Paragraph("目录", HEADING), Contents())),
            Section(OFFICIAL, body, "工作报告", "截至2023年6月30日"),
            Section(LEDGER.landscape(), (Paragraph("横页。" * 900),), "台账", "截至2023年6月30日"),
            Section(LEDGER_A3, (Paragraph("大张"),), "进度图"),
        ),
    )


@pytest.fixture(scope="module")
def printed(bundled: FontChoice) -> Rendered:
    return render(report(), bundled)


def test_the_same_document_gives_the_same_bytes(printed: Rendered, bundled: FontChoice) -> None:
    assert render(report(), bundled).pdf == printed.pdf


def test_metadata_names_title_office_and_date(printed: Rendered) -> None:
    reader = PdfReader(BytesIO(printed.pdf))
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("联席会议材料", "某县科学技术协会")
    assert reader.metadata.creation_date is not None
    assert reader.metadata.creation_date.replace(tzinfo=None) == datetime(2023, 7, 6, 8, 30)


def test_pages_of_one_document_may_stand_lie_and_differ_in_size(printed: Rendered) -> None:
    pages = PdfReader(BytesIO(printed.pdf)).pages
    sizes = {(round(float(page.mediabox.width) / MM), round(float(page.mediabox.height) / MM)) for page in pages}
    assert sizes == {(210, 297), (297, 210), (420, 297)}


def test_every_page_says_its_number_of_all(printed: Rendered) -> None:
    texts = page_texts(printed)
    assert len(texts) == printed.pages
    for number, text in enumerate(texts, start=1):
        assert f"第{number}页共{printed.pages}页" in squeezed(text) or f"—{number}—" in squeezed(text)


def test_official_page_numbers_stand_on_the_outer_side(printed: Rendered) -> None:
    middle = OFFICIAL.width / 2
    sides = {
        number: next(x for text, x, _ in text_places(printed, number - 1) if text == f"— {number} —") > middle
        for number, text in enumerate(page_texts(printed), start=1)
        if f"— {number} —" in text
    }
    assert len(sides) > 2
    assert all(is_right == (number % 2 == 1) for number, is_right in sides.items())


def test_bookmarks_lead_to_the_pages_that_the_contents_name(printed: Rendered) -> None:
    reader = PdfReader(BytesIO(printed.pdf))
    contents = [line for line in page_texts(printed)[0].split("\n") if line[-1:].isdigit()]
    listed = {squeezed(line).rstrip("0123456789"): line for line in contents}
    outline: list[tuple[str, int]] = []
    for entry in reader.outline:
        for one in entry if isinstance(entry, list) else [entry]:
            page = reader.get_destination_page_number(one)
            assert page is not None
            outline.append((str(one.title), page + 1))
    assert [title for title, _ in outline] == ["工作报告", *PARTS, "台账", "进度图"]
    for title, page in outline:
        assert title in squeezed(page_texts(printed)[page - 1]) or title in ("工作报告", "台账", "进度图")
        assert squeezed(listed[title]) == f"{title}{page}"


def test_contents_lines_are_links_to_the_pages_they_name(printed: Rendered) -> None:
    reader = PdfReader(BytesIO(printed.pdf))
    links = [note.get_object()["/Dest"] for note in reader.pages[0]["/Annots"]]
    numbers = {page.indirect_reference: number for number, page in enumerate(reader.pages, start=1)}
    named = [int(line.split()[-1]) for line in page_texts(printed)[0].split("\n") if line[-1:].isdigit()]
    assert [numbers[link[0].indirect_reference] for link in links] == named


def test_following_pages_say_what_they_belong_to(printed: Rendered) -> None:
    ledger = [text for text in page_texts(printed) if "横页" in text]
    assert len(ledger) > 1
    assert "台账（续）" not in ledger[0]
    assert all("台账（续）" in text and "截至2023年6月30日" in text for text in ledger[1:])


def test_a_heading_is_never_the_last_line_of_a_page(print_blocks: Printer) -> None:
    for lines in range(8, 22):
        rendered = print_blocks(
            Gap(lines * 28.98), Paragraph("一、标题", HEADING), Paragraph("正文" * 60), page=OFFICIAL
        )
        page = next(text for text in page_texts(rendered) if "标题" in text)
        assert "正文" in page


def test_page_end_begins_a_new_page(print_blocks: Printer) -> None:
    texts = page_texts(print_blocks(Paragraph("前页"), PageEnd(), Paragraph("后页")))
    assert ["前页" in texts[0], "后页" in texts[1], len(texts)] == [True, True, 2]


def test_an_empty_document_is_one_page(print_blocks: Printer) -> None:
    assert print_blocks().pages == 1


def test_printing_can_be_stopped(bundled: FontChoice) -> None:
    def stop(done: int, total: int, what: str) -> None:
        if done > 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        render(report(), bundled, stop)


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_qpdf_finds_no_fault(printed: Rendered, tmp_path: Path) -> None:
    file = tmp_path / "pack.pdf"
    file.write_bytes(printed.pdf)
    checked = subprocess.run(["qpdf", "--check", str(file)], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
def test_poppler_reads_the_same_text(printed: Rendered, tmp_path: Path) -> None:
    file = tmp_path / "pack.pdf"
    file.write_bytes(printed.pdf)
    text = subprocess.run(["pdftotext", "-raw", str(file), "-"], capture_output=True, check=True).stdout.decode()
    bodies = [line for line in text.replace("\f", "").split("\n") if not line.startswith("— ")]
    assert [squeezed("".join(bodies)).count(f"{part}的正文。") for part in PARTS] == [120, 120, 120]


def test_a_long_title_in_the_head_of_a_following_page_stops_before_the_note(print_blocks: Printer) -> None:
    title, note = "任务书　" + "科学普及与公民科学素质建设工作领导小组办公室" * 4, "某县科学技术协会 2023年7月6日制"
    rendered = print_blocks(Paragraph("科普工作。" * 2000), title=title, note=note)
    size, places = 8.0, text_places(rendered, page=1)
    (head, left, _), (_, right, _) = (
        next(place for place in places if place[0].startswith(begins)) for begins in ("任务书", "某县")
    )
    assert head.endswith("…（续）")
    assert left + len(head) * size < right
    short = print_blocks(Paragraph("科普工作。" * 2000), title="任务书　县科协", note=note)
    assert "任务书　县科协（续）" in page_texts(short)[1]
