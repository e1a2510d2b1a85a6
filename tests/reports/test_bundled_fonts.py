"""The fonts that ship have what the pages and the window ask of them: asked of the cmap, not of a rasteriser."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from lianping_desk import shipped

FILES = ("serif.ttf", "serif-light.ttf", "serif-bold.ttf", "sans.ttf", "sans-medium.ttf", "kai.ttf")
RARE_STANDARD_HANZI = "㑇㛃㬎㳘䃅䲠𠅤𡎚𣗋𪟝𫄧𫖯𫗧𬀩𬭎𬭶𬺈玥珺堃昇犇淼翀喆彧赟"
OFFICE_SIGNS = "○●▲◆■★✔✓√☐☑□〔〕【】《》“”‘’—–…·、。，；：？！①⑳→↑↓≥≤±×÷℃㎡％‰￥〇"


@pytest.fixture(scope="module", params=FILES)
def font(request: pytest.FixtureRequest) -> TTFont:
    path: Path = shipped.resource("fonts", request.param)
    return TTFont(path, lazy=True)


def gb2312_hanzi() -> str:
    rows, cells = range(0xB0, 0xF8), range(0xA1, 0xFF)
    return "".join(bytes((row, cell)).decode("gb2312", "ignore") for row in rows for cell in cells)


def test_every_hanzi_of_gb2312_has_a_glyph(font: TTFont) -> None:
    hanzi = gb2312_hanzi()
    assert len(hanzi) == 6763
    assert [char for char in hanzi if ord(char) not in font.getBestCmap()] == []


def test_rare_hanzi_of_the_2013_standard_have_a_glyph(font: TTFont) -> None:
    assert [char for char in RARE_STANDARD_HANZI if ord(char) not in font.getBestCmap()] == []


def test_signs_of_the_office_have_a_glyph(font: TTFont) -> None:
    assert [char for char in OFFICE_SIGNS if ord(char) not in font.getBestCmap()] == []


def test_latin_letters_have_a_glyph(font: TTFont) -> None:
    assert [code for code in range(0x20, 0x7F) if code not in font.getBestCmap()] == []


def test_digits_stand_in_columns(font: TTFont) -> None:
    cmap, widths = font.getBestCmap(), font["hmtx"]
    assert len({widths[cmap[ord(digit)]][0] for digit in "0123456789"}) == 1


def test_chinese_quotation_marks_take_a_full_square(font: TTFont) -> None:
    cmap, widths = font.getBestCmap(), font["hmtx"]
    assert {widths[cmap[ord(quote)]][0] for quote in "“”‘’"} == {font["head"].unitsPerEm}


def test_outlines_are_truetype_so_that_reportlab_can_embed_them(font: TTFont) -> None:
    assert "glyf" in font
    assert "fvar" not in font


def test_reserved_names_are_not_used(font: TTFont) -> None:
    names = {str(font["name"].getDebugName(name_id)) for name_id in (1, 3, 4, 6)}
    assert all(name.startswith("Desk") for name in names)


def test_licence_of_every_source_is_shipped() -> None:
    for source in ("Noto Serif SC", "Noto Sans SC", "LXGW WenKai"):
        assert "SIL OPEN FONT LICENSE" in shipped.resource("licences", f"{source} - OFL.txt").read_text("utf-8")
