"""The office's own fonts are used where they are; what no font has is found before printing."""

import shutil
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont
from fontTools.ttLib.scaleUpem import scale_upem
from pypdf import PdfReader

from lianping_desk import shipped
from lianping_desk.reports.document import Document, Section, render
from lianping_desk.reports.fonts import FontChoice, FontRole, choose_fonts, system_font_folders
from lianping_desk.reports.page import LEDGER
from lianping_desk.reports.paragraph import Paragraph, ParagraphStyle
from lianping_desk.reports.type_case import GETA, LoadedFonts, printable
from tests.reports.reading import Printer, page_texts


def test_bundled_fonts_serve_every_role(bundled: FontChoice) -> None:
    loaded = LoadedFonts(bundled)
    first = {role: loaded.chain(role).place("科")[0].face.name.decode() for role in FontRole}
    assert first == {
        FontRole.title: "DeskSerifBold",
        FontRole.body: "DeskSerifLight",
        FontRole.kai: "DeskKai",
        FontRole.heading: "DeskSansMedium",
        FontRole.song: "DeskSerif",
    }


def test_office_font_comes_first_whatever_the_case_of_its_file_name(tmp_path: Path) -> None:
    shutil.copy(shipped.resource("fonts", "kai.ttf"), tmp_path / "SimFang.TTF")
    chain = choose_fonts((tmp_path,)).chain(FontRole.body)
    assert [file.path.name for file in chain] == ["SimFang.TTF", "serif-light.ttf", "serif.ttf"]


def test_a_collection_in_other_units_is_set_as_wide_as_it_is(tmp_path: Path) -> None:
    """宋体 comes as a .ttc with 256 units to the square."""
    font = TTFont(shipped.resource("fonts", "kai.ttf"))
    subsetter = Subsetter(Options(notdef_outline=True))
    subsetter.populate(text="第科普2023 ")
    subsetter.subset(font)
    scale_upem(font, 256)
    collection = TTCollection()
    collection.fonts = [font, font]
    collection.save(tmp_path / "simsun.ttc")
    choice = choose_fonts((tmp_path,))
    chain = LoadedFonts(choice).chain(FontRole.song)
    assert chain.place("科")[0].face.filename.endswith("simsun.ttc")
    assert (chain.width("科普"), chain.width("2023")) == (2.0, pytest.approx(2.4, abs=0.03))
    assert chain.place("连")[0].face.name == b"DeskSerif"
    style = ParagraphStyle(role=FontRole.song, indent=0)
    section = Section(LEDGER, (Paragraph("科普2023连平", style),))
    rendered = render(Document("试印", "某县科协", datetime(2023, 6, 30), (section,)), choice)
    assert "科普2023连平" in page_texts(rendered)[0]


def test_damaged_office_font_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "simhei.ttf").write_bytes(b"no font at all")
    font, _ = LoadedFonts(choose_fonts((tmp_path,))).chain(FontRole.heading).place("科")
    assert font.face.name == b"DeskSansMedium"


def test_windows_folders_are_those_of_the_machine_and_of_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "windows" / "Fonts").mkdir(parents=True)
    monkeypatch.setenv("WINDIR", str(tmp_path / "windows"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "nowhere"))
    assert system_font_folders() == (tmp_path / "windows" / "Fonts",)


def test_rare_hanzi_fall_back_to_a_font_that_has_them(bundled: FontChoice) -> None:
    chain = LoadedFonts(bundled).chain(FontRole.kai)
    assert chain.place("连")[0].face.name == b"DeskKai"
    assert chain.place("㙟")[0].face.name == b"DeskSerif"


def test_only_fonts_that_are_needed_are_read(bundled: FontChoice) -> None:
    loaded = LoadedFonts(bundled)
    loaded.chain(FontRole.body).width("全民科学素质")
    assert [file.path.name for file in loaded._loaded] == ["serif-light.ttf"]


def test_a_missing_character_prints_as_geta_and_is_reported(print_blocks: Printer) -> None:
    rendered = print_blocks(Paragraph("张\ue123三"), Paragraph("李\U0002f804四\ue123"))
    assert rendered.missing == ("\ue123", "\U0002f804")
    assert f"张{GETA}三" in page_texts(rendered)[0]


def test_invisible_and_broken_characters_never_reach_the_page() -> None:
    assert printable("甲\u200b乙\x00丙\ufe0f\t丁\r\n戊\u2028己\ud800") == "甲乙丙 丁\n戊\n己\ufffd"


def test_every_font_in_a_document_is_embedded(print_blocks: Printer) -> None:
    rendered = print_blocks(*(Paragraph(role.value) for role in FontRole))
    fonts = PdfReader(BytesIO(rendered.pdf)).pages[0]["/Resources"]["/Font"]
    faces = [font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in fonts.values()]
    assert all("/FontFile2" in face.get_object() for face in faces)
    assert "Helvetica" not in rendered.pdf.decode("latin-1")


def test_a_finished_document_leaves_no_font_in_the_register(print_blocks: Printer) -> None:
    from reportlab.pdfbase import pdfmetrics

    before = set(pdfmetrics.getRegisteredFontNames())
    print_blocks(Paragraph("科"))
    assert set(pdfmetrics.getRegisteredFontNames()) == before
