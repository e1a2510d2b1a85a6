"""The manual has a page for every screen, and no link leads nowhere."""

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from lianping_desk.ui.help_window import show_help
from lianping_desk.ui.places import PLACES


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_f1_shows_a_page_about_the_screen(qtbot: QtBot, place: object) -> None:
    name, title = getattr(place, "name", ""), getattr(place, "title", "")
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = show_help(parent, name)
    text = dialog.findChildren(QTextBrowser)[0].toPlainText()
    assert text.startswith(title)
    assert len(text) > 200
    dialog.close()


def test_every_link_between_pages_leads_to_a_page(project: Path) -> None:
    pages = project / "resources" / "help"
    links = [
        (page.name, link) for page in pages.glob("*.md") for link in re.findall(r"\]\((.+?)\)", page.read_text("utf-8"))
    ]
    assert links
    assert [(page, link) for page, link in links if not (pages / link).is_file()] == []
