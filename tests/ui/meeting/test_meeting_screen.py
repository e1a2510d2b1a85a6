"""The screen 会议材料 as she uses it: choose, preview, search, save, print."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.materials.pack import Part
from lianping_desk.domain.survey import LiteracySurvey
from lianping_desk.domain.work import Meeting
from lianping_desk.services.desk import Desk
from lianping_desk.services.materials.export import Format
from lianping_desk.services.meetings.save_meeting import save_meeting
from lianping_desk.services.periods.add_period import add_period
from lianping_desk.services.settings import read_settings
from lianping_desk.services.surveys.save_survey import save_survey
from lianping_desk.ui import messages
from lianping_desk.ui.meeting import screen as screen_module
from lianping_desk.ui.meeting.meeting_dialog import MeetingDialog
from lianping_desk.ui.meeting.saved_note import SavedNote
from lianping_desk.ui.meeting.screen import MeetingScreen
from lianping_desk.ui.meeting.units_dialog import UnitsDialog
from lianping_desk.ui.theme import LIGHT
from lianping_desk.ui.workspace import Workspace
from tests.reports.reading import squeezed

DAY = date(2023, 6, 30)


def open_screen(qtbot: QtBot, desk: Desk) -> MeetingScreen:
    made = MeetingScreen(Workspace(desk))
    qtbot.addWidget(made)
    made.resize(1180, 640)
    made.show()
    return made


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk) -> Iterator[MeetingScreen]:
    """The screen with one meeting and one period; only the targets are ticked, which are quickly laid out."""
    save_meeting(desk, Meeting("2023年第二次科普工作联席会议", date(2023, 7, 20), "三楼会议室"))
    add_period(desk, "2023H1")
    kept = {"parts": ["targets"], "order": [part.value for part in Part]}
    desk.settings = replace(desk.settings, as_of=DAY.isoformat(), window={"meeting": kept})
    made = open_screen(qtbot, desk)
    yield made
    made.workspace.jobs.finish()


def settle(qtbot: QtBot, screen: MeetingScreen) -> None:
    """Wait until nothing is under way."""
    qtbot.waitUntil(lambda: not screen.workspace.jobs.under_way and not screen.pane.is_busy, timeout=30_000)


def build(qtbot: QtBot, screen: MeetingScreen) -> None:
    qtbot.keyClick(screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, screen)
    assert screen.preview is not None


def text_of(pdf: bytes) -> str:
    return squeezed("".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages))


def is_drawn(screen: MeetingScreen) -> bool:
    """Whether black type on white paper is seen."""
    seen = screen.pane.pages.view.grab().toImage()
    shades = {seen.pixelColor(x, y).lightness() for x in range(0, seen.width(), 3) for y in range(0, seen.height(), 3)}
    return min(shades) < 60 and max(shades) == 255


def test_the_pdf_library_waits_until_the_screen_is_shown() -> None:
    code = (
        "import sys, lianping_desk.ui.window, lianping_desk.ui.places;"
        "print([name for name in sys.modules if 'QtPdf' in name or 'QtPrint' in name])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_an_empty_screen_says_how_to_begin(screen: MeetingScreen) -> None:
    assert "再按“预览”" in screen.pane.stack.currentWidget().text()


def test_the_preview_shows_every_page_of_what_was_chosen(qtbot: QtBot, screen: MeetingScreen) -> None:
    build(qtbot, screen)
    assert screen.preview is not None
    assert screen.pane.stack.currentWidget() is screen.pane.pages
    assert screen.pane.pages.document.pageCount() == screen.preview.pages
    assert f"共 {screen.preview.pages} 页" in screen.pane.pages.total.text()
    assert "连平县科普工作创建目标完成情况" in text_of(screen.preview.pdf)
    assert "截至2023年6月30日" in text_of(screen.preview.pdf)
    qtbot.waitUntil(lambda: is_drawn(screen), timeout=30_000)


def test_a_pack_names_the_chosen_meeting_on_its_cover(qtbot: QtBot, screen: MeetingScreen) -> None:
    screen.choices.meeting.setCurrentIndex(1)
    screen.choices.parts.show_parts((), (Part.targets, Part.late_list))
    build(qtbot, screen)
    assert screen.preview is not None
    cover = squeezed(PdfReader(BytesIO(screen.preview.pdf)).pages[0].extract_text())
    assert "2023年第二次科普工作联席会议材料" in cover
    assert "会议地点：三楼会议室" in cover


def test_a_changed_choice_marks_the_preview_and_offers_to_make_it_again(qtbot: QtBot, screen: MeetingScreen) -> None:
    build(qtbot, screen)
    assert screen.is_current
    screen.choices.as_of.setDate(screen.choices.as_of.date().addDays(90))
    assert not screen.is_current
    assert screen.pane.outdated.isVisible()
    again = screen.pane.outdated.findChild(QPushButton)
    assert isinstance(again, QPushButton)
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    settle(qtbot, screen)
    assert screen.is_current
    assert screen.preview is not None
    assert "截至2023年9月28日" in text_of(screen.preview.pdf)


def test_changed_data_marks_the_preview(qtbot: QtBot, screen: MeetingScreen) -> None:
    build(qtbot, screen)
    desk = screen.workspace.desk
    screen.workspace.do(lambda: save_survey(desk, LiteracySurvey(2022, Decimal("10.9"), 1200)))
    assert screen.pane.is_outdated
    build(qtbot, screen)
    assert screen.preview is not None
    assert "10.9" in text_of(screen.preview.pdf)


def test_parts_are_ticked_and_moved_by_keyboard(qtbot: QtBot, screen: MeetingScreen) -> None:
    parts = screen.choices.parts
    parts.list.setFocus()
    parts.list.setCurrentRow(parts.order.index(Part.division))
    qtbot.keyClick(parts.list, Qt.Key.Key_Space)
    assert parts.chosen == (Part.division, Part.targets)
    for _ in range(2):
        qtbot.keyClick(parts.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert parts.chosen == (Part.targets, Part.division)
    qtbot.keyClick(parts.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert parts.chosen == (Part.division, Part.targets)


def test_choices_are_remembered(qtbot: QtBot, screen: MeetingScreen, desk: Desk) -> None:
    screen.choices.meeting.setCurrentIndex(1)
    screen.choices.period.setCurrentIndex(1)
    screen.choices.parts.move_current(1)
    desk.settings = read_settings(desk.folder.settings)
    again = open_screen(qtbot, desk)
    assert again.choices.chosen == screen.choices.chosen
    assert again.choices.chosen.period_code == "2023H1"
    first, second, *others = Part
    assert again.choices.parts.order == (second, first, *others)


def test_without_parts_she_is_told_to_choose(
    qtbot: QtBot, screen: MeetingScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[DeskError] = []
    monkeypatch.setattr(messages, "show_trouble", lambda _parent, error: told.append(error))
    screen.choices.parts.show_parts((), ())
    screen.build()
    settle(qtbot, screen)
    assert "还没有选择材料" in told[0].sentence
    assert screen.preview is None


def test_another_screen_sends_her_here_for_one_part(qtbot: QtBot, screen: MeetingScreen) -> None:
    screen.show_place("schedule")
    settle(qtbot, screen)
    assert screen.choices.parts.chosen == (Part.schedule,)
    assert screen.preview is not None
    assert "进度安排表" in text_of(screen.preview.pdf)


def test_a_meeting_entered_here_is_chosen(screen: MeetingScreen, monkeypatch: pytest.MonkeyPatch) -> None:
    def fill_in(dialog: MeetingDialog) -> int:
        dialog.title_field.setText("2024年全体会议")
        dialog.try_to_accept()
        return dialog.result()

    monkeypatch.setattr(MeetingDialog, "exec", fill_in)
    screen.add_meeting()
    assert screen.choices.chosen.meeting is not None
    assert screen.choices.chosen.meeting.title == "2024年全体会议"


def test_task_sheets_go_to_the_units_she_ticks(
    qtbot: QtBot, screen: MeetingScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    def tick(dialog: UnitsDialog) -> int:
        dialog.search.setText("jyj")
        shown = [dialog.list.item(row) for row in range(dialog.list.count()) if not dialog.list.item(row).isHidden()]
        assert [item.text() for item in shown] == ["县教育局"]
        dialog.search.clear()
        for row in range(dialog.list.count()):
            item = dialog.list.item(row)
            chosen = item.text() in ("县教育局", "忠信镇")
            item.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)
        dialog.try_to_accept()
        return dialog.result()

    monkeypatch.setattr(UnitsDialog, "exec", tick)
    qtbot.mouseClick(screen.choices.units, Qt.MouseButton.LeftButton)
    assert screen.choices.units.text() == "选定的2个单位"
    screen.choices.parts.show_parts((), (Part.task_sheets,))
    build(qtbot, screen)
    assert screen.preview is not None
    bookmarks = [str(one.title) for one in PdfReader(BytesIO(screen.preview.pdf)).outline[1]]
    assert bookmarks == ["任务书　县教育局", "任务书　忠信镇"]


def test_search_goes_to_what_it_finds(qtbot: QtBot, screen: MeetingScreen) -> None:
    build(qtbot, screen)
    pages = screen.pane.pages
    qtbot.keyClick(screen, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert pages.search.isVisible()
    qtbot.keyClicks(pages.search.words, "x")
    pages.search.words.setText("公民科学素质调查结果")
    qtbot.waitUntil(lambda: pages.search.count.text() == "1 / 1", timeout=30_000)
    assert pages.current_page > 0
    pages.search.words.setText("没有这样的话")
    qtbot.waitUntil(lambda: pages.search.count.text() == "没有找到", timeout=30_000)
    qtbot.keyClick(pages.search.words, Qt.Key.Key_Escape)
    assert not pages.search.isVisible()


def test_pages_are_turned_and_zoomed_by_keyboard(qtbot: QtBot, screen: MeetingScreen) -> None:
    build(qtbot, screen)
    pages, control = screen.pane.pages, Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(pages, Qt.Key.Key_PageDown, control)
    assert pages.current_page == 1
    assert pages.page.value() == 2
    qtbot.keyClick(pages, Qt.Key.Key_PageUp, control)
    assert pages.current_page == 0
    fitted = pages._zoom_now()
    qtbot.keyClick(pages, Qt.Key.Key_Equal, control)
    assert pages.view.zoomFactor() == pytest.approx(fitted * 1.25)
    qtbot.keyClick(pages, Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier)
    assert pages.view.zoomMode() is pages.view.ZoomMode.FitToWidth


@pytest.mark.parametrize("format", list(Format))
def test_what_was_previewed_is_saved(
    qtbot: QtBot, screen: MeetingScreen, monkeypatch: pytest.MonkeyPatch, format: Format
) -> None:
    offered: list[Path] = []

    def choose(_parent: object, _title: str, suggested: Path, _kinds: str) -> Path:
        offered.append(suggested)
        return suggested

    monkeypatch.setattr(messages, "ask_save_name", choose)
    build(qtbot, screen)
    screen.save(format)
    settle(qtbot, screen)
    (file,) = offered
    assert file.name == f"连平县科普工作创建目标完成情况（截至2023-06-30）.{format}"
    assert file.parent == screen.workspace.desk.folder.exports
    assert screen.preview is not None
    if format is Format.pdf:
        assert file.read_bytes() == screen.preview.pdf
    elif format is Format.xlsx:
        cells = [cell.value for sheet in load_workbook(file) for row in sheet.iter_rows() for cell in row]
        assert "县级科普教育基地" in cells
    else:
        words = [cell.text for table in Document(str(file)).tables for cell in table._cells]
        assert "县级科普教育基地" in words
    note = screen.findChild(SavedNote)
    assert note is not None
    assert note.text.text() == f"已保存到 {file}"


def test_saving_without_a_preview_makes_it_first(
    qtbot: QtBot, screen: MeetingScreen, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(messages, "ask_save_name", lambda *_asked: tmp_path / "材料")
    screen.save(Format.pdf)
    settle(qtbot, screen)  # the preview starts the saving before its own job is over
    assert screen.preview is not None
    assert (tmp_path / "材料.pdf").read_bytes() == screen.preview.pdf


def test_a_target_open_elsewhere_is_saved_under_a_second_name(
    qtbot: QtBot, screen: MeetingScreen, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    target = tmp_path / "材料.pdf"
    target.write_bytes(b"open in another program")
    move = Path.replace

    def refuse(self: Path, to: Path) -> Path:
        if Path(to) == target:
            raise PermissionError
        return move(self, to)

    build(qtbot, screen)
    monkeypatch.setattr(messages, "ask_save_name", lambda *_asked: target)
    monkeypatch.setattr(Path, "replace", refuse)
    screen.save(Format.pdf)
    settle(qtbot, screen)
    assert screen.preview is not None
    assert (tmp_path / "材料(2).pdf").read_bytes() == screen.preview.pdf
    assert target.read_bytes() == b"open in another program"
    note = screen.findChild(SavedNote)
    assert note is not None
    assert "“材料.pdf”正在别的程序里打开" in note.text.text()
    assert note.path == tmp_path / "材料(2).pdf"


def test_without_a_printer_she_is_told(qtbot: QtBot, screen: MeetingScreen, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    monkeypatch.setattr(messages, "tell", lambda _parent, sentence, _more="": told.append(sentence))
    build(qtbot, screen)
    screen.print()
    assert told == ["这台电脑上没有安装打印机。"]


def test_hanzi_without_a_font_are_told_before_printing(
    qtbot: QtBot, screen: MeetingScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_survey(screen.workspace.desk, LiteracySurvey(2022, Decimal("10.9"), 1200, "报告\ue123"))
    build(qtbot, screen)
    assert screen.pane.warning is not None
    asked: list[str] = []
    monkeypatch.setattr(messages, "confirm", lambda _parent, question, _more="", **_words: bool(asked.append(question)))
    monkeypatch.setattr(screen_module, "ask_printer", lambda *_asked: pytest.fail("she said no"))
    screen.print()
    assert "有1个字在本机字体里没有" in asked[0]


def test_the_ground_of_the_pages_follows_a_theme_changed_while_they_were_out_of_sight(
    qtbot: QtBot, screen: MeetingScreen
) -> None:
    screen.workspace.choose_theme("dark")
    build(qtbot, screen)
    screen.hide()
    screen.workspace.choose_theme("light")
    screen.show()
    ground = screen.pane.pages.view.palette().color(QPalette.ColorRole.Dark)
    assert ground.name().upper() == LIGHT.line


def test_a_preview_can_be_stopped(qtbot: QtBot, screen: MeetingScreen) -> None:
    gate = threading.Event()
    screen.workspace.start("等", lambda _told: gate.wait(60))  # jobs wait their turn: it cannot outrun the button
    screen.choices.parts.show_parts((), tuple(Part))
    screen.build()
    assert screen.pane.is_busy
    qtbot.mouseClick(screen.pane.cancel, Qt.MouseButton.LeftButton)
    gate.set()
    settle(qtbot, screen)
    assert screen.preview is None
    assert screen.pane.stack.currentWidget() is not screen.pane.pages


def test_the_day_of_the_desk_is_the_day_here(screen: MeetingScreen) -> None:
    screen.workspace.choose_as_of(date(2024, 1, 31))
    assert screen.choices.chosen.as_of == date(2024, 1, 31)
