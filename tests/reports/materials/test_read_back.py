"""What a reader of PDFs gets from the whole pack: every word of it, every glyph, every page number in its place."""

import re
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from itertools import chain
from pathlib import Path
from struct import unpack
from typing import Any, NamedTuple

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from lianping_desk.domain.materials.leaves.lay import leaves_of
from lianping_desk.domain.materials.ledger import Ledger
from lianping_desk.domain.materials.pack import Pack
from lianping_desk.domain.materials.paper import Layout, RightPages
from lianping_desk.domain.materials.table import Leaf
from lianping_desk.reports.document import Rendered, render
from lianping_desk.reports.fonts import FontChoice
from lianping_desk.reports.materials.compose import compose
from lianping_desk.reports.materials.words import written
from lianping_desk.shipped import resource
from tests.reports.materials.conftest import MEETING, only
from tests.reports.reading import page_texts, squeezed

RARE = "𬭎𫖯㙟"
MM = 72 / 25.4


def with_rare_hanzi(pack: Pack) -> Pack:
    """The ledger alone, one unit of it with hanzi beyond U+FFFF in its name."""
    (ledger,) = only(pack, Ledger).materials
    assert isinstance(ledger, Ledger)
    units = (replace(ledger.units[0], unit=f"县{RARE}局"), *ledger.units[1:4])
    return Pack(ledger.heading, (replace(ledger, units=units, rows=ledger.rows[:5]),), legend=pack.legend)


def by_pdftotext(rendered: Rendered, tmp_path: Path) -> str:
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext is not installed")
    file = tmp_path / "pack.pdf"
    file.write_bytes(rendered.pdf)
    read = subprocess.run([program, "-enc", "UTF-8", str(file), "-"], capture_output=True, check=True)
    return squeezed(read.stdout.decode("utf-8"))


def said(leaf: Leaf) -> list[str]:
    """Every text of a leaf that stands on paper as it is, without white space."""
    chapters = ((*c.sentences, *(line for point in c.points for line in point.lines)) for c in leaf.chapters)
    cells = (written(cell) for table in leaf.tables for row in table.rows for cell in row[:-1])
    return [squeezed(text) for text in chain(leaf.sentences, *chapters, cells)]


def signs(text: str) -> dict[str, int]:
    """How often each character that is not white space occurs."""
    return {char: text.count(char) for char in sorted(set(text))}


def test_two_readers_get_the_same_characters_from_every_page(
    printed: Rendered, pages: list[str], tmp_path: Path
) -> None:
    text = by_pdftotext(printed, tmp_path)
    assert signs(text) == signs("".join(pages))


def test_every_short_word_of_the_data_comes_back_whole(pack: Pack, pages: list[str]) -> None:
    text = "".join(pages)
    words = {word for material in pack.materials for leaf in leaves_of(material) for word in said(leaf)}
    short = [word for word in words if 0 < len(word) <= 6]
    assert len(short) > 100
    assert [
        word for word in short if word not in text and not word.startswith(("●", "○", "▲", "◆", "■", "✔", "★"))
    ] == []


def test_rare_hanzi_come_back_from_both_readers(pack: Pack, bundled: FontChoice, tmp_path: Path) -> None:
    rendered = render(compose(with_rare_hanzi(pack)), bundled)
    assert rendered.missing == ()
    assert f"县{RARE}局" in squeezed("".join(page_texts(rendered)))
    assert f"县{RARE}局" in by_pdftotext(rendered, tmp_path)


def fonts_of(rendered: Rendered) -> dict[str, Any]:
    """Every font of the document by its name without the tag of the subset."""
    found: dict[str, Any] = {}
    for page in PdfReader(BytesIO(rendered.pdf)).pages:
        for font in page["/Resources"]["/Font"].values():
            found[str(font["/BaseFont"]).removeprefix("/").split("+")[-1]] = font
    return found


def characters_of(font: Any) -> list[str]:
    """What the font's codes stand for, from 1."""
    lines = font["/ToUnicode"].get_object().get_data().decode("ascii").split("\n")
    pairs = [line.split("> <") for line in lines if line.startswith("<") and "> <" in line and line.count(">") == 2]
    texts = {int(code.strip("<>"), 16): bytes.fromhex(text.strip("<> ")).decode("utf-16-be") for code, text in pairs}
    return [texts[code] for code in sorted(texts) if code]


def test_every_character_has_a_glyph_of_a_font_that_knows_it(
    pack: Pack, printed: Rendered, bundled: FontChoice
) -> None:
    files = {TTFont(file, lazy=True)["name"].getDebugName(6): file for file in resource("fonts").glob("*.ttf")}
    for rendered in (printed, render(compose(with_rare_hanzi(pack)), bundled)):
        fonts = fonts_of(rendered)
        assert fonts and set(fonts) <= set(files)
        for name, font in fonts.items():
            face = font["/DescendantFonts"][0].get_object()
            glyphs = face["/CIDToGIDMap"].get_object().get_data()
            numbers = unpack(f">{len(glyphs) // 2}H", glyphs)
            characters = characters_of(font)
            assert len(characters) == len(numbers) - 1 and all(numbers[1:])
            known = TTFont(files[name], lazy=True).getBestCmap()
            assert [char for char in characters if ord(char) not in known] == []
            assert "/FontFile2" in face["/FontDescriptor"]


class PageNumber(NamedTuple):
    """Where a page's number stands on the standing paper, in mm from the left and from below."""

    page: int
    lies: bool
    from_left: float
    from_below: float
    is_right_way_up: bool


def page_numbers(rendered: Rendered) -> list[PageNumber]:
    """Of every third page that bears one: odd and even ones, standing and lying."""
    places: list[PageNumber] = []
    for number, page in list(enumerate(PdfReader(BytesIO(rendered.pdf)).pages, start=1))[::3]:
        size, drawn = page.mediabox, list[tuple[str, list[float]]]()
        page.extract_text(visitor_text=lambda text, _, matrix, *rest, drawn=drawn: drawn.append((text, matrix)))
        for text, (a, _b, _c, _d, x, y) in drawn:
            if text.strip().startswith("第") and "页  共" in text:
                # A lying page is bound with its top at the left: its left side is the foot of the paper.
                lies = size.width > size.height
                place = (float(size.height) - y, x) if lies else (x, y)
                places.append(PageNumber(number, lies, place[0] / MM, place[1] / MM, (a == 0) is lies))
    return places


def test_page_numbers_stand_at_the_outer_side_of_the_paper_whichever_way_a_page_lies(printed: Rendered) -> None:
    found = page_numbers(printed)
    assert (
        min(
            sum(one.lies is lies and one.page % 2 == side for one in found) for lies in (True, False) for side in (0, 1)
        )
        > 4
    )
    for one in found:
        assert one.is_right_way_up
        assert one.from_below == pytest.approx(8.5, abs=0.2)
        if one.page % 2:
            assert 150 < one.from_left < 175, f"page {one.page} at the right"
        else:
            assert one.from_left == pytest.approx(16, abs=0.2), f"page {one.page} at the left"


def test_every_unit_begins_on_a_right_hand_page_and_the_empty_back_bears_nothing(
    pack: Pack, printed: Rendered, pages: list[str]
) -> None:
    begins = [number for number, text in enumerate(pages, start=1) if "任务书单位：" in text]
    assert len(begins) == 41 and all(number % 2 for number in begins)
    empty = [number for number, text in enumerate(pages, start=1) if not text]
    assert empty and all(number % 2 == 0 and number + 1 in begins for number in empty)


@pytest.mark.parametrize(("right_pages", "odd"), [(RightPages.parts, True), (RightPages.nothing, False)])
def test_she_chooses_what_begins_on_a_right_hand_page(
    pack: Pack, bundled: FontChoice, right_pages: RightPages, odd: bool
) -> None:
    short = replace(pack, materials=pack.materials[:3], layout=Layout(right_pages=right_pages))
    texts = [squeezed(text) for text in page_texts(render(compose(short, MEETING), bundled))]
    begins = [number for number, text in enumerate(texts, start=1) if re.match(r"附件\d(云溪县|数据来源)", text)]
    assert len(begins) == 3
    assert all(number % 2 for number in begins) is odd
    assert ("" in texts) is odd
