"""What the tests of the reports share: the fonts, and a document of one section."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from lianping_desk.reports.document import Document, Rendered, Section, render
from lianping_desk.reports.flow import Block
from lianping_desk.reports.fonts import FontChoice, choose_fonts
from lianping_desk.reports.page import LEDGER, PageStyle
from lianping_desk.reports.type_case import LoadedFonts
from tests.reports.reading import Printer


@pytest.fixture(scope="session")
def bundled() -> FontChoice:
    """The fonts that ship, the same on every computer."""
    return choose_fonts()


@pytest.fixture(scope="module")
def fonts(bundled: FontChoice) -> Iterator[LoadedFonts]:
    """Loaded fonts for layout without drawing."""
    loaded = LoadedFonts(bundled)
    yield loaded
    loaded.close()


@pytest.fixture(scope="session")
def print_blocks(bundled: FontChoice) -> Printer:
    """Print blocks as one section."""

    def print_them(*blocks: Block, page: PageStyle = LEDGER, title: str = "", note: str = "") -> Rendered:
        section = Section(page, blocks, title, note)
        return render(Document("试印", "某县科协", datetime(2023, 6, 30, 9, 0), (section,)), bundled)

    return print_them
