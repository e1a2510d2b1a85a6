"""A clerk at the review: nothing but keys."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from lianping_desk.ui.returns.review.dialog import ReviewDialog
from lianping_desk.ui.workspace import Workspace

HEADINGS = ("序号", "工作任务", "工作进展情况", "办结评估", "参与热度", "存在问题")


def office_table(
    path: Path,
    rows: Sequence[Sequence[Any]],
    headings: Sequence[str] = HEADINGS,
    *,
    unit: str = "县教育局",
    hidden: Sequence[int] = (),
) -> Path:
    """A table that a unit made by itself: a title, the unit, headings on row 3, rows below."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "情况"
    for line in (["2023年上半年全民科学素质工作情况表"], [f"填报单位：{unit}"], list(headings), *map(list, rows)):
        sheet.append(line)
    for row in hidden:
        sheet.row_dimensions[row].hidden = True
    book.save(path)
    return path


class ClerkAtReview:
    """She sits before an open review; `press` gives keys to whatever has the focus."""

    def __init__(self, qtbot: QtBot, workspace: Workspace, dialog: ReviewDialog) -> None:
        self.qtbot = qtbot
        self.workspace = workspace
        self.dialog = dialog
        self.wait()
        qtbot.waitUntil(lambda: bool(dialog.heading.text()), timeout=30_000)
        self.wait()

    def press(self, *keys: str) -> None:
        """Keys one after the other, each a name of Qt.Key or a text to type."""
        for key in keys:
            focus = QApplication.focusWidget() or self.dialog
            named = getattr(Qt.Key, f"Key_{key}", None)
            if named is None:
                QTest.keyClicks(focus, key)
            else:
                QTest.keyClick(focus, named)
            self.wait()

    def in_dialog(self, key: str, do: Callable[[Any], object]) -> None:
        """Press a key that opens a dialog, and do something in it."""

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QDialog) and dialog is not self.dialog:
                do(dialog)
            else:
                QTimer.singleShot(20, look)

        QTimer.singleShot(0, look)
        self.press(key)
        self.dialog.activateWindow()  # without a window manager nobody does it when a dialog has closed
        self.qtbot.waitUntil(self.dialog.isActiveWindow, timeout=30_000)

    def wait(self) -> None:
        self.qtbot.waitUntil(lambda: not self.workspace.jobs.under_way, timeout=30_000)
        self.qtbot.wait(10)

    @property
    def is_closed(self) -> bool:
        return not isValid(self.dialog) or not self.dialog.isVisible()

    @property
    def at(self) -> tuple[str, str]:
        """Cell and field of the doubt she is on."""
        line = self.dialog.reading.current_line()
        return (line.cell, line.field) if line and line.doubt else ("", "")

    @property
    def said(self) -> str:
        """What the card below the sheet says."""
        return self.dialog.card.why.text()
