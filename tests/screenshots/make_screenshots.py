"""Make the pictures of the README and the manual: `python tests/screenshots/make_screenshots.py [SCREEN ...]`.

The real window on the demonstration, without a display; the pictures go to resources/help/images.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from contextlib import chdir
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lianping_desk.ui.meeting.screen import MeetingScreen
    from lianping_desk.ui.window import MainWindow

PROJECT = Path(__file__).resolve().parents[2]
IMAGES = PROJECT / "resources" / "help" / "images"
SCREENS = ("home", "division", "schedule", "targets", "returns", "meeting")
SIZE = (1366, 768)
COLOURS = 256
"""Of a picture: enough for every light to keep its own, and the files stay small."""

FIRST_PAGE_WITH_A_TIMELINE = "科普工作进度安排表"
"""Its title; a plan need not name phases."""


def make_screenshots(screens: Sequence[str], into: Path, data: Path | None = None) -> list[Path]:
    """A picture of each of `screens` in the folder `into`; `data` is a filled data folder (None: the demonstration)."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    from lianping_desk.app import make_application
    from lianping_desk.services.data_folder import DataFolder
    from lianping_desk.services.demo.fill_demo import fill_demo
    from lianping_desk.services.open_desk import opened_desk
    from lianping_desk.ui.theme import apply_theme
    from lianping_desk.ui.window import MainWindow

    application = QApplication.instance() or make_application()
    assert isinstance(application, QApplication)
    apply_theme(application, "light")
    into = into.resolve()
    with tempfile.TemporaryDirectory() as scratch, chdir(scratch):  # the status line shows a name, not our folders
        folder = DataFolder(data or Path("演示"))
        if data is None:
            fill_demo(folder)
        with opened_desk(folder) as desk:
            window = MainWindow(desk.settings)
            window.setWindowState(Qt.WindowState.WindowNoState)  # the screen that Qt makes up is smaller than hers
            window.resize(*SIZE)
            window.show()
            window.show_desk(desk)
            made = [_picture(window, name, into / f"{name}.png") for name in screens]
            window.workspace.jobs.finish()
            window.hide()
            window.deleteLater()
    return made


def _picture(window: "MainWindow", name: str, path: Path) -> Path:
    from PIL import Image

    window.go_to(name)
    if name == "meeting":
        _preview(window.screen_named(name))
    _settle(window)
    window.grab().save(str(path))
    with Image.open(path) as picture:
        few = picture.convert("RGB").quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
        few.save(path, optimize=True)
    return path


def _preview(screen: "MeetingScreen") -> None:
    """The pack for the latest meeting, open where the schedule is drawn."""
    from PySide6.QtPdfWidgets import QPdfView

    screen.choices.meeting.setCurrentIndex(1)
    screen.build()
    _settle(screen)
    pages = screen.pane.pages
    pages.fit(QPdfView.ZoomMode.FitToWidth)
    texts = [pages.document.getAllText(number).text() for number in range(pages.document.pageCount())]
    pages.go_to(next(n for n, text in enumerate(texts) if FIRST_PAGE_WITH_A_TIMELINE in text and n > 2))


def _settle(window: "MainWindow | MeetingScreen") -> None:
    """Until everything is read, laid out and drawn."""
    from PySide6.QtTest import QTest

    QTest.qWait(200)
    while window.workspace.jobs.under_way:
        QTest.qWait(50)
    QTest.qWait(600)  # pages of a preview are drawn one by one


def main() -> int:
    """Make the pictures that were asked for, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("screens", nargs="*", metavar="SCREEN", help="、".join(SCREENS))
    asked = parser.parse_args().screens
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(PROJECT))
    IMAGES.mkdir(parents=True, exist_ok=True)
    for path in make_screenshots(asked or SCREENS, IMAGES):
        print(f"{path.relative_to(PROJECT)}  {path.stat().st_size // 1024} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
