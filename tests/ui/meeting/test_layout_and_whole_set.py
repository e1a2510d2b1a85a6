"""How she wants it printed, and the whole set as a folder: chosen on the screen, remembered, saved as previewed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lianping_desk.domain.materials.pack import Part
from lianping_desk.domain.materials.paper import Layout, RightPages, WidePaper
from lianping_desk.services.desk import Desk
from lianping_desk.services.settings import read_settings
from lianping_desk.ui import messages
from lianping_desk.ui.meeting.saved_note import SavedNote
from lianping_desk.ui.meeting.screen import MeetingScreen
from lianping_desk.ui.workspace import Workspace

DAY = date(2023, 6, 30)


def open_screen(qtbot: QtBot, desk: Desk) -> MeetingScreen:
    made = MeetingScreen(Workspace(desk))
    qtbot.addWidget(made)
    made.resize(1180, 640)
    made.show()
    return made


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk) -> Iterator[MeetingScreen]:
    """The report and the table of tasks."""
    kept = {"parts": ["report", "division"], "order": [part.value for part in Part]}
    desk.settings = replace(desk.settings, as_of=DAY.isoformat(), window={"meeting": kept})
    made = open_screen(qtbot, desk)
    yield made
    made.workspace.jobs.finish()


def settle(qtbot: QtBot, screen: MeetingScreen) -> None:
    qtbot.waitUntil(lambda: not screen.workspace.jobs.under_way and not screen.pane.is_busy, timeout=30_000)


def build(qtbot: QtBot, screen: MeetingScreen) -> bytes:
    qtbot.keyClick(screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, screen)
    assert screen.preview is not None
    return screen.preview.pdf


def test_paper_and_right_hand_pages_show_in_the_preview_and_are_remembered(
    qtbot: QtBot, screen: MeetingScreen, desk: Desk
) -> None:
    plain = build(qtbot, screen)
    screen.choices.wide.choose(WidePaper.a3)
    assert screen.pane.is_outdated
    screen.choices.right_pages.choose(RightPages.parts)
    changed = PdfReader(BytesIO(build(qtbot, screen))).pages
    assert len(changed) > len(PdfReader(BytesIO(plain)).pages)
    assert max(round(float(page.mediabox.width) / 72 * 25.4) for page in changed) == 420
    desk.settings = read_settings(desk.folder.settings)
    again = open_screen(qtbot, desk)
    assert again.choices.chosen.layout == Layout(WidePaper.a3, RightPages.parts)


def test_the_whole_set_is_the_previewed_pdf_and_a_file_to_edit_for_each_material(
    qtbot: QtBot, screen: MeetingScreen, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(messages, "ask_folder", lambda *_asked: tmp_path)
    seen = build(qtbot, screen)
    for name in ("连平县科普工作联席会议材料（截至2023-06-30）", "连平县科普工作联席会议材料（截至2023-06-30）(2)"):
        screen.save_whole_set()
        settle(qtbot, screen)
        files = sorted(file.name for file in (tmp_path / name).iterdir())
        assert files == [
            "工作进展情况汇报.docx",
            "连平县科普工作联席会议材料（截至2023-06-30）.pdf",
            "附件1 任务分工表.xlsx",
        ]
        assert (tmp_path / name / files[1]).read_bytes() == seen
    note = screen.findChildren(SavedNote)[-1]
    assert "那里已有文件夹" in note.text.text() and note.path.name.endswith("(2)")
