"""Paragraphs: every character comes back, lines fill their width, pages break between lines."""

from math import ceil

import pytest

from lianping_desk.reports.fonts import FontChoice, FontRole
from lianping_desk.reports.page import OFFICIAL
from lianping_desk.reports.paragraph import Align, LaidParagraph, Paragraph, ParagraphStyle, Span
from lianping_desk.reports.sheet import Sheet
from lianping_desk.reports.type_case import LoadedFonts
from tests.reports.reading import Pencil, Printer, page_texts, squeezed, text_places

LONG = "为深入贯彻《全民科学素质行动规划纲要（2021—2035年）》，到2025年，公民具备科学素质的比例超过13%。" * 30


def laid(paragraph: Paragraph, fonts: LoadedFonts, width: float = 300.0) -> LaidParagraph:
    result = paragraph.lay(fonts, width)
    assert isinstance(result, LaidParagraph)
    return result


def test_text_comes_back_exactly_rare_hanzi_included(print_blocks: Printer) -> None:
    text = "𬭎𫖯𠅤（U+2B14E）、㙟：○●▲◆■✔〔2021〕9号“引号”——ABC 123%"
    assert text in page_texts(print_blocks(Paragraph(text, ParagraphStyle(size=9, indent=0))))[0]


def test_long_text_comes_back_from_several_pages(print_blocks: Printer) -> None:
    texts = page_texts(print_blocks(Paragraph(LONG * 4), page=OFFICIAL))
    assert len(texts) > 2
    bodies = [text[: text.rindex("—", 0, text.rindex("—"))] for text in texts]
    assert squeezed("".join(bodies)) == squeezed(LONG * 4)


def test_official_page_holds_22_lines_of_28_characters(print_blocks: Printer) -> None:
    rendered = print_blocks(Paragraph("科" * 28 * 30, ParagraphStyle(tracking=-0.207, indent=0)), page=OFFICIAL)
    lines = [line for line in page_texts(rendered)[0].split("\n") if "科" in line]
    assert [len(line) for line in lines] == [28] * 22


def test_justified_lines_all_end_at_the_right_margin(bundled: FontChoice) -> None:
    fonts, pencil = LoadedFonts(bundled), Pencil()
    paragraph = laid(Paragraph(LONG, ParagraphStyle(tracking=-0.207, indent=0)), fonts)
    paragraph.draw(Sheet(pencil, 400, 2000), 50, 0)
    drawn = [line for line in pencil.drawn if "Tj" in line]
    assert len(drawn) == len(paragraph.lines)
    for operators, line in zip(drawn[:-1], paragraph.lines, strict=False):
        spacing, x = float(operators.split(" Tc")[0].split()[-1]), float(operators.split(" Tm")[0].split()[-2])
        text = paragraph.text[line.start : line.end]
        natural = fonts.chain(FontRole.body).width(text) * 16
        assert x == 50
        assert x + natural + spacing * (len(text) - 1) == pytest.approx(350, abs=0.05)


@pytest.mark.parametrize("align", list(Align))
def test_no_line_leaves_the_column(fonts: LoadedFonts, align: Align) -> None:
    paragraph = laid(Paragraph(LONG, ParagraphStyle(align=align)), fonts)
    assert all(line.width <= 300.01 for line in paragraph.lines)


def test_centred_and_right_lines_stand_where_they_should(fonts: LoadedFonts, print_blocks: Printer) -> None:
    style = ParagraphStyle(size=20, indent=0)
    page = OFFICIAL
    for align, share in ((Align.centre, 0.5), (Align.right, 1.0)):
        rendered = print_blocks(Paragraph("四个汉字", ParagraphStyle(size=20, indent=0, align=align)), page=page)
        x = next(x for text, x, _ in text_places(rendered) if text == "四个汉字")
        assert x == pytest.approx(page.left + (page.text_width - 4 * style.size) * share, abs=0.1)


def test_spans_are_set_in_their_own_fonts(fonts: LoadedFonts) -> None:
    paragraph = laid(Paragraph((Span("（一）楷体。", FontRole.kai), Span("正文。", FontRole.body))), fonts)
    faces = [chain.place(char)[0].face.name for char, chain in zip(paragraph.text, paragraph.chains, strict=True)]
    assert faces == [b"DeskKai"] * 6 + [b"DeskSerifLight"] * 3


def test_split_leaves_no_single_line_behind_or_ahead(fonts: LoadedFonts) -> None:
    paragraph = laid(Paragraph("科" * 100, ParagraphStyle(indent=0)), fonts)
    count, leading = len(paragraph.lines), paragraph.style.leading
    assert count == ceil(100 / 18)
    assert paragraph.split(1.5 * leading, 600)[0] is None
    head, rest = paragraph.split((count - 1) * leading + 1, 600)
    assert isinstance(head, LaidParagraph)
    assert isinstance(rest, LaidParagraph)
    assert (len(head.lines), len(rest.lines)) == (count - 2, 2)


def test_two_lines_are_never_parted(fonts: LoadedFonts) -> None:
    paragraph = laid(Paragraph("科" * 30, ParagraphStyle(indent=0)), fonts)
    assert len(paragraph.lines) == 2
    assert paragraph.split(1.5 * paragraph.style.leading, 600) == (None, paragraph)


def test_where_pages_are_filled_only_a_few_signs_are_kept_from_standing_alone(fonts: LoadedFonts) -> None:
    style = ParagraphStyle(indent=0, fills_pages=True)
    for length, stays in ((18 * 3 + 3, 2), (18 * 3 + 12, 3)):
        paragraph = laid(Paragraph("科" * length, style), fonts)
        head, rest = paragraph.split(3 * style.leading + 1, 600)
        assert isinstance(head, LaidParagraph)
        assert isinstance(rest, LaidParagraph)
        assert (len(head.lines), len(head.lines) + len(rest.lines)) == (stays, 4)


def test_only_the_first_part_is_indented(fonts: LoadedFonts) -> None:
    paragraph = laid(Paragraph("科" * 100), fonts)
    _, rest = paragraph.split(3 * paragraph.style.leading, 600)
    assert isinstance(rest, LaidParagraph)
    assert paragraph.begins
    assert not rest.begins
